/** Numbers by month and what is added up from them: of a period, and as the series of the charts. */
import { monthOf, type Instant, type Month } from '../../primitives/dates.ts';
import type { ClubSlug } from '../../primitives/ids.ts';
import { monthsOf, yearOfPeriod, type Period } from '../../primitives/periods.ts';
import { toExecution, type Execution } from '../execution-rate.ts';
import type { ActivityFigures, DashboardFigures, RatingTotals, ScopeFigures } from './dashboard-figures.ts';
import type { EvolutionView, MonthlyView } from './view-types.ts';

export const EMPTY_SCOPE: ScopeFigures = { months: {}, periods: {}, actions: {}, photos: 0 };

interface Question {
  readonly clubs: readonly ClubSlug[];
  readonly period: Period;
  readonly now: Instant;
}

export const isIn = ({ activity }: ActivityFigures, period: Period): boolean =>
  monthsOf(period).includes(monthOf(activity.startsAt));

/** Activities that took place. */
export const doneIn = (activities: readonly ActivityFigures[], period: Period): ActivityFigures[] =>
  activities.filter((one) => one.activity.state === 'done' && isIn(one, period));

export const participationsIn = ({ months }: ScopeFigures, period: Period): number =>
  monthsOf(period).reduce((sum, month) => sum + (months[month]?.participations ?? 0), 0);

/** Null where ratings may not be read. */
export const ratingIn = ({ months }: ScopeFigures, period: Period): RatingTotals | null => {
  const ratings = monthsOf(period).flatMap((month) => months[month]?.rating ?? []);
  return ratings.length === 0
    ? null
    : {
        sum: ratings.reduce((sum, one) => sum + one.sum, 0),
        count: ratings.reduce((sum, one) => sum + one.count, 0),
      };
};

/** Of the year's programme, what was accomplished by the end of the period. Of a whole year, all that was, also afterwards. */
export const executionIn = ({ actions }: ScopeFigures, period: Period): Execution => {
  const { counted, doneByMonth } = actions[yearOfPeriod(period)] ?? { counted: 0, doneByMonth: {} };
  const last = period === yearOfPeriod(period) ? '9999' : (monthsOf(period).at(-1) ?? '');
  let done = 0;
  for (const [month, count] of Object.entries(doneByMonth)) if (month <= last) done += count;
  return toExecution(done, counted);
};

export const evolutionOf = (figures: DashboardFigures, { clubs, period, now }: Question): EvolutionView => {
  const months = monthsUpTo(period, now);
  return {
    months,
    series: clubs.map((clubId) => ({
      clubId,
      values: months.map((month) => figures.clubs[clubId]?.months[month]?.participations ?? 0),
    })),
  };
};

export const averagesOf = (
  activities: readonly ActivityFigures[],
  { clubs, period, now }: Question,
): MonthlyView => {
  const months = monthsUpTo(period, now);
  const averageOf = (clubId: ClubSlug, month: Month): number | null => {
    const done = doneIn(activities, month).filter(({ activity }) => activity.club === clubId);
    return done.length === 0
      ? null
      : done.reduce((sum, { participations }) => sum + participations, 0) / done.length;
  };
  return {
    months,
    series: clubs.map((clubId) => ({ clubId, values: months.map((month) => averageOf(clubId, month)) })),
  };
};

export const ratingsOf = (figures: DashboardFigures, { clubs, period, now }: Question): MonthlyView => {
  const months = monthsUpTo(period, now);
  const meanOf = (clubId: ClubSlug, month: Month): number | null => {
    const rating = figures.clubs[clubId]?.months[month]?.rating;
    return rating === undefined || rating === null || rating.count === 0 ? null : rating.sum / rating.count;
  };
  const series = clubs.map((clubId) => ({ clubId, values: months.map((month) => meanOf(clubId, month)) }));
  return { months, series: series.filter(({ values }) => values.some((value) => value !== null)) };
};

export const executionByMonth = (
  figures: DashboardFigures,
  { clubs, period, now }: Question,
): MonthlyView => {
  const months = monthsOf(yearOfPeriod(period)).filter((month) => month <= monthOf(now));
  return {
    months,
    series: clubs.map((clubId) => ({
      clubId,
      values: months.map((month) => executionIn(figures.clubs[clubId] ?? EMPTY_SCOPE, month).rate),
    })),
  };
};

/** Twelve months, the last of them that of the period, or the one before the month that runs. */
const monthsUpTo = (period: Period, now: Instant): Month[] => {
  const end = monthsOf(period).at(-1) ?? monthOf(now);
  const isOver = end < monthOf(now);
  const last = numberOf(isOver ? end : monthOf(now)) - (isOver ? 0 : 1);
  return Array.from({ length: 12 }, (_, index) => monthAt(last - 11 + index));
};

const numberOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthAt = (number: number): Month =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}` as Month;
