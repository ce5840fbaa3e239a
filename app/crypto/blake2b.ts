/** The device's half of the hash behind person keys; the server computes the same with Node's `blake2b512`. */
import { loadSodium } from './sodium.ts';

const DIGEST_BYTES = 64;
const HEX_DIGITS = 32;

/** UTF-8 text → the first 32 hexadecimal digits of its BLAKE2b-512 digest, synchronous once loaded. */
export type Blake2bHex = (text: string) => string;

export const loadBlake2bHex = async (): Promise<Blake2bHex> => {
  const sodium = await loadSodium();
  return (text) => sodium.crypto_generichash(DIGEST_BYTES, text, null, 'hex').slice(0, HEX_DIGITS);
};

export const blake2bHex = async (text: string): Promise<string> => (await loadBlake2bHex())(text);
