/** What a chart of the clubs says first: who stands highest in the last month that has a number. */
import type { Month } from '../../primitives/dates.ts';
import type { ClubSlug } from '../../primitives/ids.ts';
import type { MonthlyView } from './view-types.ts';

export interface Leaders {
  readonly month: Month;
  /** More than one where they are equal, in the order of the clubs. */
  readonly clubs: readonly ClubSlug[];
  readonly value: number;
}

/** Undefined where nobody has a number above zero. */
export const leadersOf = ({ months, series }: MonthlyView): Leaders | undefined => {
  for (const [index, month] of [...months.entries()].reverse()) {
    const value = Math.max(0, ...series.map(({ values }) => values[index] ?? 0));
    if (value === 0) continue;
    const clubs = series.filter(({ values }) => values[index] === value).map(({ clubId }) => clubId);
    return { month, clubs, value };
  }
  return undefined;
};
