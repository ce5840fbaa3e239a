import type { AcademicYear } from '#schemas/primitives/dates.ts';

/** `2025-2026` → «2025–2026» */
export const yearLabel = (year: AcademicYear): string => year.replace('-', '–');
