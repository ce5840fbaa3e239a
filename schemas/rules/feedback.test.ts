import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedbackOf } from './feedback.ts';

const attendance = fc.record({
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  appreciations: fc.array(fc.string(), { maxLength: 2 }),
  suggestions: fc.array(fc.string(), { maxLength: 2 }),
});

test('R20 every rating counts once and every text is there', () => {
  fc.assert(
    fc.property(fc.array(attendance), (attendances) => {
      const { count, average, distribution, appreciations, suggestions } = feedbackOf(attendances);
      const rated = attendances.filter(({ rating }) => rating !== null);
      expect(count).toBe(rated.length);
      expect(distribution.reduce((sum, one) => sum + one.count, 0)).toBe(count);
      const weighted = distribution.reduce((sum, one) => sum + one.rating * one.count, 0);
      if (average === null) expect(count).toBe(0);
      else expect(average * count).toBeCloseTo(weighted);
      expect(appreciations).toEqual(attendances.flatMap((one) => one.appreciations));
      expect(suggestions).toEqual(attendances.flatMap((one) => one.suggestions));
    }),
  );
});
