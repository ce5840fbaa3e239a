/**
 * A table on paper. A phone draws 50,000 rows: every cell is measured once, from the widths of its letters, and drawn once. Columns
 * are as wide as what stands in them; where that is too much the widest give way, and their texts go on below. A row stays
 * whole unless it is higher than a page.
 */
import type { jsPDF } from 'jspdf';
import { PDF_FLOOR, PDF_GROUND, PDF_INK, PDF_LINE, PDF_MARGIN, PDF_TEXT_SIZE } from './pdf-document.ts';

/** Words as the font has them. */
export interface PdfTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers. */
  readonly right?: ReadonlySet<number>;
}

export interface TablePlace {
  /** Where the table begins on the page at hand, and on those that follow. */
  readonly top: number;
  readonly nextTop: number;
  /** Draws what else stands on a page that has rows; told how many were drawn before it. */
  readonly onPage?: (rowsBefore: number) => void;
}

const PADDING_X = 6;
const PADDING_Y = 4;
const lineHeightFactor = 1.15;
const LINE_HEIGHT = PDF_TEXT_SIZE * lineHeightFactor;
/** Sums of widths differ in their last digits. */
const ROUNDING = 0.01;
const FIRST_BASELINE = PADDING_Y + PDF_TEXT_SIZE * 0.85;

/** Draws the table; where it ends. */
export const drawTable = (pdf: jsPDF, { head, rows, right }: PdfTable, place: TablePlace): number => {
  const { width, height } = pdf.internal.pageSize;
  const bottom = height - PDF_FLOOR;
  pdf.setFontSize(PDF_TEXT_SIZE);
  const widthOf = measure(pdf);
  const widths = columnWidths([head, ...rows], head.length, width - 2 * PDF_MARGIN, widthOf);
  const linesOf = (row: readonly string[]): Lines =>
    row.map((text, index) => wrapped(text, (widths[index] ?? 0) - 2 * PADDING_X + ROUNDING, widthOf));

  let y = place.top;
  const draw = (cells: Lines): void => {
    let x = PDF_MARGIN;
    cells.forEach((lines, index) => {
      const columnWidth = widths[index] ?? 0;
      const isRight = right?.has(index) === true;
      const from = isRight ? x + columnWidth - PADDING_X : x + PADDING_X;
      const align = isRight ? 'right' : 'left';
      if (lines.length > 0) pdf.text([...lines], from, y + FIRST_BASELINE, { align, lineHeightFactor });
      x += columnWidth;
    });
    y += heightOf(cells);
  };
  const headLines = linesOf(head);
  const beginPage = (rowsBefore: number): void => {
    place.onPage?.(rowsBefore);
    pdf.setFontSize(PDF_TEXT_SIZE).setTextColor(PDF_INK).setDrawColor(PDF_LINE).setLineWidth(0.5);
    pdf.setFillColor(PDF_GROUND).rect(PDF_MARGIN, y, width - 2 * PDF_MARGIN, heightOf(headLines), 'F');
    draw(headLines);
  };
  const nextPage = (rowsBefore: number): void => {
    pdf.addPage();
    y = place.nextTop;
    beginPage(rowsBefore);
  };

  beginPage(0);
  const wholePage = bottom - place.nextTop - heightOf(headLines);
  rows.forEach((row, index) => {
    let cells = linesOf(row);
    if (y + Math.min(heightOf(cells), wholePage) > bottom) nextPage(index);
    while (y + heightOf(cells) > bottom) {
      const fitting = Math.max(1, Math.floor((bottom - y - 2 * PADDING_Y) / LINE_HEIGHT));
      draw(cells.map((lines) => lines.slice(0, fitting)));
      cells = cells.map((lines) => lines.slice(fitting));
      nextPage(index);
    }
    draw(cells);
    pdf.line(PDF_MARGIN, y, width - PDF_MARGIN, y);
  });
  return y;
};

/** The lines of each cell of a row. */
type Lines = readonly (readonly string[])[];

const heightOf = (cells: Lines): number =>
  Math.max(1, ...cells.map((lines) => lines.length)) * LINE_HEIGHT + 2 * PADDING_Y;

type WidthOf = (text: string) => number;

/** The font has no kerning: a text is as wide as its letters together. */
const measure = (pdf: jsPDF): WidthOf => {
  const widths = new Map<string, number>();
  const widthOfLetter = (letter: string): number => {
    const known = widths.get(letter) ?? pdf.getTextWidth(letter);
    widths.set(letter, known);
    return known;
  };
  return (text) => {
    let width = 0;
    for (const letter of text) width += widthOfLetter(letter);
    return width;
  };
};

/** Each column has room for its longest word, as far as that goes; the rest is shared out to those that want more. */
const columnWidths = (
  rows: readonly (readonly string[])[],
  count: number,
  room: number,
  widthOf: WidthOf,
): number[] => {
  const wanted = Array.from({ length: count }, () => 0);
  const least = [...wanted];
  const grow = (widths: number[], index: number, pieces: readonly string[]): void => {
    for (const piece of pieces) widths[index] = Math.max(widths[index] ?? 0, widthOf(piece) + 2 * PADDING_X);
  };
  for (const row of rows) {
    row.forEach((text, index) => {
      grow(wanted, index, text.split('\n'));
      grow(least, index, text.split(/[ \n]/));
    });
  }
  const spare = room - sum(least);
  if (spare < 0) return shared(least, room);
  const more = shared(
    wanted.map((width, index) => width - (least[index] ?? 0)),
    spare,
  );
  const taken = least.map((width, index) => width + (more[index] ?? 0));
  return taken.map((width) => (width * room) / sum(taken));
};

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/** What is wanted, the largest wishes cut so that all fit. */
const shared = (wanted: readonly number[], room: number): number[] => {
  let left = room;
  let cap = Infinity;
  const rising = [...wanted].sort((a, b) => a - b);
  for (const [index, width] of rising.entries()) {
    cap = left / (rising.length - index);
    if (width > cap) break;
    left -= width;
    cap = width;
  }
  return wanted.map((width) => Math.min(width, cap));
};

/** Cut between words; a word that is wider than its column, between letters. */
const wrapped = (text: string, room: number, widthOf: WidthOf): readonly string[] =>
  text.split('\n').flatMap((line) => (widthOf(line) <= room ? [line] : cutLine(line, room, widthOf)));

const cutLine = (text: string, room: number, widthOf: WidthOf): string[] => {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of text.split(/(?<= )/).flatMap((word) => (widthOf(word) > room ? [...word] : [word]))) {
    const pieceWidth = widthOf(piece);
    // The blank at a line's end needs no room.
    if (line !== '' && width + widthOf(piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += piece;
    width += pieceWidth;
  }
  return [...lines, line];
};
