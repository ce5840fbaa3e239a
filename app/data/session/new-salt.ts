/** For the derivation of keys from a passphrase: 16 bytes, base64. */
export const newSalt = (): string =>
  btoa(String.fromCharCode(...globalThis.crypto.getRandomValues(new Uint8Array(16))));
