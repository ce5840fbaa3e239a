/**
 * One passphrase opens the vault and signs in (DESIGN §4). The server never sees it, so only the device can refuse a weak
 * one; and both must agree to the letter on its normal form, or nobody gets in.
 */

/**
 * Phone keyboards add a space after a chosen word and compose accents in their own way: spaces at the ends go, those
 * inside become one, and NFKC makes equal what looks equal. Case is kept. Changing this locks everybody out.
 */
export const normalizePassphrase = (passphrase: string): string =>
  passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ');

const MIN_PASSPHRASE_WORDS = 4;
const MIN_PASSPHRASE_LENGTH = 14;
const MAX_PASSPHRASE_LENGTH = 256;
/** Fewer than this many different characters is a key held down, not a secret. */
const MIN_DISTINCT_CHARACTERS = 6;

/** Codes of the field `passphrase`; each is a sentence of the interface. */
const PASSPHRASE_PROBLEMS = [
  'required',
  'passphrase_too_short',
  'passphrase_too_long',
  'passphrase_repetitive',
  'passphrase_is_identity',
] as const;
export type PassphraseProblem = (typeof PASSPHRASE_PROBLEMS)[number];

/** What others know about the person and would try first. */
export interface KnownIdentity {
  readonly email: string;
  readonly displayName: string;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The first reason to ask for another passphrase, or undefined. */
export const passphraseProblem = (
  passphrase: string,
  identity: KnownIdentity,
): PassphraseProblem | undefined => {
  const normal = normalizePassphrase(passphrase);
  if (normal === '') return 'required';
  if (normal.length > MAX_PASSPHRASE_LENGTH) return 'passphrase_too_long';
  const longWords = normal.split(' ').filter((word) => word.length >= 2);
  if (normal.length < MIN_PASSPHRASE_LENGTH && longWords.length < MIN_PASSPHRASE_WORDS) {
    return 'passphrase_too_short';
  }
  const known = new Set([...wordsOf(identity.email), ...wordsOf(identity.displayName)]);
  const words = wordsOf(normal);
  if (words.length > 0 && words.every((word) => known.has(word))) return 'passphrase_is_identity';
  const distinct = new Set(normal.toLowerCase().replace(/ /g, '')).size;
  const repeats = words.length > 1 && new Set(words).size === 1;
  return repeats || distinct < MIN_DISTINCT_CHARACTERS ? 'passphrase_repetitive' : undefined;
};
