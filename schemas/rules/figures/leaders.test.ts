import { expect, test } from 'vitest';
import type { Month } from '../../primitives/dates.ts';
import type { ClubSlug } from '../../primitives/ids.ts';
import { leadersOf } from './leaders.ts';

const viewOf = (...rows: readonly (readonly (number | null)[])[]) => ({
  months: ['2026-01', '2026-02', '2026-03'] as Month[],
  series: rows.map((values, index) => ({ clubId: `club-${index}` as ClubSlug, values })),
});

test('R16 leads who stands highest in the last month that has a number', () => {
  expect(leadersOf(viewOf([30, 10, null], [20, 25, null]))).toEqual({
    month: '2026-02',
    clubs: ['club-1'],
    value: 25,
  });
});

test('R16 equals lead together, and nobody leads where nothing was done', () => {
  expect(leadersOf(viewOf([0.5, 0.5], [0.5, 0.5], [0.1, 0.2]))?.clubs).toEqual(['club-0', 'club-1']);
  expect(leadersOf(viewOf([0, 0, 0], [null, null, null]))).toBeUndefined();
});
