/** Lists as Excel opens them in French: semicolons, UTF-8 with its mark, CRLF (R63). */
import { downloadText } from '#app/ui/download-text.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that a spreadsheet would take for a formula is led by an apostrophe; quotes double inside quotes. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';

export const downloadCsv = (fileName: string, csv: string): void =>
  downloadText(fileName, csv, 'text/csv;charset=utf-8');
