/** Opaque tokens: 32 random bytes on the wire, a hash in the database, so that a copy of the database opens nothing. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
/** 32 bytes in base64url. */
export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

export const randomToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export const hashToken = (token: string): string =>
  createHash('blake2b512').update(`token:${token}`, 'utf8').digest('hex').slice(0, 64);

export const sameText = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
};
