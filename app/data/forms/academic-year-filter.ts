/** The academic year that a page speaks of, in its address; the running one goes without saying. */
import { academicYearOf, toInstant, type AcademicYear } from '#schemas/primitives/dates.ts';
import { isAcademicYear } from '#schemas/primitives/periods.ts';
import { useAddressFilter, type InAddress } from './use-address-filter.ts';

const running = (): AcademicYear => academicYearOf(toInstant(Date.now()));

const IN_ADDRESS: InAddress<AcademicYear> = {
  read: (asked) => {
    const year = asked('annee');
    return year !== undefined && isAcademicYear(year) ? year : running();
  },
  write: (year) => ({ annee: year === running() ? undefined : year }),
};

export const useAcademicYear = () => useAddressFilter(IN_ADDRESS);
