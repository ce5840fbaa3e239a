/**
 * Money is a whole number of FCFA, never a fraction: the currency has no smaller unit in use, and binary fractions would
 * make sums depend on their order.
 */
import type { Brand } from './brand.ts';
import { err, ok, type Result } from './result.ts';

export type Fcfa = Brand<number, 'Fcfa'>;

/** Ten billion: far above any club's cash box, far below where integers lose precision. */
export const MAX_AMOUNT_FCFA = 10_000_000_000;

export const isFcfa = (amount: number): amount is Fcfa =>
  Number.isSafeInteger(amount) && Math.abs(amount) <= MAX_AMOUNT_FCFA;

export const toFcfa = (amount: number): Result<Fcfa, { type: 'not_an_amount' }> =>
  isFcfa(amount) ? ok(amount) : err({ type: 'not_an_amount' });

export const addFcfa = (left: Fcfa, right: Fcfa): Fcfa => (left + right) as Fcfa;
