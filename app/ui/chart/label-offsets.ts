/** Where the labels at the lines' ends go when clubs meet: moved apart by the least, never out of the plot. */

/** A scale that ends above the largest value on one of at most four round steps. */
export const roundScale = (largest: number): { max: number; step: number } => {
  const wanted = Math.max(1, largest);
  const power = 10 ** Math.floor(Math.log10(wanted / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => wanted / size <= 4) ?? wanted;
  const whole = Math.max(1, Math.ceil(step));
  return { max: Math.ceil(wanted / whole) * whole, step: whole };
};

/**
 * For each value, how many pixels its label moves down (negative: up) from its point so that no two are closer than `gapPx`.
 * Values count from 0 at the bottom to `max` at the top of `heightPx`.
 */
export const labelOffsets = (
  values: readonly number[],
  max: number,
  heightPx: number,
  gapPx: number,
): number[] => {
  const wanted = values.map((value) => heightPx * (1 - value / max));
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const placed = new Map<number, number>();
  let lowest = -Infinity;
  for (const index of order) {
    lowest = Math.max(wanted[index] ?? 0, lowest + gapPx);
    placed.set(index, lowest);
  }
  // What was pushed below the plot goes back up, and pushes its neighbours in turn.
  let highest = heightPx;
  for (const index of [...order].reverse()) {
    highest = Math.min(placed.get(index) ?? 0, highest);
    placed.set(index, highest);
    highest -= gapPx;
  }
  return wanted.map((y, index) => (placed.get(index) ?? y) - y);
};
