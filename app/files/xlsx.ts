/** A workbook of one sheet: real numbers and dates, the head row bold and always in view. Text is never a formula. */
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/universal';
import { hasTime } from './cell-text.ts';
import type { CellType, CellValue, ExportTable, OnProgress } from './export-table.ts';

const LONGEST_SHEET_NAME = 31;
/** Excel refuses longer cells. */
const LONGEST_CELL = 32_767;
const WIDTH = { least: 10, most: 40, sampledRows: 200 };

/** XML holds none of these, not even escaped: control characters, halves of a pair, two that are no characters. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const clean = (text: string): string => text.replace(UNWRITABLE, '').slice(0, LONGEST_CELL);

const cellOf = (value: CellValue, type: CellType): Cell => {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, format: type === 'percent' ? '0%' : '0.##' };
  if (type !== 'date') return { value: clean(value), type: String };
  return { value: new Date(value), type: Date, format: hasTime(value) ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy' };
};

/** «Participants» from «Participants : Sport» and the like: a sheet's name takes no `[]:*?/\`. */
const sheetName = (title: string): string =>
  clean(title.replaceAll(/[[\]:*?/\\']/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_SHEET_NAME) || 'AESI';

const widthOf = ({ columns, rows }: ExportTable, index: number): number => {
  const sample = rows.slice(0, WIDTH.sampledRows).map((row) => String(row[index] ?? '').length);
  const longest = Math.max(columns[index]?.label.length ?? 0, ...sample);
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
};

export const toXlsx = (table: ExportTable, onProgress: OnProgress): Promise<Blob> => {
  const head: Row = table.columns.map(({ label }) => ({ value: clean(label), fontWeight: 'bold' as const }));
  const body: Row[] = table.rows.map((row) =>
    table.columns.map(({ type }, index) => cellOf(row[index] ?? null, type)),
  );
  onProgress(0.3);
  return writeExcelFile([head, ...body], {
    sheet: sheetName(table.title),
    stickyRowsCount: 1,
    columns: table.columns.map((_, index) => ({ width: widthOf(table, index) })),
  }).toBlob();
};
