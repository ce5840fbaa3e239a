/** The stored dashboard → what pages show. Pure, cheap, and the same for everyone (view-types.ts). */
import type { ActivityState } from '../../documents/activity.ts';
import {
  academicYearOf,
  monthOf,
  monthsOfAcademicYear,
  type AcademicYear,
  type Instant,
  type Month,
} from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
import { toExecution, type Execution } from '../execution-rate.ts';
import type { ActivityFigures, DashboardFigures, RatingTotals, ScopeFigures } from './dashboard-figures.ts';
import type {
  ActivityView,
  AwardView,
  ClubCardView,
  ClubView,
  Compared,
  DashboardView,
  EvolutionView,
  HeadlineFigures,
  MonthCount,
  RatingView,
} from './view-types.ts';

export interface ViewQuestion {
  /** The clubs to show, in their order. */
  readonly clubs: readonly ClubSlug[];
  readonly academicYear: AcademicYear;
  readonly now: Instant;
}

export const dashboardView = (figures: DashboardFigures, question: ViewQuestion): DashboardView => {
  const { clubs, academicYear } = question;
  const { combined } = figures;
  const activities = Object.values(figures.activities);
  const year = combined.years[academicYear];
  return {
    academicYear,
    academicYears: yearsWithFigures(combined, activities, question.now),
    headline: headlineOf(combined, activities, question),
    persons: year?.persons ?? 0,
    clubs: clubs.map((clubId) => clubCard(figures, clubId, question)),
    evolution: evolutionOf(figures, question),
    awards: awardsOf(activities, academicYear),
    top: year?.top ?? [],
    topByClub: Object.fromEntries(
      clubs.map((clubId) => [clubId, figures.clubs[clubId]?.years[academicYear]?.top ?? []]),
    ),
    photos: combined.photos,
    rating: ratingView(year?.rating),
  };
};

export const clubView = (
  figures: DashboardFigures,
  question: Omit<ViewQuestion, 'clubs'> & { readonly clubId: ClubSlug },
): ClubView => {
  const { clubId, academicYear, now } = question;
  const scope = figures.clubs[clubId] ?? EMPTY_SCOPE;
  const activities = activitiesOfClub(figures, clubId);
  const year = scope.years[academicYear];
  return {
    clubId,
    academicYear,
    academicYears: yearsWithFigures(scope, activities, now),
    headline: headlineOf(scope, activities, question),
    persons: year?.persons ?? 0,
    states: statesOf(activities, academicYear),
    months: begunMonths(scope, academicYear, now),
    evolution: evolutionOf(figures, { ...question, clubs: [clubId] }),
    awards: awardsOf(activities, academicYear),
    top: year?.top ?? [],
    nextActivityId: nextActivityOf(activities, now),
    runningActivityId: runningActivityOf(activities),
    photos: scope.photos,
    rating: ratingView(year?.rating),
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

const EMPTY_SCOPE: ScopeFigures = { months: {}, years: {}, actions: {}, photos: 0 };

const activitiesOfClub = (figures: DashboardFigures, clubId: ClubSlug): ActivityFigures[] =>
  Object.values(figures.activities).filter(({ activity }) => activity.club === clubId);

const ratingView = (totals: RatingTotals | null | undefined): RatingView | null =>
  totals === null || totals === undefined || totals.count === 0
    ? null
    : { average: totals.sum / totals.count, count: totals.count };

const clubCard = (figures: DashboardFigures, clubId: ClubSlug, question: ViewQuestion): ClubCardView => {
  const { academicYear, now } = question;
  const scope = figures.clubs[clubId] ?? EMPTY_SCOPE;
  const activities = activitiesOfClub(figures, clubId);
  return {
    clubId,
    activities: doneIn(activities, academicYear).length,
    participations: scope.years[academicYear]?.participations ?? 0,
    persons: scope.years[academicYear]?.persons ?? 0,
    execution: executionIn(scope, academicYear),
    months: begunMonths(scope, academicYear, now),
    nextActivityId: nextActivityOf(activities, now),
    runningActivityId: runningActivityOf(activities),
  };
};

const isIn = ({ activity }: ActivityFigures, year: AcademicYear): boolean =>
  academicYearOf(activity.startsAt) === year;

const doneIn = (activities: readonly ActivityFigures[], year: AcademicYear): ActivityFigures[] =>
  activities.filter((figures) => figures.activity.state === 'done' && isIn(figures, year));

const executionIn = (scope: ScopeFigures, year: AcademicYear): Execution => {
  const { done, counted } = scope.actions[year] ?? { done: 0, counted: 0 };
  return toExecution(done, counted);
};

const yearBefore = (year: AcademicYear): AcademicYear => {
  const start = Number(year.slice(0, 4));
  return `${start - 1}-${start}` as AcademicYear;
};

/** Text order is time order, so the day need not exist in the year before. */
const oneYearBefore = (now: Instant): string => `${Number(now.slice(0, 4)) - 1}${now.slice(4)}`;

const participationsOf = (activities: readonly ActivityFigures[]): number =>
  activities.reduce((sum, { participations }) => sum + participations, 0);

const averageOf = (done: readonly ActivityFigures[]): number | null =>
  done.length === 0 ? null : participationsOf(done) / done.length;

const headlineOf = (
  scope: ScopeFigures,
  activities: readonly ActivityFigures[],
  { academicYear, now }: Pick<ViewQuestion, 'academicYear' | 'now'>,
): HeadlineFigures => {
  const before = yearBefore(academicYear);
  const runs = academicYearOf(now) === academicYear;
  const until = runs ? oneYearBefore(now) : '9999';
  const earlier = activities.filter((one) => isIn(one, before) && one.activity.startsAt <= until);
  const done = doneIn(activities, academicYear);
  const doneBefore = doneIn(earlier, before);
  const isKnown = scope.years[before] !== undefined || activities.some((one) => isIn(one, before));
  const compared = <T>(current: T, previous: T): Compared<T> => ({
    current,
    previous: isKnown ? previous : null,
  });
  const participationsBefore = runs ? participationsOf(earlier) : (scope.years[before]?.participations ?? 0);
  return {
    activities: compared(done.length, doneBefore.length),
    participations: compared(scope.years[academicYear]?.participations ?? 0, participationsBefore),
    average: compared(averageOf(done), averageOf(doneBefore)),
    execution: {
      current: executionIn(scope, academicYear),
      previous: scope.actions[before] === undefined ? null : executionIn(scope, before),
    },
  };
};

const begunMonths = (scope: ScopeFigures, year: AcademicYear, now: Instant): MonthCount[] =>
  monthsOfAcademicYear(year)
    .filter((month) => month <= monthOf(now))
    .map((month) => ({ month, participations: scope.months[month]?.participations ?? 0 }));

const evolutionOf = (
  figures: DashboardFigures,
  { clubs, academicYear, now }: ViewQuestion,
): EvolutionView => {
  const months =
    academicYearOf(now) === academicYear ? lastCompleteMonths(now) : monthsOfAcademicYear(academicYear);
  return {
    months,
    series: clubs.map((clubId) => ({
      clubId,
      participations: months.map((month) => figures.clubs[clubId]?.months[month]?.participations ?? 0),
    })),
  };
};

/** The twelve months before the one that runs, oldest first. */
const lastCompleteMonths = (now: Instant): Month[] => {
  const thisMonth = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1;
  return Array.from({ length: 12 }, (_, index) => {
    const month = thisMonth - 12 + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as Month;
  });
};

const awardsOf = (activities: readonly ActivityFigures[], year: AcademicYear): AwardView[] =>
  activities
    .filter((one) => isIn(one, year) && one.activity.winners.length > 0 && one.activity.state !== 'cancelled')
    .map(({ activity }) => ({
      activityId: activity.id,
      clubId: activity.club,
      startsAt: activity.startsAt,
      winners: [...activity.winners].sort((a, b) => a.rank - b.rank),
    }))
    .sort((a, b) => compareText(b.startsAt, a.startsAt) || compareText(b.activityId, a.activityId));

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const statesOf = (
  activities: readonly ActivityFigures[],
  year: AcademicYear,
): Record<ActivityState, number> => {
  const states: Record<ActivityState, number> = { planned: 0, running: 0, done: 0, cancelled: 0 };
  for (const one of activities) if (isIn(one, year)) states[one.activity.state] += 1;
  return states;
};

const firstOf = (
  activities: readonly ActivityFigures[],
  isWanted: (activity: ActivityFigures['activity']) => boolean,
): ActivityId | null =>
  activities
    .map(({ activity }) => activity)
    .filter(isWanted)
    .sort((a, b) => compareText(a.startsAt, b.startsAt) || compareText(a.id, b.id))[0]?.id ?? null;

const nextActivityOf = (activities: readonly ActivityFigures[], now: Instant): ActivityId | null =>
  firstOf(activities, ({ state, startsAt }) => state === 'planned' && startsAt >= now);

const runningActivityOf = (activities: readonly ActivityFigures[]): ActivityId | null =>
  firstOf(activities, ({ state }) => state === 'running');

const yearsWithFigures = (
  scope: ScopeFigures,
  activities: readonly ActivityFigures[],
  now: Instant,
): AcademicYear[] => {
  const years = new Set<AcademicYear>([academicYearOf(now)]);
  for (const year of [...Object.keys(scope.years), ...Object.keys(scope.actions)])
    years.add(year as AcademicYear);
  for (const { activity } of activities) years.add(academicYearOf(activity.startsAt));
  return [...years].sort().reverse();
};
