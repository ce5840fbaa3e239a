/** The stored dashboard → what pages show. Pure, cheap, and the same for everyone (view-types.ts). */
import type { ActivityState } from '../../documents/activity.ts';
import {
  academicYearOf,
  monthOf,
  type AcademicYear,
  type Instant,
  type Month,
} from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
import { monthsOf, oneYearEarlier, yearOfPeriod, type Period } from '../../primitives/periods.ts';
import type { ActivityFigures, DashboardFigures, RatingTotals, ScopeFigures } from './dashboard-figures.ts';
import {
  averagesOf,
  doneIn,
  EMPTY_SCOPE,
  evolutionOf,
  executionByMonth,
  executionIn,
  isIn,
  participationsIn,
  ratingIn,
  ratingsOf,
} from './monthly.ts';
import type {
  ActivityView,
  AwardView,
  ClubCardView,
  ClubView,
  Compared,
  DashboardView,
  HeadlineFigures,
  MonthCount,
  RatingView,
} from './view-types.ts';

export interface ViewQuestion {
  /** The clubs to show, in their order. */
  readonly clubs: readonly ClubSlug[];
  readonly period: Period;
  readonly now: Instant;
}

export interface ClubQuestion {
  readonly clubId: ClubSlug;
  readonly academicYear: AcademicYear;
  readonly now: Instant;
}

export const dashboardView = (figures: DashboardFigures, question: ViewQuestion): DashboardView => {
  const { clubs, period, now } = question;
  const { combined } = figures;
  const activities = Object.values(figures.activities);
  return {
    period,
    academicYear: yearOfPeriod(period),
    academicYears: yearsWithFigures(combined, activities, now),
    headline: headlineOf(combined, activities, question),
    persons: combined.periods[period]?.persons ?? 0,
    clubs: clubs.map((clubId) => clubCard(figures, clubId, question)),
    evolution: evolutionOf(figures, question),
    averages: averagesOf(activities, question),
    execution: executionByMonth(figures, question),
    ratings: ratingsOf(figures, question),
    nextActivityIds: nextActivitiesOf(activities, now),
    awards: awardsOf(activities, period),
    top: combined.periods[period]?.top ?? [],
    topByClub: Object.fromEntries(
      clubs.map((clubId) => [clubId, figures.clubs[clubId]?.periods[period]?.top ?? []]),
    ),
    photos: combined.photos,
    rating: ratingView(ratingIn(combined, period)),
  };
};

export const clubView = (
  figures: DashboardFigures,
  { clubId, academicYear: period, now }: ClubQuestion,
): ClubView => {
  const scope = figures.clubs[clubId] ?? EMPTY_SCOPE;
  const activities = activitiesOfClub(figures, clubId);
  return {
    clubId,
    academicYear: period,
    academicYears: yearsWithFigures(scope, activities, now),
    headline: headlineOf(scope, activities, { period, now }),
    persons: scope.periods[period]?.persons ?? 0,
    states: statesOf(activities, period),
    months: begunMonths(scope, period, now),
    evolution: evolutionOf(figures, { clubs: [clubId], period, now }),
    awards: awardsOf(activities, period),
    top: scope.periods[period]?.top ?? [],
    nextActivityId: nextActivityOf(activities, now),
    runningActivityId: runningActivityOf(activities),
    photos: scope.photos,
    rating: ratingView(ratingIn(scope, period)),
  };
};

export const activityView = (figures: DashboardFigures, id: ActivityId): ActivityView => {
  const found = figures.activities[id];
  return {
    participations: found?.participations ?? 0,
    photos: found?.photos ?? 0,
    rating: ratingView(found?.rating),
  };
};

const activitiesOfClub = (figures: DashboardFigures, clubId: ClubSlug): ActivityFigures[] =>
  Object.values(figures.activities).filter(({ activity }) => activity.club === clubId);

const ratingView = (totals: RatingTotals | null | undefined): RatingView | null =>
  totals === null || totals === undefined || totals.count === 0
    ? null
    : { average: totals.sum / totals.count, count: totals.count };

const clubCard = (figures: DashboardFigures, clubId: ClubSlug, question: ViewQuestion): ClubCardView => {
  const { period, now } = question;
  const scope = figures.clubs[clubId] ?? EMPTY_SCOPE;
  const activities = activitiesOfClub(figures, clubId);
  return {
    clubId,
    activities: doneIn(activities, period).length,
    participations: participationsIn(scope, period),
    persons: scope.periods[period]?.persons ?? 0,
    execution: executionIn(scope, period),
    months: begunMonths(scope, period, now),
    nextActivityId: nextActivityOf(activities, now),
    runningActivityId: runningActivityOf(activities),
  };
};

/** Text order is time order, so the day need not exist in the year before. */
const aYearBefore = (now: Instant): string => `${Number(now.slice(0, 4)) - 1}${now.slice(4)}`;

const totalOf = (activities: readonly ActivityFigures[]): number =>
  activities.reduce((sum, { participations }) => sum + participations, 0);

const averageOf = (done: readonly ActivityFigures[]): number | null =>
  done.length === 0 ? null : totalOf(done) / done.length;

const headlineOf = (
  scope: ScopeFigures,
  activities: readonly ActivityFigures[],
  { period, now }: Pick<ViewQuestion, 'period' | 'now'>,
): HeadlineFigures => {
  const before = oneYearEarlier(period);
  const yearBefore = yearOfPeriod(before);
  const runs = monthsOf(period).includes(monthOf(now));
  const until = runs ? aYearBefore(now) : '9999';
  const earlier = activities.filter((one) => isIn(one, before) && one.activity.startsAt <= until);
  const done = doneIn(activities, period);
  const doneBefore = doneIn(earlier, before);
  const isKnown = scope.periods[yearBefore] !== undefined || activities.some((one) => isIn(one, yearBefore));
  const compared = <T>(current: T, previous: T): Compared<T> => ({
    current,
    previous: isKnown ? previous : null,
  });
  return {
    activities: compared(done.length, doneBefore.length),
    participations: compared(
      participationsIn(scope, period),
      runs ? totalOf(earlier) : participationsIn(scope, before),
    ),
    average: compared(averageOf(done), averageOf(doneBefore)),
    execution: {
      current: executionIn(scope, period),
      previous: scope.actions[yearBefore] === undefined ? null : executionIn(scope, before),
    },
  };
};

/** The months of the period's year that have begun. */
const begunMonths = (scope: ScopeFigures, period: Period, now: Instant): MonthCount[] =>
  monthsOf(yearOfPeriod(period))
    .filter((month) => month <= monthOf(now))
    .map((month) => ({ month, participations: scope.months[month]?.participations ?? 0 }));

const awardsOf = (activities: readonly ActivityFigures[], period: Period): AwardView[] =>
  activities
    .filter(
      (one) => isIn(one, period) && one.activity.winners.length > 0 && one.activity.state !== 'cancelled',
    )
    .map(({ activity }) => ({
      activityId: activity.id,
      clubId: activity.club,
      startsAt: activity.startsAt,
      winners: [...activity.winners].sort((a, b) => a.rank - b.rank),
    }))
    .sort((a, b) => compareText(b.startsAt, a.startsAt) || compareText(b.activityId, a.activityId));

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const statesOf = (activities: readonly ActivityFigures[], period: Period): Record<ActivityState, number> => {
  const states: Record<ActivityState, number> = { planned: 0, running: 0, done: 0, cancelled: 0 };
  for (const one of activities) if (isIn(one, period)) states[one.activity.state] += 1;
  return states;
};

const bySoonest = (activities: readonly ActivityFigures[], isWanted: IsWanted): ActivityId[] =>
  activities
    .map(({ activity }) => activity)
    .filter(isWanted)
    .sort((a, b) => compareText(a.startsAt, b.startsAt) || compareText(a.id, b.id))
    .map(({ id }) => id);

type IsWanted = (activity: ActivityFigures['activity']) => boolean;

const isNext =
  (now: Instant): IsWanted =>
  ({ state, startsAt }) =>
    state === 'planned' && startsAt >= now;
const isRunning: IsWanted = ({ state }) => state === 'running';

const nextActivityOf = (activities: readonly ActivityFigures[], now: Instant): ActivityId | null =>
  bySoonest(activities, isNext(now))[0] ?? null;

const runningActivityOf = (activities: readonly ActivityFigures[]): ActivityId | null =>
  bySoonest(activities, isRunning)[0] ?? null;

const NEXT_LENGTH = 5;

const nextActivitiesOf = (activities: readonly ActivityFigures[], now: Instant): ActivityId[] =>
  [...bySoonest(activities, isRunning), ...bySoonest(activities, isNext(now))].slice(0, NEXT_LENGTH);

const yearsWithFigures = (
  scope: ScopeFigures,
  activities: readonly ActivityFigures[],
  now: Instant,
): AcademicYear[] => {
  const years = new Set<AcademicYear>([academicYearOf(now)]);
  for (const month of Object.keys(scope.months)) years.add(academicYearOf(month as Month));
  for (const year of Object.keys(scope.actions)) years.add(year as AcademicYear);
  for (const { activity } of activities) years.add(academicYearOf(activity.startsAt));
  return [...years].sort().reverse();
};
