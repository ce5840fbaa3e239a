/** R53 R61 R63: what stands in a list stands in its file, read back by other programs than those that wrote it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { ExportFormat, ExportTable } from './export-table.ts';
import { makeFile } from './make-file.ts';

const table: ExportTable = {
  title: 'Participants',
  sub: '3 personnes',
  columns: [
    { label: 'Nom', type: 'text' },
    { label: 'Présences', type: 'number' },
    { label: 'Dernière venue', type: 'date' },
    { label: 'Vu à', type: 'date' },
    { label: 'Taux', type: 'percent' },
    { label: 'Note', type: 'text' },
  ],
  rows: [
    ['Ouédraogo « Wênd‑Yam »', 12, '2026-03-14', '2026-03-14T15:05:00.000Z', 0.684, 'a;b "c"\nd'],
    ['Kɛita Ŋɔma', 4.5, null, null, null, '=HYPERLINK("http://exemple.test")'],
    ['Sœur Noëlle', 0, '2025-10-01', '2025-10-01T00:00:00.000Z', 1, '@SUM(A1)'],
  ],
};

const fileOf = (format: ExportFormat, of: ExportTable = table, locale: 'fr' | 'en' = 'fr') =>
  makeFile(format, of, locale, () => undefined);

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** RFC 4180 with semicolons, written for this test alone. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (quoted && sign === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ';') endCell();
    else if (!quoted && text.startsWith('\r\n', index)) {
      endCell();
      rows.push([]);
      index += 1;
    } else cell += sign;
  }
  return rows.slice(0, -1);
};

const textOfPdf = async (file: Blob): Promise<{ readonly pages: number; readonly text: string }> => {
  const task = getDocument({ data: await bytesOf(file), useSystemFonts: false });
  const pdf = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const { numPages } = pdf;
  await task.destroy();
  return { pages: numPages, text: texts.join(' ').replaceAll(/\s+/g, ' ') };
};

describe('R63 CSV', () => {
  test('begins with the mark, parts cells by semicolons, writes dates and numbers as French spreadsheets read them', async () => {
    const bytes = await bytesOf(await fileOf('csv'));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parseCsv(new TextDecoder().decode(bytes))).toEqual([
      ['Nom', 'Présences', 'Dernière venue', 'Vu à', 'Taux', 'Note'],
      ['Ouédraogo « Wênd‑Yam »', '12', '14/03/2026', '14/03/2026 15:05', '68 %', 'a;b "c"\nd'],
      ['Kɛita Ŋɔma', '4,5', '', '', '', `'=HYPERLINK("http://exemple.test")`],
      ['Sœur Noëlle', '0', '01/10/2025', '01/10/2025 00:00', '100 %', "'@SUM(A1)"],
    ]);
  });

  test('writes decimals with a point in English', async () => {
    expect(await (await fileOf('csv', table, 'en')).text()).toContain('Kɛita Ŋɔma;4.5;');
  });

  test.each(['=1+1', '+1+1', '-1+1', '@A1', '\t=1', '\r=1', '\n=1', '＝1'])(
    'never lets %j begin a formula',
    async (text) => {
      const one: ExportTable = { ...table, columns: [{ label: 'A', type: 'text' }], rows: [[text]] };
      const [, row] = parseCsv((await (await fileOf('csv', one)).text()).slice(1));
      expect(row?.[0]).toBe(`'${text}`);
    },
  );
});

test('R53 XLSX holds real numbers and dates, and formulas as text', async () => {
  const [sheet] = await readExcelFile(Buffer.from(await bytesOf(await fileOf('xlsx'))));
  expect(sheet?.sheet).toBe('Participants');
  const day = (text: string): Date => new Date(text);
  // A spreadsheet counts in days: a time of day comes back to the millisecond, give or take one.
  const seenAt = sheet?.data[1]?.[3];
  expect(Math.round(Number(seenAt) / 1000) * 1000).toBe(Date.parse('2026-03-14T15:05:00.000Z'));
  expect(sheet?.data).toEqual([
    ['Nom', 'Présences', 'Dernière venue', 'Vu à', 'Taux', 'Note'],
    ['Ouédraogo « Wênd‑Yam »', 12, day('2026-03-14'), expect.any(Date), 0.684, 'a;b "c"\nd'],
    ['Kɛita Ŋɔma', 4.5, null, null, null, '=HYPERLINK("http://exemple.test")'],
    ['Sœur Noëlle', 0, day('2025-10-01'), day('2025-10-01'), 1, '@SUM(A1)'],
  ]);
});

test('R53 JSON keeps values as documents hold them', async () => {
  const read: unknown = JSON.parse(await (await fileOf('json')).text());
  expect(read).toMatchObject({
    title: 'Participants',
    rows: [
      { Nom: 'Ouédraogo « Wênd‑Yam »', Présences: 12, 'Dernière venue': '2026-03-14', Taux: 0.684 },
      { Nom: 'Kɛita Ŋɔma', Présences: 4.5, 'Dernière venue': null },
      { Nom: 'Sœur Noëlle', Présences: 0 },
    ],
  });
});

test('R32 PDF shows every cell, with the letters of every language here or their nearest', async () => {
  const { pages, text } = await textOfPdf(await fileOf('pdf'));
  expect(pages).toBe(1);
  for (const shown of ['Participants', '3 personnes', 'Dernière venue', '1 / 1'])
    expect(text).toContain(shown);
  expect(text).toContain('Ouédraogo « Wênd‑Yam » 12 14/03/2026 14/03/2026 15:05 68 %');
  expect(text).toContain('Kèita Ŋoma 4,5');
  expect(text).toContain('Sœur Noëlle 0 01/10/2025');
});

describe('an empty list', () => {
  const empty: ExportTable = { ...table, rows: [] };

  test.each(['csv', 'xlsx', 'pdf', 'json'] as const)('is a file with its head as %s', async (format) => {
    const file = await fileOf(format, empty);
    if (format === 'pdf') expect((await textOfPdf(file)).text).toContain('Dernière venue');
    else if (format === 'json') expect(JSON.parse(await file.text())).toMatchObject({ rows: [] });
    else if (format === 'csv') expect(parseCsv((await file.text()).slice(1))).toHaveLength(1);
    else expect((await readExcelFile(Buffer.from(await bytesOf(file))))[0]?.data).toHaveLength(1);
  });
});

describe('50,000 rows', () => {
  const ROWS = 50_000;
  const large: ExportTable = {
    ...table,
    rows: Array.from({ length: ROWS }, (_, index) => [
      `Personne ${index}`,
      index,
      '2026-03-14',
      '2026-03-14T15:05:00.000Z',
      0.5,
      'très bien',
    ]),
  };

  const made = async (format: ExportFormat): Promise<Blob> => {
    const shares: number[] = [];
    const file = await makeFile(format, large, 'fr', (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    return file;
  };

  test('become a CSV', async () => {
    const rows = parseCsv((await (await made('csv')).text()).slice(1));
    expect(rows).toHaveLength(ROWS + 1);
    expect(rows.at(-1)?.[0]).toBe(`Personne ${ROWS - 1}`);
  });

  test('become a JSON', async () => {
    const { rows } = JSON.parse(await (await made('json')).text()) as { readonly rows: readonly unknown[] };
    expect(rows).toHaveLength(ROWS);
  });

  test('become a workbook', async () => {
    const [sheet] = await readExcelFile(Buffer.from(await bytesOf(await made('xlsx'))));
    expect(sheet?.data).toHaveLength(ROWS + 1);
    expect(sheet?.data.at(-1)?.[1]).toBe(ROWS - 1);
  });

  test('become a PDF', async () => {
    const task = getDocument({ data: await bytesOf(await made('pdf')) });
    const pdf = await task.promise;
    const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : ''))).toContain(`Personne ${ROWS - 1}`);
    await task.destroy();
  });
});
