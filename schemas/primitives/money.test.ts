import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFcfa, isFcfa, MAX_AMOUNT_FCFA, toFcfa, type Fcfa } from './money.ts';

describe('money', () => {
  test('is a whole number of FCFA within bounds', () => {
    for (const amount of [0, 500, -12_500, MAX_AMOUNT_FCFA, -MAX_AMOUNT_FCFA])
      expect(toFcfa(amount).ok).toBe(true);
    for (const amount of [0.5, NaN, Infinity, MAX_AMOUNT_FCFA + 1, 2 ** 60]) {
      expect(toFcfa(amount)).toEqual({ ok: false, error: { type: 'not_an_amount' } });
    }
  });

  test('adds up to the same sum in any order, for as many entries as a club will ever have', () => {
    const amount = fc.integer({ min: -MAX_AMOUNT_FCFA, max: MAX_AMOUNT_FCFA }).map((value) => value as Fcfa);
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const sum = (values: readonly Fcfa[]) => values.reduce(addFcfa, 0 as Fcfa);
        expect(sum(amounts)).toBe(sum([...amounts].reverse()));
        expect(Number.isSafeInteger(sum(amounts))).toBe(true);
        for (const value of amounts) expect(isFcfa(value)).toBe(true);
      }),
    );
    expect(Number.isSafeInteger(MAX_AMOUNT_FCFA * 100_000)).toBe(true);
  });
});
