/** Periods by their names: above figures, and in the menus that choose one. */
import { academicYearOf, monthOf, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import {
  isMonth,
  isSemester,
  monthsOf,
  semestersOf,
  yearOfPeriod,
  type Period,
} from '#schemas/primitives/periods.ts';
import type { Format } from './format.ts';

export interface PeriodWords {
  readonly yearOf: (year: string) => string;
  readonly wholeYear: string;
  readonly semester: (number: 1 | 2) => string;
}

export interface PeriodChoice {
  readonly key: Period;
  readonly label: string;
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** «2025–2026» */
export const yearName = (year: AcademicYear): string => year.replace('-', '–');

const semesterName = (period: Period, words: PeriodWords): string =>
  words.semester(period.endsWith('1') ? 1 : 2);

/** «Année 2025–2026», «1er semestre 2025–2026», «Mars 2026» */
export const periodName = (period: Period, words: PeriodWords, format: Format): string => {
  if (isMonth(period)) return capitalised(format.month(period));
  const year = yearName(yearOfPeriod(period));
  return isSemester(period) ? `${semesterName(period, words)} ${year}` : words.yearOf(year);
};

/** What of a year can be chosen: all of it, its halves and its months as far as they have begun, the latest month first. */
export const periodChoices = (
  year: AcademicYear,
  now: Instant,
  words: PeriodWords,
  format: Format,
): PeriodChoice[] => {
  const hasBegun = (period: Period): boolean =>
    academicYearOf(now) !== year || (monthsOf(period)[0] ?? '') <= monthOf(now);
  const months = monthsOf(year).filter(hasBegun).toReversed();
  return [
    { key: year, label: words.wholeYear },
    ...semestersOf(year)
      .filter(hasBegun)
      .map((key) => ({ key, label: semesterName(key, words) })),
    ...months.map((key) => ({ key, label: capitalised(format.month(key)) })),
  ];
};
