/** R32 a table read back from its paper: nothing is lost and nothing runs off, whatever stands in it. */
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { createPdf, PDF_FLOOR, PDF_MARGIN } from './pdf-document.ts';
import { drawTable, type PdfTable } from './pdf-table.ts';

const TOP = 60;

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly down: number;
}

/** The pieces of text on each page. */
const drawnPages = async (table: PdfTable): Promise<Piece[][]> => {
  const { pdf } = createPdf('', 'portrait');
  const { height } = pdf.internal.pageSize;
  const end = drawTable(pdf, table, { top: TOP, nextTop: PDF_MARGIN });
  expect(end).toBeLessThanOrEqual(height - PDF_FLOOR);
  const task = getDocument({ data: new Uint8Array(pdf.output('arraybuffer')), useSystemFonts: false });
  const file = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const { items } = await (await file.getPage(index + 1)).getTextContent();
      return items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [left, up] = item.transform.slice(4) as [number, number];
        return [{ text: item.str, left, right: left + item.width, down: height - up }];
      });
    }),
  );
  await task.destroy();
  for (const piece of pages.flat()) {
    expect(piece.left).toBeGreaterThanOrEqual(PDF_MARGIN);
    expect(piece.right).toBeLessThanOrEqual(595.3 - PDF_MARGIN);
    expect(piece.down).toBeGreaterThan(PDF_MARGIN);
    expect(piece.down).toBeLessThanOrEqual(height - PDF_FLOOR);
  }
  return pages;
};

const lettersOf = (texts: readonly string[]): string =>
  [...texts.join('').replaceAll(/\s/g, '')].sort().join('');

const word = fc.string({ unit: fc.constantFrom(...'abcWîé.@'), minLength: 1, maxLength: 90 });
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));

test('R32 every letter of every cell stands on the paper, inside its margins', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }).chain((count) => {
        const row = fc.array(text, { minLength: count, maxLength: count });
        return fc.record({ head: fc.constant(Array<string>(count).fill('X')), rows: fc.array(row) });
      }),
      async (table) => {
        const pages = await drawnPages(table);
        const head = lettersOf(table.head);
        expect(lettersOf(pages.flat().map((piece) => piece.text))).toBe(
          lettersOf([...table.rows.flat(), ...pages.map(() => head)]),
        );
      },
    ),
    { numRuns: 20 },
  );
});

test('R32 a row goes whole to the next page; one that is higher than a page goes on there', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`n${index}`, 'un deux\ntrois']);
  const pages = await drawnPages({ head: ['Nom', 'Note'], rows: [...rows, ['long', 'x '.repeat(8000)]] });
  for (const page of pages.slice(0, 3)) {
    const count = (wanted: RegExp): number => page.filter((piece) => wanted.test(piece.text)).length;
    expect(count(/^n\d+$/)).toBe(count(/^trois$/));
  }
  expect(pages.at(-1)?.map((piece) => piece.text)).toContain('Nom');
});

test('a column of words gives way before a word is cut, and numbers stand at the right', async () => {
  const address = 'une.adresse.assez.longue@etudiant.exemple.test';
  const [page = []] = await drawnPages({
    head: ['Courriel', 'Suggestion', 'Présences'],
    rows: [
      [address, 'davantage de travaux pratiques '.repeat(8), '7'],
      [address, '', '1234'],
    ],
    right: new Set([2]),
  });
  expect(page.filter((piece) => piece.text === address)).toHaveLength(2);
  expect(page.map((piece) => piece.text)).toContain('Présences');
  const ends = page.filter((piece) => /^\d+$/.test(piece.text)).map((piece) => piece.right);
  expect(ends).toHaveLength(2);
  expect(ends[0]).toBeCloseTo(ends[1] ?? 0, 1);
});
