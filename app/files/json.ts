/** For programs: dates and numbers as documents hold them, rows keyed by the columns' labels. */
import type { ExportTable, OnProgress } from './export-table.ts';

const PIECE_ROWS = 2_000;

/** Labels are keys: two columns of one label would hide each other. */
const keysOf = (labels: readonly string[]): string[] =>
  labels.map((label, index) => {
    const before = labels.slice(0, index).filter((other) => other === label).length;
    return before === 0 ? label : `${label} ${before + 1}`;
  });

export const jsonPieces = (table: ExportTable, onProgress: OnProgress): string[] => {
  const { title, sub, columns, rows } = table;
  const keys = keysOf(columns.map(({ label }) => label));
  const pieces = [`{\n"title": ${JSON.stringify(title)},\n"sub": ${JSON.stringify(sub)},\n"rows": [`];
  for (let start = 0; start < rows.length; start += PIECE_ROWS) {
    const piece = rows
      .slice(start, start + PIECE_ROWS)
      .map((row) => JSON.stringify(Object.fromEntries(keys.map((key, index) => [key, row[index] ?? null]))));
    pieces.push(`${start === 0 ? '\n' : ',\n'}${piece.join(',\n')}`);
    onProgress(Math.min(1, (start + PIECE_ROWS) / rows.length));
  }
  pieces.push('\n]\n}\n');
  return pieces;
};
