/** Activities by month, and what a club's filters leave of them. */
import type { ActivityState } from '#schemas/documents/activity.ts';
import {
  academicYearOf,
  monthOf,
  type AcademicYear,
  type Instant,
  type Month,
} from '#schemas/primitives/dates.ts';

interface Dated {
  readonly startsAt: Instant;
}

export interface MonthGroup<A> {
  readonly month: Month;
  readonly activities: readonly A[];
}

/** Months and the activities in them in the order in which they come. */
export const groupByMonth = <A extends Dated>(activities: readonly A[]): MonthGroup<A>[] => {
  const groups = new Map<Month, A[]>();
  for (const activity of activities) {
    const month = monthOf(activity.startsAt);
    const group = groups.get(month);
    if (group === undefined) groups.set(month, [activity]);
    else group.push(activity);
  }
  return [...groups].map(([month, grouped]) => ({ month, activities: grouped }));
};

export const inAcademicYear = <A extends Dated>(activities: readonly A[], year: AcademicYear): A[] =>
  activities.filter(({ startsAt }) => academicYearOf(startsAt) === year);

/** Years with activities and the current one, latest first. */
export const academicYearsOf = (activities: readonly Dated[], now: Instant): AcademicYear[] =>
  [...new Set([academicYearOf(now), ...activities.map(({ startsAt }) => academicYearOf(startsAt))])]
    .sort()
    .reverse();

export const countByState = (
  activities: readonly { readonly state: ActivityState }[],
): Record<ActivityState, number> => {
  const counts: Record<ActivityState, number> = { planned: 0, running: 0, done: 0, cancelled: 0 };
  for (const { state } of activities) counts[state] += 1;
  return counts;
};
