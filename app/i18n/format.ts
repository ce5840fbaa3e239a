/**
 * How dates, counts, rates and money read. Dates follow the day of Ouagadougou (UTC), whatever the phone's zone, because the
 * activity happens there. French keeps its typography: U+202F in thousands, U+00A0 before units and high punctuation.
 */
import type { Instant, LocalDate, Month } from '#schemas/primitives/dates.ts';

export type Locale = 'fr' | 'en';

export interface Format {
  /** «sam. 14 mars 2026» */
  readonly date: (date: Instant | LocalDate) => string;
  /** «14 mars», «14 févr.» */
  readonly shortDate: (date: Instant | LocalDate) => string;
  /** «sam. 14 mars 2026, 15 h» */
  readonly dateTime: (instant: Instant) => string;
  /** «15 h» or «15 h 41» */
  readonly time: (instant: Instant) => string;
  /** «sam.» */
  readonly weekday: (instant: Instant) => string;
  /** «mars 2026» */
  readonly month: (month: Month) => string;
  /** «juillet» */
  readonly monthName: (month: Month) => string;
  /** «févr.» */
  readonly shortMonth: (month: Month) => string;
  /** «1 640» */
  readonly count: (value: number) => string;
  /** One decimal at most: «31,5» */
  readonly decimal: (value: number) => string;
  /** Of stars, always with its decimal, so that one below the other can be compared: «4,0» */
  readonly rating: (average: number) => string;
  /** 0.684 → «68 %» */
  readonly rate: (ratio: number) => string;
  /** «12 500 FCFA» */
  readonly amount: (amountFcfa: number) => string;
  /** «2 h 18 min», «12 min», «40 s» */
  readonly duration: (milliseconds: number) => string;
  /** «12 Ko», «8,4 Mo» */
  readonly bytes: (bytes: number) => string;
}

const OUAGADOUGOU = 'UTC';
const MINUTE_MS = 60_000;

const toDate = (date: string): Date => new Date(date.length === 10 ? `${date}T00:00:00.000Z` : date);

const clockParts = (instant: Instant): { hours: number; minutes: number } => {
  const date = new Date(instant);
  return { hours: date.getUTCHours(), minutes: date.getUTCMinutes() };
};

const frenchTime = (instant: Instant): string => {
  const { hours, minutes } = clockParts(instant);
  return minutes === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${String(minutes).padStart(2, '0')}`;
};

const englishTime = (instant: Instant): string => {
  const { hours, minutes } = clockParts(instant);
  return `${hours}:${String(minutes).padStart(2, '0')}`;
};

const duration = (milliseconds: number): string => {
  if (milliseconds < MINUTE_MS) return `${Math.max(0, Math.ceil(milliseconds / 1000))}\u00A0s`;
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  if (minutes < 60) return `${minutes}\u00A0min`;
  const rest = minutes % 60;
  return rest === 0
    ? `${Math.floor(minutes / 60)}\u00A0h`
    : `${Math.floor(minutes / 60)}\u00A0h\u00A0${rest}\u00A0min`;
};

export const createFormat = (locale: Locale): Format => {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: OUAGADOUGOU, ...options });
  const full = dates({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const short = dates({ day: 'numeric', month: 'short' });
  const weekday = dates({ weekday: 'short' });
  const month = dates({ month: 'long', year: 'numeric' });
  const monthName = dates({ month: 'long' });
  const shortMonth = dates({ month: 'short' });
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const oneDecimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const tenths = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const time = locale === 'fr' ? frenchTime : englishTime;
  const units = locale === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB'];
  const space = locale === 'fr' ? '\u00A0' : '';
  // French counts the first day of a month, and only that one: «1er mars».
  const counted = (text: string): string => (locale === 'fr' ? text.replace(/\b1 /, '1er ') : text);
  const date = (day: Instant | LocalDate): string => counted(full.format(toDate(day)).replace(',', ''));
  return {
    date,
    // Short enough to stay in one piece.
    shortDate: (day) => counted(short.format(toDate(day))).replaceAll(' ', '\u00A0'),
    dateTime: (instant) => `${date(instant)}, ${time(instant)}`,
    time,
    weekday: (instant) => weekday.format(toDate(instant)),
    month: (value) => month.format(toDate(`${value}-01`)),
    monthName: (value) => monthName.format(toDate(`${value}-01`)),
    shortMonth: (value) => shortMonth.format(toDate(`${value}-01`)),
    count: (value) => whole.format(value),
    decimal: (value) => oneDecimal.format(value),
    rating: (average) => tenths.format(average),
    rate: (ratio) => `${whole.format(ratio * 100)}${space}%`,
    amount: (amountFcfa) => `${whole.format(amountFcfa)}\u00A0FCFA`,
    duration,
    bytes: (bytes) => {
      const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
      return `${oneDecimal.format(bytes / 1000 ** power)}\u00A0${units[power] ?? ''}`;
    },
  };
};
