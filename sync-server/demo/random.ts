/** A seeded source of chance: the same seed gives the same year, on every machine. */

export interface Random {
  /** 0 ≤ value < 1 */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Distinct items, at most `count`, drawn with these weights. */
  readonly sample: <T>(items: readonly T[], count: number, weightOf: (item: T) => number) => T[];
}

/** Mulberry32: 32 bits of state are plenty for invented people. */
const createGenerator = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const createRandom = (seed: number): Random => {
  const next = createGenerator(seed);
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('pick needs at least one item');
      return item;
    },
    // Efraimidis and Spirakis: the largest u^(1/w) make a weighted sample without replacement in one pass.
    sample: (items, count, weightOf) =>
      items
        .map((item) => ({ item, rank: next() ** (1 / weightOf(item)) }))
        .sort((left, right) => right.rank - left.rank)
        .slice(0, count)
        .map(({ item }) => item),
  };
};
