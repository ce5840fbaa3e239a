/** R32 a report read back by another program than the one that wrote it. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Report } from './report.ts';
import { reportPdf } from './report-pdf.ts';

const report: Report = {
  brand: 'AESI · Club Informatique',
  title: 'Compte rendu d’activité',
  colour: '#3440C4',
  facts: [
    { term: 'Activité', text: 'Initiation à Python pour l’enquête' },
    { term: 'Lieu', text: 'Salle ŋ, très longue '.repeat(20) },
  ],
  figures: [
    { label: 'Présents', value: '38', note: 'dont 3 après l’heure' },
    { label: 'Note', value: '4,3', note: 'sur 5, 29 réponses' },
  ],
  sections: [
    { kind: 'text', title: 'Déroulé', paragraphs: ['Installation de Python.', 'x '.repeat(4000)] },
    { kind: 'bars', title: 'Par niveau', rows: [{ label: 'L2', value: '16', share: 1 }] },
    {
      kind: 'table',
      title: 'Présents',
      columns: ['Nom', 'Filière'],
      rows: Array.from({ length: 120 }, (_, index) => [`Personne ${index}`, 'Analyse statistique']),
    },
    { kind: 'text', title: 'Après le tableau', paragraphs: ['Rien ne couvre rien.'] },
  ],
  foot: 'Fait le sam. 14 mars 2026',
};

const read = async (file: Blob) => {
  const task = getDocument({ data: new Uint8Array(await file.arrayBuffer()), useSystemFonts: false });
  const pdf = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      const { fnArray } = await page.getOperatorList();
      return {
        text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
        lowest: Math.min(
          ...items.flatMap((item) => ('transform' in item ? [Number(item.transform[5])] : [])),
        ),
        photos: fnArray.filter((operation) => operation === OPS.paintImageXObject).length,
      };
    }),
  );
  await task.destroy();
  return pages;
};

test('R32 every word of a report is on its pages, in order, and nothing runs off the paper', async () => {
  const pages = await read(reportPdf(report));
  const text = pages.map((page) => page.text).join(' ');
  for (const word of [
    'Club Informatique',
    'Compte rendu',
    'ŋ',
    '4,3',
    'Déroulé',
    'Par niveau',
    'Personne 119',
  ]) {
    expect(text).toContain(word);
  }
  expect(text.indexOf('Personne 119')).toBeLessThan(text.indexOf('Rien ne couvre rien'));
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page.lowest).toBeGreaterThan(20);
    expect(page.text).toContain(`${index + 1} / ${pages.length}`);
  }
});

test('R6 photos stand on the report, four in two rows', async () => {
  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a65c3a' } })
    .jpeg()
    .toBuffer();
  const photo = { jpeg: new Uint8Array(jpeg), widthPx: 60, heightPx: 40 };
  const [page] = await read(
    reportPdf({
      ...report,
      sections: [{ kind: 'photos', title: 'Photos', photos: [photo, photo, photo, photo] }],
    }),
  );
  expect(page?.photos).toBe(4);
});
