/** Ids of the invented documents: real ULIDs whose random part comes from the seed, so that the year can be made again. */
import { ulid } from 'ulid';
import type { Random } from './random.ts';

export type NewUlid = (timeMs: number) => string;

export const createUlids =
  (random: Random): NewUlid =>
  (timeMs) =>
    ulid(timeMs, random.next);

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits, as RFC 4226 recommends for a HOTP secret. */
export const demoSecretBase32 = (random: Random): string =>
  Array.from({ length: 32 }, () => BASE32[random.between(0, 31)] ?? 'A').join('');
