/** What the page asks the Argon2 worker, and what it answers. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

export interface Argon2Request extends KdfCost {
  /** Already normalised. */
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly outputBytes: number;
}

export type Argon2Answer = { readonly bytes: Uint8Array } | { readonly failure: string };

export type RunArgon2id = (request: Argon2Request) => Promise<Uint8Array>;
