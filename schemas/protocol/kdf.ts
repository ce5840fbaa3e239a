/** How keys come from a passphrase (Argon2id), as both sides write it down; without zod, for the first screen. */

export const KDF_DEFAULTS = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const;

export interface KdfParameters {
  /** 16 bytes, base64. */
  readonly salt: string;
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}
