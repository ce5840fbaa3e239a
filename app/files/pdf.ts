/** A list on paper: A4, lying down when it is wide, title and head on every page. */
import { autoTable } from 'jspdf-autotable';
import type { Locale } from '#app/i18n/format.ts';
import { cellText } from './cell-text.ts';
import type { ExportTable, OnProgress } from './export-table.ts';
import {
  bodyStyles,
  createPdf,
  headStyles,
  numberPages,
  PDF_INK,
  PDF_MARGIN,
  PDF_SOFT,
  PDF_TEXT_SIZE,
  tableStyles,
} from './pdf-document.ts';

const TITLE_SIZE = 14;
/** Above it the title and what stands under it. */
const TABLE_TOP = 78;
const WIDEST_UPRIGHT_COLUMNS = 5;
/** About as many lines as stand on one page; only progress is told by it. */
const LINES_PER_PAGE = { upright: 40, lying: 26 };

export const toPdf = (table: ExportTable, locale: Locale, onProgress: OnProgress): Blob => {
  const { title, sub, columns, rows } = table;
  const orientation = columns.length > WIDEST_UPRIGHT_COLUMNS ? 'landscape' : 'portrait';
  const { pdf, drawn } = createPdf(title, orientation);
  const pages = Math.max(1, rows.length / LINES_PER_PAGE[orientation === 'portrait' ? 'upright' : 'lying']);
  autoTable(pdf, {
    startY: TABLE_TOP,
    margin: { top: TABLE_TOP, right: PDF_MARGIN, bottom: PDF_MARGIN + PDF_TEXT_SIZE, left: PDF_MARGIN },
    head: [columns.map(({ label }) => drawn(label))],
    body: rows.map((row) =>
      columns.map(({ type }, index) => drawn(cellText(row[index] ?? null, type, locale))),
    ),
    theme: 'plain',
    styles: tableStyles,
    headStyles,
    bodyStyles,
    columnStyles: Object.fromEntries(
      columns.flatMap(({ type }, index) =>
        type === 'number' || type === 'percent' ? [[index, { halign: 'right' as const }]] : [],
      ),
    ),
    didDrawPage: ({ pageNumber }) => {
      pdf
        .setFontSize(TITLE_SIZE)
        .setTextColor(PDF_INK)
        .text(drawn(title), PDF_MARGIN, PDF_MARGIN + TITLE_SIZE);
      pdf
        .setFontSize(PDF_TEXT_SIZE)
        .setTextColor(PDF_SOFT)
        .text(drawn(sub), PDF_MARGIN, PDF_MARGIN + TITLE_SIZE + PDF_TEXT_SIZE + 8);
      onProgress(Math.min(0.9, pageNumber / pages));
    },
  });
  numberPages(pdf);
  return pdf.output('blob');
};
