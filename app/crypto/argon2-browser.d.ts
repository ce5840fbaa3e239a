declare module 'argon2-browser/dist/argon2-bundled.min.js' {
  interface Argon2Parameters {
    pass: string | Uint8Array;
    salt: Uint8Array;
    /** Iterations. */
    time: number;
    /** KiB. */
    mem: number;
    hashLen: number;
    parallelism: number;
    type: number;
  }
  const argon2: {
    ArgonType: { Argon2id: number };
    hash(parameters: Argon2Parameters): Promise<{ hash: Uint8Array }>;
  };
  export default argon2;
}
