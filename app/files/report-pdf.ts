/** Draws a report from top to bottom; what does not fit begins the next page, never parted from its title. */
import type { jsPDF } from 'jspdf';
import {
  createPdf,
  numberPages,
  PDF_GROUND,
  PDF_INK,
  PDF_LINE,
  PDF_MARGIN,
  PDF_SOFT,
  PDF_TEXT_SIZE,
  type PdfDocument,
} from './pdf-document.ts';
import { drawTable } from './pdf-table.ts';
import type { Report, ReportPhoto, ReportSection } from './report.ts';

const TITLE_SIZE = 18;
const SECTION_SIZE = 12;
const FIGURE_SIZE = 16;
const LINE_HEIGHT = 13;
const GAP = 14;
const TERM_WIDTH = 90;
const BAR_LABEL_WIDTH = 130;
const PHOTOS_ACROSS = 3;

interface Pen extends PdfDocument {
  /** Where the next thing begins, from the top of the page. */
  y: number;
  readonly width: number;
  readonly bottom: number;
  readonly colour: string;
}

export const reportPdf = (report: Report): Blob => {
  const { brand, title, colour, facts, figures, sections, foot } = report;
  const document = createPdf(title, 'portrait');
  const { width, height } = document.pdf.internal.pageSize;
  const pen: Pen = {
    ...document,
    y: PDF_MARGIN,
    width: width - 2 * PDF_MARGIN,
    bottom: height - PDF_MARGIN - 2 * PDF_TEXT_SIZE,
    colour,
  };
  pen.pdf.setFillColor(colour).rect(0, 0, width, 8, 'F');
  line(pen, brand, PDF_TEXT_SIZE, colour);
  line(pen, title, TITLE_SIZE, PDF_INK);
  pen.y += 4;
  for (const fact of facts) drawFact(pen, fact);
  pen.y += GAP;
  drawFigures(pen, figures);
  for (const section of sections) drawSection(pen, section);
  numberPages(pen.pdf, pen.drawn(foot));
  return pen.pdf.output('blob');
};

const write = (pen: Pen, sizePt: number, colour: string): jsPDF =>
  pen.pdf.setFontSize(sizePt).setTextColor(colour);

/** Begins a new page where less than `heightPt` is left. */
const need = (pen: Pen, heightPt: number): void => {
  if (pen.y + heightPt <= pen.bottom) return;
  pen.pdf.addPage();
  pen.y = PDF_MARGIN;
};

const line = (pen: Pen, text: string, sizePt: number, colour: string): void => {
  const lines = wrapped(pen, text, sizePt, pen.width);
  for (const one of lines) {
    need(pen, sizePt * 1.3);
    pen.y += sizePt * 1.3;
    write(pen, sizePt, colour).text(one, PDF_MARGIN, pen.y);
  }
};

const wrapped = (pen: Pen, text: string, sizePt: number, widthPt: number): string[] =>
  pen.pdf.setFontSize(sizePt).splitTextToSize(pen.drawn(text), widthPt) as string[];

const drawFact = (pen: Pen, { term, text }: Report['facts'][number]): void => {
  const lines = wrapped(pen, text, PDF_TEXT_SIZE, pen.width - TERM_WIDTH);
  need(pen, lines.length * LINE_HEIGHT);
  write(pen, PDF_TEXT_SIZE, PDF_SOFT).text(pen.drawn(term), PDF_MARGIN, pen.y + LINE_HEIGHT);
  write(pen, PDF_TEXT_SIZE, PDF_INK);
  for (const one of lines) {
    pen.y += LINE_HEIGHT;
    pen.pdf.text(one, PDF_MARGIN + TERM_WIDTH, pen.y);
  }
};

const drawFigures = (pen: Pen, figures: Report['figures']): void => {
  const height = 54;
  need(pen, height);
  const width = pen.width / Math.max(1, figures.length);
  pen.pdf.setDrawColor(PDF_LINE).setLineWidth(0.75);
  figures.forEach(({ label, value, note }, index) => {
    const x = PDF_MARGIN + index * width;
    pen.pdf.rect(x, pen.y, width, height);
    write(pen, PDF_TEXT_SIZE, PDF_SOFT).text(pen.drawn(label), x + 8, pen.y + 14);
    write(pen, FIGURE_SIZE, PDF_INK).text(pen.drawn(value), x + 8, pen.y + 33);
    write(pen, PDF_TEXT_SIZE - 1, PDF_SOFT).text(pen.drawn(note), x + 8, pen.y + 46);
  });
  pen.y += height;
};

const drawSection = (pen: Pen, section: ReportSection): void => {
  pen.y += GAP;
  // A title does not stand alone at the foot of a page.
  need(pen, SECTION_SIZE + 3 * LINE_HEIGHT);
  line(pen, section.title, SECTION_SIZE, PDF_INK);
  pen.y += 4;
  switch (section.kind) {
    case 'text':
      for (const paragraph of section.paragraphs) {
        line(pen, paragraph, PDF_TEXT_SIZE, PDF_INK);
        pen.y += 3;
      }
      return;
    case 'bars':
      for (const row of section.rows) drawBar(pen, row);
      return;
    case 'table':
      pen.y = drawTable(
        pen.pdf,
        { head: section.columns.map(pen.drawn), rows: section.rows.map((row) => row.map(pen.drawn)) },
        { top: pen.y, nextTop: PDF_MARGIN },
      );
      return;
    case 'photos':
      return drawPhotos(pen, section.photos);
  }
};

type BarRow = Extract<ReportSection, { kind: 'bars' }>['rows'][number];

const drawBar = (pen: Pen, { label, value, share }: BarRow): void => {
  const [short = ''] = wrapped(pen, label, PDF_TEXT_SIZE, BAR_LABEL_WIDTH - 8);
  const left = PDF_MARGIN + BAR_LABEL_WIDTH;
  const room = pen.width - BAR_LABEL_WIDTH - 40;
  need(pen, LINE_HEIGHT);
  pen.y += LINE_HEIGHT;
  write(pen, PDF_TEXT_SIZE, PDF_INK).text(short, PDF_MARGIN, pen.y);
  pen.pdf.setFillColor(PDF_GROUND).rect(left, pen.y - 7, room, 7, 'F');
  pen.pdf.setFillColor(pen.colour).rect(left, pen.y - 7, room * share, 7, 'F');
  pen.pdf.text(pen.drawn(value), PDF_MARGIN + pen.width, pen.y, { align: 'right' });
};

const drawPhotos = (pen: Pen, photos: readonly ReportPhoto[]): void => {
  const gap = 8;
  const cell = (pen.width - gap * (PHOTOS_ACROSS - 1)) / PHOTOS_ACROSS;
  photos.forEach(({ jpeg, widthPx, heightPx }, index) => {
    const column = index % PHOTOS_ACROSS;
    if (column === 0) need(pen, cell);
    const scale = cell / Math.max(widthPx, heightPx);
    const x = PDF_MARGIN + column * (cell + gap);
    pen.pdf.addImage(jpeg, 'JPEG', x, pen.y, widthPx * scale, heightPx * scale);
    if (column === PHOTOS_ACROSS - 1 || index === photos.length - 1) pen.y += cell + gap;
  });
};
