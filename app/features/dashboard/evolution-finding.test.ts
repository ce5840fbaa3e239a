import { describe, expect, test } from 'vitest';
import { createFormat } from '#app/i18n/format.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import type { Month } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { evolutionFinding, holidaysOf } from './evolution-finding.ts';

const format = createFormat('fr');

/** Months that end in October, of one club that holds all. */
const evolutionOf = (...totals: readonly number[]) => ({
  months: totals.map((_, index) => {
    const month = 10 - (totals.length - 1 - index);
    return (month > 0 ? `2026-${String(month).padStart(2, '0')}` : `2025-${12 + month}`) as Month;
  }),
  series: [{ clubId: 'sport' as ClubSlug, values: totals }],
});

const titleOf = (...totals: readonly number[]): string =>
  evolutionFinding(evolutionOf(...totals), undefined, fr, format).title;

describe('R15 what the evolution says', () => {
  test('names both months, with their figures, and the month that is not over', () => {
    const finding = evolutionFinding(evolutionOf(300, 816, 0, 331, 937), '2026-11' as Month, fr, format);
    expect(finding).toEqual({
      title: 'À peu près autant de participations en octobre qu’en juillet',
      measure: 'De 816 en juillet à 937 en octobre, tous clubs réunis. Novembre, en cours, n’est pas compté.',
    });
  });

  test('says nothing of a running month when the year is over', () => {
    expect(evolutionFinding(evolutionOf(10, 20), undefined, fr, format).measure).toBe(
      'De 10 en septembre à 20 en octobre, tous clubs réunis.',
    );
  });

  test.each([
    [[100, 100, 100, 190], 'Presque deux fois plus de participations en octobre qu’en juillet'],
    [[100, 100, 100, 120], 'Plus de participations en octobre qu’en juillet'],
    [[100, 100, 100, 300], 'Plus de participations en octobre qu’en juillet'],
    [[100, 100, 100, 80], 'Moins de participations en octobre qu’en juillet'],
    // July was a holiday: June before it is compared, else the first month after it.
    [[50, 0, 100, 100, 100], 'Presque deux fois plus de participations en octobre qu’en juin'],
    [[0, 60, 100, 100], 'Plus de participations en octobre qu’en août'],
    // October is one itself.
    [[100, 100, 40, 0], 'Moins de participations en septembre qu’en juillet'],
    [[0, 0, 0, 12], 'Premières participations en octobre'],
    [[0, 0, 0, 0], 'Pas encore de participations à comparer'],
    [[], 'Pas encore de participations à comparer'],
  ])('%j: %s', (totals, title) => {
    expect(titleOf(...totals)).toBe(title);
  });
});

test('R15 months in which nobody did anything are holidays, once there was something', () => {
  expect(holidaysOf(evolutionOf(0, 0, 5, 0, 0, 7, 0))).toEqual([
    { first: 3, last: 4 },
    { first: 6, last: 6 },
  ]);
  expect(holidaysOf(evolutionOf(0, 0))).toEqual([]);
});
