/**
 * The person key makes the same person, typed on two phones, in two orders, with or without accents, one document.
 * It is a hash, so that ids in URLs, logs and indexes carry no name; it does not hide a name from someone who guesses it.
 * The hash is passed in because app and server have different BLAKE2b engines: both give the first 16 bytes of the
 * 64-byte digest, in hexadecimal.
 */
import type { PersonKey } from './ids.ts';

/** UTF-8 text → first 32 hexadecimal digits of its BLAKE2b-512 digest. */
export type HashText = (text: string) => string;

export interface PersonIdentity {
  readonly firstName: string;
  readonly lastName: string;
  readonly programId: string;
  /** Empty, unless the host said «another person of the same name». */
  readonly discriminator: string;
}

/** Lower case without accents; apostrophes vanish, every other mark parts words. `OUÉDRAOGO-N’Di` → `ouedraogo ndi` */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ‘`´]/g, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words of both names together, sorted: nom and prénom swapped give the same tokens. */
export const nameTokens = (firstName: string, lastName: string): string[] =>
  `${foldName(firstName)} ${foldName(lastName)}`
    .split(' ')
    .filter((token) => token !== '')
    .sort();

export const personKey = (identity: PersonIdentity, hash: HashText): PersonKey => {
  const tokens = nameTokens(identity.firstName, identity.lastName).join(' ');
  return hash(`${tokens}\u0000${identity.programId}\u0000${identity.discriminator}`) as PersonKey;
};
