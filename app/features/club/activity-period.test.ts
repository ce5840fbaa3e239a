import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  monthsOfAcademicYear,
  type AcademicYear,
  type Instant,
  type Month,
} from '#schemas/primitives/dates.ts';
import { semesterOf, semestersOf } from '#schemas/primitives/periods.ts';
import { inPeriod, kindsOf, monthsWithActivities } from './activity-period.ts';

const year = '2025-2026' as AcademicYear;
const activities = fc
  .array(fc.constantFrom(...monthsOfAcademicYear(year)))
  .map((months) => months.map((month) => ({ startsAt: `${month}-15T15:00:00.000Z` as Instant })));

test('R10 the semesters share the year, and so do the months that have something', () => {
  fc.assert(
    fc.property(activities, (all) => {
      const count = (period: Parameters<typeof inPeriod>[1]) => inPeriod(all, period, year).length;
      expect(count('first') + count('second')).toBe(all.length);
      expect(count('year')).toBe(all.length);
      const months = monthsWithActivities(all);
      expect(months.reduce((sum, month) => sum + count(month), 0)).toBe(all.length);
    }),
  );
});

test('R10 R20 the semesters are those that the figures are counted by', () => {
  const at = (month: string) => ({ startsAt: `${month}-28T09:00:00.000Z` as Instant });
  const months = monthsOfAcademicYear(year);
  const all = months.map(at);
  const [first] = semestersOf(year);
  expect(inPeriod(all, 'first', year)).toEqual(months.filter((month) => semesterOf(month) === first).map(at));
  expect(inPeriod(all, '2026-03' as Month, year)).toEqual([at('2026-03')]);
});

test('R10 kinds come as the club lists them, forgotten ones last', () => {
  const list = [
    { key: 'atelier', label: 'Atelier', competition: false },
    { key: 'debat', label: 'Débat', competition: false },
    { key: 'tournoi', label: 'Tournoi', competition: true },
  ];
  const used = ['tournoi', 'sortie', 'atelier', 'atelier'].map((kind) => ({ kind }));
  expect(kindsOf(used, list).map(({ label }) => label)).toEqual(['Atelier', 'Tournoi', 'sortie']);
});
