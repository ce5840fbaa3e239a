/**
 * The spans of time that figures are asked for: an academic year, one of its halves, a month. A period is written so that its
 * kind can be read from it, and so that it may stand in an id.
 */
import type { Brand } from './brand.ts';
import {
  ACADEMIC_YEAR_PATTERN,
  academicYearOf,
  MONTH_PATTERN,
  monthsOfAcademicYear,
  type AcademicYear,
  type Month,
} from './dates.ts';

/** `2025-2026-1`: October to March; `2025-2026-2`: April to September. */
export type Semester = Brand<string, 'Semester'>;
export type Period = AcademicYear | Semester | Month;

export const SEMESTER_PATTERN = /^\d{4}-\d{4}-[12]$/;

const MONTHS_IN_SEMESTER = 6;

export const isAcademicYear = (period: string): period is AcademicYear => ACADEMIC_YEAR_PATTERN.test(period);
export const isSemester = (period: string): period is Semester => SEMESTER_PATTERN.test(period);
export const isMonth = (period: string): period is Month => MONTH_PATTERN.test(period);

export const semestersOf = (year: AcademicYear): [Semester, Semester] => [
  `${year}-1` as Semester,
  `${year}-2` as Semester,
];

/** Each asked for more than once per check-in. */
const known = new Map<Period, readonly Month[]>();
const semesterByMonth = new Map<Month, Semester>();

export const semesterOf = (month: Month): Semester => {
  const found = semesterByMonth.get(month);
  if (found !== undefined) return found;
  const [first, second] = semestersOf(academicYearOf(month));
  const semester = monthsOf(first).includes(month) ? first : second;
  semesterByMonth.set(month, semester);
  return semester;
};

/** Its months, the first one first. */
export const monthsOf = (period: Period): readonly Month[] => {
  const found = known.get(period);
  if (found !== undefined) return found;
  const months = findMonths(period);
  known.set(period, months);
  return months;
};

const findMonths = (period: Period): readonly Month[] => {
  if (isMonth(period)) return [period];
  if (!isSemester(period)) return monthsOfAcademicYear(period as AcademicYear);
  const months = monthsOfAcademicYear(yearOfPeriod(period));
  return period.endsWith('1') ? months.slice(0, MONTHS_IN_SEMESTER) : months.slice(MONTHS_IN_SEMESTER);
};

export const yearOfPeriod = (period: Period): AcademicYear =>
  isMonth(period) ? academicYearOf(period) : (period.slice(0, 9) as AcademicYear);

/** The same span one year before. */
export const oneYearEarlier = (period: Period): Period => {
  const start = Number(period.slice(0, 4)) - 1;
  if (isMonth(period)) return `${start}${period.slice(4)}` as Month;
  return `${start}-${start + 1}${period.slice(9)}` as Period;
};
