/**
 * A list on paper: A4, lying down when it is wide, title and head on every page. The font is a whole one, because the fonts that
 * every reader has know Western letters only, and names here have others too (ĩ, ŋ).
 */
import font from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?inline';
import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';
import type { Locale } from '#app/i18n/format.ts';
import { cellText } from './cell-text.ts';
import { inFont, type Covers } from './in-font.ts';
import type { ExportTable, OnProgress } from './export-table.ts';

const FONT = 'LiberationSans';
/** Points. */
const MARGIN = 36;
const TITLE_SIZE = 14;
const TEXT_SIZE = 9;
/** Above it the title and what stands under it. */
const TABLE_TOP = 78;
const WIDEST_UPRIGHT_COLUMNS = 5;
const INK = '#2D3748';
const SOFT = '#4A5568';
const LINE = '#CBD5E0';
const GROUND = '#EDF2F7';
/** About as many lines as stand on one page; only progress is told by it. */
const LINES_PER_PAGE = { upright: 40, lying: 26 };

/** What the font has: its own table of characters. */
const coverageOf = (document: jsPDF): Covers => {
  const { metadata } = document.getFont() as unknown as FontOfOwn;
  const { codeMap } = metadata.cmap.unicode;
  return (sign) => codeMap[sign.codePointAt(0) ?? 0] !== undefined;
};

interface FontOfOwn {
  readonly metadata: {
    readonly cmap: { readonly unicode: { readonly codeMap: Readonly<Record<number, number>> } };
  };
}

export const toPdf = (table: ExportTable, locale: Locale, onProgress: OnProgress): Blob => {
  const { title, sub, columns, rows } = table;
  const orientation = columns.length > WIDEST_UPRIGHT_COLUMNS ? 'landscape' : 'portrait';
  const document = new jsPDF({ orientation, unit: 'pt', format: 'a4', compress: true });
  document.addFileToVFS(`${FONT}.ttf`, font.slice(font.indexOf(',') + 1));
  document.addFont(`${FONT}.ttf`, FONT, 'normal');
  document.setFont(FONT);
  const covers = coverageOf(document);
  const drawn = (text: string): string => inFont(text, covers);
  document.setProperties({ title, creator: 'AESI' });
  const pages = Math.max(1, rows.length / LINES_PER_PAGE[orientation === 'portrait' ? 'upright' : 'lying']);
  autoTable(document, {
    startY: TABLE_TOP,
    margin: { top: TABLE_TOP, right: MARGIN, bottom: MARGIN + TEXT_SIZE, left: MARGIN },
    head: [columns.map(({ label }) => drawn(label))],
    body: rows.map((row) =>
      columns.map(({ type }, index) => drawn(cellText(row[index] ?? null, type, locale))),
    ),
    theme: 'plain',
    styles: {
      font: FONT,
      fontStyle: 'normal',
      fontSize: TEXT_SIZE,
      textColor: INK,
      lineColor: LINE,
      cellPadding: { top: 4, right: 6, bottom: 4, left: 6 },
      overflow: 'linebreak',
    },
    headStyles: { fontStyle: 'normal', fillColor: GROUND, textColor: INK },
    bodyStyles: { lineWidth: { bottom: 0.5, top: 0, left: 0, right: 0 } },
    columnStyles: Object.fromEntries(
      columns.flatMap(({ type }, index) =>
        type === 'number' || type === 'percent' ? [[index, { halign: 'right' as const }]] : [],
      ),
    ),
    didDrawPage: ({ pageNumber }) => {
      document
        .setFontSize(TITLE_SIZE)
        .setTextColor(INK)
        .text(drawn(title), MARGIN, MARGIN + TITLE_SIZE);
      document
        .setFontSize(TEXT_SIZE)
        .setTextColor(SOFT)
        .text(drawn(sub), MARGIN, MARGIN + TITLE_SIZE + TEXT_SIZE + 8);
      onProgress(Math.min(0.9, pageNumber / pages));
    },
  });
  numberPages(document);
  return document.output('blob');
};

const numberPages = (document: jsPDF): void => {
  const count = document.getNumberOfPages();
  const { width, height } = document.internal.pageSize;
  document.setFontSize(TEXT_SIZE).setTextColor(SOFT);
  for (let page = 1; page <= count; page += 1) {
    document.setPage(page);
    document.text(`${page} / ${count}`, width - MARGIN, height - MARGIN + TEXT_SIZE, { align: 'right' });
  }
};
