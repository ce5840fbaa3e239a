/**
 * An empty PDF of A4 with a font of its own: the fonts that every reader has know Western letters only, and names here have others
 * too (ĩ, ŋ). Whatever is drawn goes through `drawn` first.
 */
import font from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?inline';
import { jsPDF } from 'jspdf';
import { inFont, type Covers } from './in-font.ts';

export const PDF_FONT = 'LiberationSans';
/** Points. */
export const PDF_MARGIN = 36;
export const PDF_TEXT_SIZE = 9;
/** Kept free at the foot of a page, for its number. */
export const PDF_FLOOR = PDF_MARGIN + PDF_TEXT_SIZE;
export const PDF_INK = '#2D3748';
export const PDF_SOFT = '#4A5568';
export const PDF_LINE = '#CBD5E0';
export const PDF_GROUND = '#EDF2F7';

export interface PdfDocument {
  readonly pdf: jsPDF;
  readonly drawn: (text: string) => string;
}

export const createPdf = (title: string, orientation: 'portrait' | 'landscape'): PdfDocument => {
  const pdf = new jsPDF({ orientation, unit: 'pt', format: 'a4', compress: true });
  pdf.addFileToVFS(`${PDF_FONT}.ttf`, font.slice(font.indexOf(',') + 1));
  pdf.addFont(`${PDF_FONT}.ttf`, PDF_FONT, 'normal');
  pdf.setFont(PDF_FONT);
  pdf.setProperties({ title, creator: 'AESI' });
  const covers = coverageOf(pdf);
  return { pdf, drawn: (text) => inFont(text, covers) };
};

/** What the font has: its own table of characters. */
const coverageOf = (pdf: jsPDF): Covers => {
  const { metadata } = pdf.getFont() as unknown as FontOfOwn;
  const { codeMap } = metadata.cmap.unicode;
  return (sign) => codeMap[sign.codePointAt(0) ?? 0] !== undefined;
};

interface FontOfOwn {
  readonly metadata: {
    readonly cmap: { readonly unicode: { readonly codeMap: Readonly<Record<number, number>> } };
  };
}

/** `foot` stands at the left of every page's number. */
export const numberPages = (pdf: jsPDF, foot = ''): void => {
  const count = pdf.getNumberOfPages();
  const { width, height } = pdf.internal.pageSize;
  const y = height - PDF_MARGIN + PDF_TEXT_SIZE;
  pdf.setFontSize(PDF_TEXT_SIZE).setTextColor(PDF_SOFT);
  for (let page = 1; page <= count; page += 1) {
    pdf.setPage(page);
    pdf.text(foot, PDF_MARGIN, y);
    pdf.text(`${page} / ${count}`, width - PDF_MARGIN, y, { align: 'right' });
  }
};
