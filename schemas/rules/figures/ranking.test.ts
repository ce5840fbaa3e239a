import { describe, expect, test } from 'vitest';
import type { Month } from '../../primitives/dates.ts';
import type { Period } from '../../primitives/periods.ts';
import type { ClubSlug } from '../../primitives/ids.ts';
import { applyChange } from './apply-change.ts';
import { dashboardOf } from './dashboard.ts';
import type { Figures } from './figures.ts';
import { topPersons } from './ranking.ts';
import { toSummaries } from './summaries.ts';
import { clubView } from './views.ts';
import {
  attended,
  counting,
  countingVisits,
  INFO,
  keyOf,
  NOW,
  person,
  SPORT,
  YEAR,
} from './testing-contributions.ts';

describe('R10 R15 R24 rankings', () => {
  const top = (figures: Figures, club: ClubSlug | null) =>
    topPersons(figures, { club, period: YEAR, limit: 10 });
  const lines = (figures: Figures, club: ClubSlug | null) =>
    top(figures, club).map(({ rank, label, attendances }) => `${rank} ${label} ${attendances}`);

  const ali = person('a', 'Ali');
  const aly = person('b', 'Aly', { club: SPORT });
  const zoe = person('c', 'Zoé');
  const attendances = [
    ...[1, 2].map((number) => attended('a', number)),
    ...[3, 4].map((number) => attended('b', number, { club: SPORT })),
    ...[1, 2, 5].map((number) => attended('c', number)),
  ];

  test('equal counts share the rank, and stand in the order of names', () => {
    const figures = countingVisits(ali, aly, zoe, ...attendances);
    expect(lines(figures, null)).toEqual(['1 Zoé Ouédraogo 3', '2 Ali Ouédraogo 2', '2 Aly Ouédraogo 2']);
    applyChange(figures, null, person('d', 'Bintou'));
    applyChange(figures, null, attended('d', 1));
    expect(lines(figures, null).at(-1)).toBe('4 Bintou Ouédraogo 1');
  });

  test('a merge across clubs changes the combined top 10, and un-merging restores it', () => {
    const figures = countingVisits(ali, aly, zoe, ...attendances);
    const before = lines(figures, null);
    const merged = { ...aly, mergedInto: { club: INFO, person: ali.person } };
    applyChange(figures, aly, merged);
    expect(lines(figures, null)).toEqual(['1 Ali Ouédraogo 4', '2 Zoé Ouédraogo 3']);
    expect(top(figures, null)[0]?.byClub).toEqual({ informatique: 2, sport: 2 });
    expect(lines(figures, SPORT)).toEqual(['1 Aly Ouédraogo 2']);
    applyChange(figures, merged, aly);
    expect(lines(figures, null)).toEqual(before);
  });

  test('two merged people at one activity are one participation', () => {
    const twin = person('b', 'Aly', { mergedInto: { club: INFO, person: ali.person } });
    const figures = countingVisits(ali, twin, attended('a', 1), attended('b', 1), attended('b', 2));
    expect(lines(figures, INFO)).toEqual(['1 Ali Ouédraogo 2']);
    const view = clubView(dashboardOf(figures), { clubId: INFO, academicYear: YEAR, now: NOW });
    expect(view).toMatchObject({ persons: 1, headline: { participations: { current: 2 } } });
  });

  test('two people merged into each other, by two leads at once, are one', () => {
    const one = { ...ali, mergedInto: { club: INFO, person: keyOf('b') } };
    const two = person('b', 'Aly', { mergedInto: { club: INFO, person: keyOf('a') } });
    expect(lines(countingVisits(one, two, attended('a', 1), attended('b', 2)), INFO)).toEqual([
      '1 Ali Ouédraogo 2',
    ]);
  });

  test('the same person in two clubs counts once, with both clubs', () => {
    const figures = countingVisits(
      ali,
      { ...ali, club: SPORT },
      attended('a', 1),
      attended('a', 3, { club: SPORT }),
    );
    expect(top(figures, null)).toEqual([
      { rank: 1, label: 'Ali Ouédraogo', named: true, attendances: 2, byClub: { informatique: 1, sport: 1 } },
    ]);
  });

  test('a span of months counts its own months only', () => {
    const figures = countingVisits(ali, attended('a', 1, { month: '2025-12' as Month }), attended('a', 2));
    const best = (period: string) =>
      topPersons(figures, { club: null, period: period as Period, limit: 10 })[0]?.attendances;
    expect(['2025-12', '2025-2026-1', '2026-01'].map(best)).toEqual([1, 2, undefined]);
  });

  test('R14 who did not agree is published by initials, also when only one of two cards says no', () => {
    const shy = person('b', 'Élodie', { rankingConsent: false });
    const both = { ...ali, club: SPORT, rankingConsent: false };
    const summaries = toSummaries(
      countingVisits(ali, both, shy, attended('a', 1), attended('b', 1)),
      [INFO],
      NOW,
    );
    const labels = Object.fromEntries(
      summaries.flatMap((summary) =>
        summary.kind === 'activity' || summary.kind === 'period'
          ? []
          : [
              [
                summary.id,
                Object.values(summary.years).flatMap(({ top: rows }) => rows.map(({ label }) => label)),
              ],
            ],
      ),
    );
    expect(labels).toEqual({
      'summary:club:informatique': ['Ali Ouédraogo', 'É. O.'],
      'summary:association': ['A. O.', 'É. O.'],
    });
  });

  test('attendances that arrive before the person’s card count already', () => {
    expect(top(countingVisits(attended('a', 1)), INFO)).toMatchObject([{ rank: 1, label: '', named: false }]);
  });
});

describe('figures that were told something untrue', () => {
  test('say so instead of counting on', () => {
    expect(() => applyChange(counting(), attended('a', 1), null)).toThrow('figures');
    expect(() => applyChange(counting(person('a', 'Ali')), null, person('a', 'Ali'))).toThrow('figures');
  });
});
