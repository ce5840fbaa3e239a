import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantArbitrary } from '../testing/values.ts';
import {
  academicYearOf,
  dayOf,
  instantToMs,
  isInstant,
  isLocalDate,
  monthOf,
  monthsOfAcademicYear,
  toInstant,
  type AcademicYear,
  type Instant,
  type LocalDate,
  type Month,
} from './dates.ts';

describe('instants', () => {
  test('go to milliseconds and back, and their text order is time order', () => {
    fc.assert(
      fc.property(instantArbitrary, instantArbitrary, (a, b) => {
        expect(toInstant(instantToMs(a))).toBe(a);
        expect(isInstant(a)).toBe(true);
        expect(a < b).toBe(instantToMs(a) < instantToMs(b));
      }),
    );
  });

  test.each([
    '2026-03-14',
    '2026-03-14T15:00:00Z',
    '2026-03-14T15:00:00.000',
    '2026-03-14T15:00:00.000+01:00',
    '2026-03-14T24:00:00.000Z',
    '2026-02-30T15:00:00.000Z',
    '2026-13-01T15:00:00.000Z',
    '+020260-03-14T15:00:00.000Z',
    ' 2026-03-14T15:00:00.000Z',
    '2026-03-14T15:00:00.000Z\n',
    '',
  ])('%j is none', (text) => expect(isInstant(text)).toBe(false));
});

describe('days', () => {
  test.each(['2026-02-28', '2028-02-29', '2026-12-31'])('%s exists', (day) =>
    expect(isLocalDate(day)).toBe(true),
  );
  test.each(['2026-02-29', '2026-04-31', '2026-00-10', '26-01-01', '2026-1-1', '2026-01-01T'])(
    '%s does not',
    (day) => expect(isLocalDate(day)).toBe(false),
  );

  test('are those of Ouagadougou, which keeps UTC', () => {
    const instant = '2026-03-14T23:59:59.999Z' as Instant;
    expect(dayOf(instant)).toBe('2026-03-14');
    expect(monthOf(instant)).toBe('2026-03');
  });
});

describe('academic years', () => {
  test.each([
    ['2025-09-30', '2024-2025'],
    ['2025-10-01', '2025-2026'],
    ['2026-01-01', '2025-2026'],
    ['2026-09-30', '2025-2026'],
  ])('%s is of %s', (day, year) => {
    expect(academicYearOf(day as LocalDate)).toBe(year);
    expect(academicYearOf(day.slice(0, 7) as Month)).toBe(year);
  });

  test('have twelve months in order, each of that year', () => {
    const year = '2025-2026' as AcademicYear;
    const months = monthsOfAcademicYear(year);
    expect(months).toHaveLength(12);
    expect([months[0], months[3], months[11]]).toEqual(['2025-10', '2026-01', '2026-09']);
    expect([...months].sort()).toEqual(months);
    for (const month of months) expect(academicYearOf(month)).toBe(year);
  });
});
