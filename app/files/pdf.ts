/** A list on paper: A4, lying down when it is wide, title and head on every page. */
import type { Locale } from '#app/i18n/format.ts';
import { cellText } from './cell-text.ts';
import type { ExportTable, OnProgress } from './export-table.ts';
import { createPdf, numberPages, PDF_INK, PDF_MARGIN, PDF_SOFT, PDF_TEXT_SIZE } from './pdf-document.ts';
import { drawTable } from './pdf-table.ts';

const TITLE_SIZE = 14;
/** Above it the title and what stands under it. */
const TABLE_TOP = 78;
const WIDEST_UPRIGHT_COLUMNS = 5;
/** Of the whole work, drawing; the rest is packing. */
const DRAWN_SHARE = 0.9;

export const toPdf = (table: ExportTable, locale: Locale, onProgress: OnProgress): Blob => {
  const { title, sub, columns, rows } = table;
  const { pdf, drawn } = createPdf(title, columns.length > WIDEST_UPRIGHT_COLUMNS ? 'landscape' : 'portrait');
  const words = {
    head: columns.map(({ label }) => drawn(label)),
    rows: rows.map((row) =>
      columns.map(({ type }, index) => drawn(cellText(row[index] ?? null, type, locale))),
    ),
    right: new Set(
      columns.flatMap(({ type }, index) => (type === 'number' || type === 'percent' ? [index] : [])),
    ),
  };
  drawTable(pdf, words, {
    top: TABLE_TOP,
    nextTop: TABLE_TOP,
    onPage: (rowsBefore) => {
      pdf
        .setFontSize(TITLE_SIZE)
        .setTextColor(PDF_INK)
        .text(drawn(title), PDF_MARGIN, PDF_MARGIN + TITLE_SIZE);
      pdf
        .setFontSize(PDF_TEXT_SIZE)
        .setTextColor(PDF_SOFT)
        .text(drawn(sub), PDF_MARGIN, PDF_MARGIN + TITLE_SIZE + PDF_TEXT_SIZE + 8);
      onProgress((DRAWN_SHARE * rowsBefore) / Math.max(1, rows.length));
    },
  });
  numberPages(pdf);
  return pdf.output('blob');
};
