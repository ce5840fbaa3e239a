/** The server's BLAKE2b, equal to the app's (app/crypto): first 16 bytes of the 64-byte digest, in hexadecimal. */
import { createHash } from 'node:crypto';
import type { HashText } from '#schemas/primitives/person-key.ts';

export const blake2bHex: HashText = (text) =>
  createHash('blake2b512').update(text, 'utf8').digest('hex').slice(0, 32);
