import { describe, expect, test } from 'vitest';
import type { AcademicYear, Instant, Month } from '../../primitives/dates.ts';
import type { Period } from '../../primitives/periods.ts';
import { activityIdOf, type ActivityId, type ClubSlug, type PersonKey } from '../../primitives/ids.ts';
import { pooledUlid } from '../../testing/values.ts';
import { applyChange } from './apply-change.ts';
import type {
  ActivityContribution,
  AttendanceContribution,
  Contribution,
  ParticipantContribution,
} from './contribution.ts';
import { dashboardOf } from './dashboard.ts';
import { emptyFigures, type Figures } from './figures.ts';
import { topPersons } from './ranking.ts';
import { toSummaries } from './summaries.ts';
import { activityView, clubView, dashboardView } from './views.ts';

const INFO = 'informatique' as ClubSlug;
const SPORT = 'sport' as ClubSlug;
const NOW = '2026-03-14T14:32:00.000Z' as Instant;
const YEAR = '2025-2026' as AcademicYear;
const QUESTION = { clubs: [INFO, SPORT], period: YEAR, now: NOW };

const idOf = (number: number): ActivityId => activityIdOf(pooledUlid(number));
const keyOf = (letter: string): PersonKey => letter.repeat(32) as PersonKey;

const activity = (
  number: number,
  startsAt: string,
  fields: Partial<ActivityContribution> = {},
): Contribution => ({
  kind: 'activity',
  id: idOf(number),
  club: INFO,
  state: 'done',
  startsAt: `${startsAt}T15:00:00.000Z` as Instant,
  activityKind: 'atelier',
  winners: [],
  ...fields,
});

const attended = (
  person: string,
  number: number,
  fields: Partial<AttendanceContribution> = {},
): AttendanceContribution => ({
  kind: 'attendance',
  club: INFO,
  activity: idOf(number),
  person: keyOf(person),
  month: '2026-03' as Month,
  rating: null,
  ...fields,
});

const person = (
  letter: string,
  name: string,
  fields: Partial<ParticipantContribution> = {},
): ParticipantContribution => ({
  kind: 'participant',
  club: INFO,
  person: keyOf(letter),
  firstName: name,
  lastName: 'Ouédraogo',
  rankingConsent: true,
  mergedInto: null,
  ...fields,
});

const counting = (...contributions: readonly Contribution[]): Figures => {
  const figures = emptyFigures();
  for (const contribution of contributions) applyChange(figures, null, contribution);
  return figures;
};

/** Where the activities themselves do not matter, but that they exist. */
const countingVisits = (...contributions: readonly Contribution[]): Figures =>
  counting(...[1, 2, 3, 4, 5].map((number) => activity(number, '2026-03-07')), ...contributions);

const viewOf = (figures: Figures) => dashboardView(dashboardOf(figures), QUESTION);

describe('R15 R16 the dashboard', () => {
  test('compares a year that runs with the same span of the year before', () => {
    const { headline } = viewOf(
      counting(
        activity(1, '2025-11-05'),
        activity(2, '2026-03-07'),
        activity(3, '2026-03-28', { state: 'planned' }),
        activity(4, '2025-01-10'),
        activity(5, '2025-05-10'),
        attended('a', 1, { month: '2025-11' as Month }),
        attended('a', 2),
        attended('b', 2),
        attended('a', 4, { month: '2025-01' as Month }),
        attended('b', 5, { month: '2025-05' as Month }),
      ),
    );
    expect(headline.activities).toEqual({ current: 2, previous: 1 });
    expect(headline.participations).toEqual({ current: 3, previous: 1 });
    expect(headline.average).toEqual({ current: 1.5, previous: 1 });
  });

  test('compares a year that is over with the whole year before, and a first year with nothing', () => {
    const figures = dashboardOf(
      counting(
        activity(4, '2025-01-10'),
        activity(5, '2025-05-10'),
        attended('b', 5, { month: '2025-05' as Month }),
      ),
    );
    const after = { ...QUESTION, now: '2027-01-01T00:00:00.000Z' as Instant };
    expect(dashboardView(figures, after).headline.activities).toEqual({ current: 0, previous: 2 });
    const first = dashboardView(figures, { ...QUESTION, period: '2024-2025' as AcademicYear });
    expect(first.headline.participations).toEqual({ current: 1, previous: null });
    expect(first.headline.execution.previous).toBeNull();
    expect(first.academicYears).toEqual(['2025-2026', '2024-2025']);
  });

  test('R4 shows the execution of each club and of all, without cancelled actions', () => {
    const action = (club: ClubSlug, done: boolean, cancelled = false): Contribution => ({
      ...{ kind: 'action', club, year: YEAR, doneMonth: done ? ('2026-01' as Month) : null, cancelled },
    });
    const view = viewOf(
      counting(action(INFO, true), action(INFO, false), action(INFO, true, true), action(SPORT, true)),
    );
    expect(view.clubs.map(({ execution }) => execution.rate)).toEqual([0.5, 1]);
    expect(view.headline.execution.current).toEqual({ done: 2, counted: 3, rate: 2 / 3 });
  });

  test('names the next activity of each club, and the one that runs', () => {
    const planned = { state: 'planned' } as const;
    const view = viewOf(
      counting(
        activity(1, '2026-03-28', planned),
        activity(2, '2026-03-14', planned),
        activity(3, '2026-03-01', planned),
        activity(4, '2026-03-14', { state: 'running' }),
        activity(5, '2026-03-20', { ...planned, club: SPORT }),
        activity(6, '2026-03-15', { state: 'cancelled', club: SPORT }),
      ),
    );
    expect(view.clubs.map(({ nextActivityId }) => nextActivityId)).toEqual([idOf(2), idOf(5)]);
    expect(view.clubs.map(({ runningActivityId }) => runningActivityId)).toEqual([idOf(4), null]);
  });

  test('draws the last twelve complete months, each club a series', () => {
    const { evolution, clubs } = viewOf(
      countingVisits(
        attended('a', 1, { month: '2025-03' as Month }),
        attended('a', 2, { month: '2026-02' as Month, club: SPORT }),
        attended('a', 3),
      ),
    );
    expect([evolution.months[0], evolution.months[11]]).toEqual(['2025-03', '2026-02']);
    expect(evolution.series[0]?.values).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(evolution.series[1]?.values.at(-1)).toBe(1);
    expect(clubs[0]?.months.map(({ participations }) => participations)).toEqual([0, 0, 0, 0, 0, 1]);
    const over = dashboardView(dashboardOf(counting()), {
      ...QUESTION,
      period: '2024-2025' as AcademicYear,
    });
    expect([over.evolution.months[0], over.evolution.months[11]]).toEqual(['2024-10', '2025-09']);
  });

  test('R10 lists the winners, latest competition first, by rank', () => {
    const winner = (rank: number, name: string) => ({ rank, name, prize: '' });
    const { awards } = viewOf(
      counting(
        activity(1, '2026-01-24', { winners: [winner(2, 'Équipe B'), winner(1, 'Équipe A')] }),
        activity(2, '2026-02-14', { winners: [winner(1, 'Clarisse Somé')], club: SPORT }),
        activity(3, '2026-02-20', { winners: [winner(1, 'Personne')], state: 'cancelled' }),
        activity(4, '2025-02-20', { winners: [winner(1, 'L’an passé')] }),
      ),
    );
    expect(awards.map(({ activityId }) => activityId)).toEqual([idOf(2), idOf(1)]);
    expect(awards[1]?.winners.map(({ name }) => name)).toEqual(['Équipe A', 'Équipe B']);
  });

  test('R20 averages the ratings that were given', () => {
    const figures = dashboardOf(
      counting(
        activity(1, '2026-03-07'),
        attended('a', 1, { rating: 5 }),
        attended('b', 1, { rating: 4 }),
        attended('c', 1),
      ),
    );
    expect(dashboardView(figures, QUESTION).rating).toEqual({ average: 4.5, count: 2 });
    expect(clubView(figures, { clubId: SPORT, academicYear: YEAR, now: NOW }).rating).toBeNull();
    expect(activityView(figures, idOf(1))).toMatchObject({
      participations: 3,
      rating: { average: 4.5, count: 2 },
    });
    expect(activityView(figures, idOf(9))).toEqual({ participations: 0, photos: 0, rating: null });
  });

  test('the association that begins has a dashboard too', () => {
    const view = viewOf(counting());
    expect(view.headline).toMatchObject({
      activities: { current: 0, previous: null },
      average: { current: null, previous: null },
      execution: { current: { rate: null } },
    });
    expect(view.clubs).toHaveLength(2);
    expect([view.top, view.awards, view.persons]).toEqual([[], [], 0]);
  });

  test('a club’s page counts its activities by state', () => {
    const figures = dashboardOf(
      counting(
        activity(1, '2026-03-07'),
        activity(2, '2026-04-07', { state: 'planned' }),
        activity(3, '2024-12-01'),
      ),
    );
    expect(clubView(figures, { clubId: INFO, academicYear: YEAR, now: NOW }).states).toEqual({
      planned: 1,
      running: 0,
      done: 1,
      cancelled: 0,
    });
  });
});

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
