import { expect, test } from 'vitest';
import { fr } from '#app/i18n/fr/messages.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { rowValues } from './export-table.ts';
import { topColumns } from './top-columns.ts';

const [sport, anglais] = ['sport', 'anglais'] as ClubSlug[] as [ClubSlug, ClubSlug];
const clubs = [
  { clubId: sport, name: 'Sport' },
  { clubId: anglais, name: 'Anglais' },
];
const person = { rank: 1, label: 'A. O.', named: false, attendances: 5, byClub: { [sport]: 5 } };

test('R15 R61 a ranking of several clubs has a column for each, one of a single club none', () => {
  const columns = topColumns(clubs, fr);
  expect(columns.map(({ label }) => label)).toEqual(['Rang', 'Nom', 'Présences', 'Sport', 'Anglais']);
  expect(rowValues(columns, person)).toEqual([1, 'A. O.', 5, 5, 0]);
  expect(topColumns(clubs.slice(0, 1), fr)).toHaveLength(3);
});

test('R14 somebody whose name is not published has none in the file', () => {
  expect(rowValues(topColumns([], fr), { ...person, label: '' })).toEqual([1, 'Nom non publié', 5]);
});
