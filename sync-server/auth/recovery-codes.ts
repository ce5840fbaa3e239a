/**
 * Ten codes on paper, each good once in place of the second factor. 50 random bits each, in letters that are not mistaken
 * for one another; the database holds a keyed hash, so that a copy of it cannot be searched.
 */
import { randomBytes } from 'node:crypto';
import type { Secrets } from '#server/setup/secrets.ts';
import { macOf } from '#server/crypto/server-keys.ts';

const COUNT = 10;
const LENGTH = 10;
/** Crockford's base32: without I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type SecondFactorKey = { readonly secrets: Pick<Secrets, 'secondFactor'> };

export interface RecoveryCodes {
  /** Shown once: `7KQ2M-XF0DA` */
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
}

export const makeRecoveryCodes = (ctx: SecondFactorKey, accountId: string): RecoveryCodes => {
  const codes = Array.from({ length: COUNT }, newCode);
  return { codes, hashes: codes.map((code) => hashRecoveryCode(ctx, accountId, code)) };
};

const newCode = (): string => {
  // 32 letters divide 256: every letter is equally likely.
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
};

/** As typed: case, spaces and hyphens do not matter, and look-alikes are read as what the paper shows. */
const normalizeRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

export const hashRecoveryCode = (ctx: SecondFactorKey, accountId: string, typed: string): string =>
  macOf(ctx.secrets.secondFactor, 'recovery-code', `${accountId} ${normalizeRecoveryCode(typed)}`).toString(
    'hex',
  );
