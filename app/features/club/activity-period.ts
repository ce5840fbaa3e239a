/** Parts of an academic year that a club's activities can be narrowed to, and the kinds that they are of. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { Club } from '#schemas/documents/club.ts';
import { monthOf, type AcademicYear, type Month } from '#schemas/primitives/dates.ts';
import { monthsOf, semestersOf } from '#schemas/primitives/periods.ts';

export type PartOfYear = 'year' | 'first' | 'second';
export type ActivityPeriod = PartOfYear | Month;

export const isPart = (period: string): period is PartOfYear =>
  period === 'year' || period === 'first' || period === 'second';

const monthsIn = (period: ActivityPeriod, year: AcademicYear): readonly Month[] => {
  const [first, second] = semestersOf(year);
  switch (period) {
    case 'year':
      return monthsOf(year);
    case 'first':
      return monthsOf(first);
    case 'second':
      return monthsOf(second);
    default:
      return [period];
  }
};

/** Of activities of this year, those that fall into the period. */
export const inPeriod = <A extends Pick<Activity, 'startsAt'>>(
  activities: readonly A[],
  period: ActivityPeriod,
  year: AcademicYear,
): A[] => {
  const months = new Set(monthsIn(period, year));
  return activities.filter(({ startsAt }) => months.has(monthOf(startsAt)));
};

/** The months in which something stands, October first. */
export const monthsWithActivities = (activities: readonly Pick<Activity, 'startsAt'>[]): Month[] =>
  [...new Set(activities.map(({ startsAt }) => monthOf(startsAt)))].sort();

export interface KindOption {
  readonly key: string;
  readonly label: string;
}

/** The kinds that occur, in the order of the club's list; one that was taken off it stands last, under its key. */
export const kindsOf = (
  activities: readonly Pick<Activity, 'kind'>[],
  list: Club['activityKinds'],
): KindOption[] => {
  const used = new Set(activities.map(({ kind }) => kind));
  const listed = list.filter(({ key }) => used.has(key)).map(({ key, label }) => ({ key, label }));
  const known = new Set(list.map(({ key }) => key));
  return [...listed, ...[...used].filter((key) => !known.has(key)).map((key) => ({ key, label: key }))];
};
