import { describe, expect, test } from 'vitest';
import type { AcademicYear, Instant, Month } from '../../primitives/dates.ts';
import type { ClubSlug } from '../../primitives/ids.ts';
import type { Contribution } from './contribution.ts';
import { dashboardOf } from './dashboard.ts';
import type { Figures } from './figures.ts';
import { activityView, clubView, dashboardView } from './views.ts';
import {
  activity,
  attended,
  counting,
  countingVisits,
  idOf,
  INFO,
  NOW,
  SPORT,
  YEAR,
} from './testing-contributions.ts';

const QUESTION = { clubs: [INFO, SPORT], period: YEAR, now: NOW };

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
