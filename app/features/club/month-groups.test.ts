import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthOf, toInstant, type Instant } from '#schemas/primitives/dates.ts';
import { academicYearsOf, countByState, groupByMonth, inAcademicYear } from './month-groups.ts';

const at = (day: string) => ({ startsAt: `${day}T15:00:00.000Z` as Instant });

test('activities fall into their months, latest month first as they come', () => {
  const groups = groupByMonth([at('2026-03-28'), at('2026-03-14'), at('2026-02-28')]);
  expect(groups).toEqual([
    { month: '2026-03', activities: [at('2026-03-28'), at('2026-03-14')] },
    { month: '2026-02', activities: [at('2026-02-28')] },
  ]);
});

test('grouping loses nothing, doubles nothing and keeps the order', () => {
  const start = Date.UTC(2024, 0, 1);
  const days = fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 60 });
  fc.assert(
    fc.property(days, (offsets) => {
      const activities = [...offsets]
        .sort((a, b) => b - a)
        .map((offset) => ({ startsAt: toInstant(start + offset * 86_400_000) }));
      const groups = groupByMonth(activities);
      expect(groups.flatMap((group) => group.activities)).toEqual(activities);
      expect(new Set(groups.map(({ month }) => month)).size).toBe(groups.length);
      for (const { month, activities: grouped } of groups) {
        expect(grouped.every(({ startsAt }) => monthOf(startsAt) === month)).toBe(true);
      }
    }),
  );
});

test('the academic year turns with October', () => {
  const all = [at('2026-10-01'), at('2026-09-30'), at('2025-10-01')];
  expect(inAcademicYear(all, '2025-2026' as never)).toEqual([at('2026-09-30'), at('2025-10-01')]);
  expect(academicYearsOf(all, '2026-11-22T10:00:00.000Z' as Instant)).toEqual(['2026-2027', '2025-2026']);
});

test('an empty club still has its current year', () => {
  expect(academicYearsOf([], '2026-03-14T10:00:00.000Z' as Instant)).toEqual(['2025-2026']);
});

test('counts say how many activities are in each state', () => {
  const states = ['done', 'done', 'planned'] as const;
  expect(countByState(states.map((state) => ({ state })))).toEqual({
    planned: 1,
    running: 0,
    done: 2,
    cancelled: 0,
  });
});
