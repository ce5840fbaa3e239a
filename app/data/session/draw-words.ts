/**
 * Words for a passphrase, drawn so that each is equally likely: a random number at or above the largest multiple of the list's
 * length is thrown away, because its remainder would favour the first words.
 */

/** Fills its argument with random values, as `crypto.getRandomValues` does. */
export type FillRandom = (values: Uint32Array<ArrayBuffer>) => unknown;

const RANGE = 2 ** 32;

/** Uniform in [0, bound), for bounds up to 2^32. */
export const randomBelow = (bound: number, fill: FillRandom = fillFromBrowser): number => {
  const limit = RANGE - (RANGE % bound);
  const value = new Uint32Array(1);
  for (;;) {
    fill(value);
    const drawn = value[0] ?? 0;
    if (drawn < limit) return drawn % bound;
  }
};

/** A word may come twice: each draw is worth log2(list length) bits. */
export const drawWords = (list: readonly string[], count: number, fill?: FillRandom): string[] =>
  Array.from({ length: count }, () => list[randomBelow(list.length, fill)] ?? '');

const fillFromBrowser: FillRandom = (values) => crypto.getRandomValues(values);
