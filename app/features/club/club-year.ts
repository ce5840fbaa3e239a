/** The academic year that somebody looks at: the figures above the tabs and what stands below them speak of the same one. */
import { createContext, use } from 'react';
import type { AcademicYear } from '#schemas/primitives/dates.ts';

export interface ClubYear {
  readonly year: AcademicYear;
  readonly setYear: (year: AcademicYear) => void;
}

export const ClubYearContext = createContext<ClubYear | undefined>(undefined);

export const useClubYear = (): ClubYear => {
  const year = use(ClubYearContext);
  if (year === undefined) throw new Error('No club page above this component');
  return year;
};
