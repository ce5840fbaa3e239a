/** Numbers out of repeated runs. Rounds are interleaved, so that a machine that slows down does so for all. */

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  low: quantile(values, 0),
  high: quantile(values, 1),
});

/** Between the two nearest ranks. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
};

/** Runs each kind once per round, in an order that turns with the rounds. */
export const interleave = async <K extends string>(
  rounds: number,
  kinds: Readonly<Record<K, (round: number) => Promise<number>>>,
): Promise<Record<K, number[]>> => {
  const names = Object.keys(kinds) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      if (name !== undefined) results[name].push(await kinds[name](round));
    }
  }
  return results;
};

/** The ratio of each round, so that both sides saw the same machine. */
export const ratios = (over: readonly number[], under: readonly number[]): number[] =>
  over.map((value, round) => value / (under[round] ?? Number.NaN));
