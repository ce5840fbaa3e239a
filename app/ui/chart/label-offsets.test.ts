import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOffsets, roundScale } from './label-offsets.ts';

describe('labels at the ends of the lines', () => {
  it('are never closer than the gap, stay in the plot, and do not move when nothing meets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }), (values) => {
        const offsets = labelOffsets(values, 400, 276, 20);
        const ys = values.map((value, index) => 276 * (1 - value / 400) + (offsets[index] ?? 0));
        const sorted = [...ys].sort((a, b) => a - b);
        sorted.forEach((y, index) => {
          const before = sorted[index - 1];
          if (before !== undefined) expect(y - before).toBeGreaterThanOrEqual(20 - 1e-6);
        });
        expect(Math.max(...ys)).toBeLessThanOrEqual(276 + 1e-6);
      }),
    );
    expect(labelOffsets([100, 300], 400, 276, 20)).toEqual([0, 0]);
  });

  it('stand on a scale of at most four round steps that holds every value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (largest) => {
        const { max, step } = roundScale(largest);
        expect(max).toBeGreaterThanOrEqual(largest);
        expect(max / step).toBeLessThanOrEqual(5);
        expect(Number.isInteger(step)).toBe(true);
      }),
    );
    expect(roundScale(313)).toEqual({ max: 400, step: 100 });
  });
});
