/** How a value reads in a file that holds text: as the screen writes it, with dates that spreadsheets recognise. */
import type { Locale } from '#app/i18n/format.ts';
import type { CellType, CellValue } from './export-table.ts';

/** Day and instant differ in length: `2026-03-14` and `2026-03-14T15:00:00.000Z`. */
const DAY_LENGTH = 10;

export const hasTime = (date: string): boolean => date.length > DAY_LENGTH;

/** `14/03/2026`, `14/03/2026 15:00`: the time of Ouagadougou, which is UTC. */
const dateText = (date: string): string => {
  const [year, month, day] = date.slice(0, DAY_LENGTH).split('-');
  const time = hasTime(date) ? ` ${date.slice(11, 16)}` : '';
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}${time}`;
};

/** One decimal at most, like the screen; no mark between thousands, which spreadsheets would take for text. */
const numberText = (value: number, locale: Locale): string => {
  const rounded = String(Math.round(value * 10) / 10);
  return locale === 'fr' ? rounded.replace('.', ',') : rounded;
};

const percentText = (ratio: number, locale: Locale): string =>
  `${Math.round(ratio * 100)}${locale === 'fr' ? ' ' : ''}%`;

export const cellText = (value: CellValue, type: CellType, locale: Locale): string => {
  if (value === null) return '';
  if (typeof value === 'string') return type === 'date' ? dateText(value) : value;
  return type === 'percent' ? percentText(value, locale) : numberText(value, locale);
};
