/** A list as a part of a report: the columns that its file has, written as there. */
import type { Locale } from '#app/i18n/format.ts';
import { cellText } from './cell-text.ts';
import type { ExportColumn } from './export-table.ts';
import type { ReportSection } from './report.ts';

export const reportTable = <Row>(
  title: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
  locale: Locale,
): Extract<ReportSection, { kind: 'table' }> => ({
  kind: 'table',
  title,
  columns: columns.map(({ label }) => label),
  rows: rows.map((row) => columns.map(({ value, type }) => cellText(value(row), type, locale))),
});
