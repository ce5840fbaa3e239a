import type { AcademicYear } from '#schemas/primitives/dates.ts';

/** `2025-2026` → «2025–2026» */
export const yearLabel = (year: AcademicYear): string => year.replace('-', '–');

/** What a menu of years offers. */
export const yearOptions = (
  years: readonly AcademicYear[],
): { readonly key: AcademicYear; readonly label: string }[] =>
  years.map((key) => ({ key, label: yearLabel(key) }));
