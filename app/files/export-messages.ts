/** What the page says to the export worker, and what it answers. Rows travel in portions, so that no message holds the page up. */
import type { Locale } from '#app/i18n/format.ts';
import type { CellValue, ExportFormat, TableHead } from './export-table.ts';
import type { Report } from './report.ts';

export type ExportRequest =
  | { readonly rows: readonly (readonly CellValue[])[] }
  | { readonly report: Report }
  /** After the last rows. */
  | { readonly format: ExportFormat; readonly head: TableHead; readonly locale: Locale };

export type ExportAnswer =
  { readonly progress: number } | { readonly file: Blob } | { readonly failure: string };
