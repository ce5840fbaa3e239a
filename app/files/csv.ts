/** Lists as Excel opens them in French: semicolons, UTF-8 with its mark, CRLF (R63). */
import type { Locale } from '#app/i18n/format.ts';
import { cellText } from './cell-text.ts';
import type { ExportTable, OnProgress } from './export-table.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** How many lines are one piece of the file. */
const PIECE_LINES = 2_000;

/** What a spreadsheet would take for a formula, wide signs of East Asian keyboards included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** A cell that would be taken for a formula is led by an apostrophe; quotes double inside quotes. */
const cell = (text: string): string => {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const line = (texts: readonly string[]): string => `${texts.map(cell).join(';')}\r\n`;

/** In pieces, for a Blob: one string of 50,000 lines would stand in memory twice. */
export const csvPieces = (table: ExportTable, locale: Locale, onProgress: OnProgress): string[] => {
  const { columns, rows } = table;
  const pieces = [BYTE_ORDER_MARK + line(columns.map(({ label }) => label))];
  for (let start = 0; start < rows.length; start += PIECE_LINES) {
    const piece = rows
      .slice(start, start + PIECE_LINES)
      .map((row) => line(columns.map(({ type }, index) => cellText(row[index] ?? null, type, locale))));
    pieces.push(piece.join(''));
    onProgress(Math.min(1, (start + PIECE_LINES) / rows.length));
  }
  return pieces;
};
