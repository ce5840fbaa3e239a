/**
 * Instants are ISO 8601 in UTC with milliseconds, so that text order is time order. Ouagadougou keeps UTC all year:
 * the calendar day of an instant is its first ten characters, on every device, whatever its own time zone.
 */
import type { Brand } from './brand.ts';

/** `2026-03-14T15:00:00.000Z` */
export type Instant = Brand<string, 'Instant'>;
/** `2026-03-14` */
export type LocalDate = Brand<string, 'LocalDate'>;
/** `2026-03` */
export type Month = Brand<string, 'Month'>;
/** `2025-2026`: from 1 October to 30 September, as the institute counts. */
export type AcademicYear = Brand<string, 'AcademicYear'>;

const INSTANT_PATTERN =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const LOCAL_DATE_PATTERN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const MONTH_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;
export const ACADEMIC_YEAR_PATTERN = /^\d{4}-\d{4}$/;

const FIRST_MONTH_OF_ACADEMIC_YEAR = 10;

/** An instant that exists: V8 reads 30 February as 2 March, so the text must also be what the instant writes. */
export const isInstant = (text: string): text is Instant => {
  if (!INSTANT_PATTERN.test(text)) return false;
  const timeMs = Date.parse(text);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString() === text;
};

/** A day that exists: 2026-02-30 is refused. */
export const isLocalDate = (text: string): text is LocalDate => {
  if (!LOCAL_DATE_PATTERN.test(text)) return false;
  const timeMs = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().slice(0, 10) === text;
};

export const toInstant = (timeMs: number): Instant => new Date(timeMs).toISOString() as Instant;

export const instantToMs = (instant: Instant): number => Date.parse(instant);

export const dayOf = (instant: Instant): LocalDate => instant.slice(0, 10) as LocalDate;

export const monthOf = (date: Instant | LocalDate): Month => date.slice(0, 7) as Month;

export const academicYearOf = (date: Instant | LocalDate | Month): AcademicYear => {
  const year = Number(date.slice(0, 4));
  const start = Number(date.slice(5, 7)) >= FIRST_MONTH_OF_ACADEMIC_YEAR ? year : year - 1;
  return `${start}-${start + 1}` as AcademicYear;
};

/** The twelve months of an academic year, October first. */
export const monthsOfAcademicYear = (academicYear: AcademicYear): Month[] => {
  const start = Number(academicYear.slice(0, 4));
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + FIRST_MONTH_OF_ACADEMIC_YEAR - 1) % 12) + 1;
    const year = month >= FIRST_MONTH_OF_ACADEMIC_YEAR ? start : start + 1;
    return `${year}-${String(month).padStart(2, '0')}` as Month;
  });
};
