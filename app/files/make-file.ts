/** A table → a file. Heavy: runs in the worker, which loads a format's library only when it is asked for. */
import type { Locale } from '#app/i18n/format.ts';
import { csvPieces } from './csv.ts';
import type { ExportFormat, ExportTable, OnProgress } from './export-table.ts';
import { jsonPieces } from './json.ts';

export const makeFile = async (
  format: ExportFormat,
  table: ExportTable,
  locale: Locale,
  onProgress: OnProgress,
): Promise<Blob> => {
  switch (format) {
    case 'csv':
      return new Blob(csvPieces(table, locale, onProgress), { type: 'text/csv;charset=utf-8' });
    case 'json':
      return new Blob(jsonPieces(table, onProgress), { type: 'application/json' });
    case 'xlsx':
      return (await import('./xlsx.ts')).toXlsx(table, onProgress);
    case 'pdf':
      return (await import('./pdf.ts')).toPdf(table, locale, onProgress);
  }
};
