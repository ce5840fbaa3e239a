import { expect, test } from 'vitest';
import type { Local } from '#app/data/local/local-document.ts';
import { rowValues } from '#app/files/export-table.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import { photoColumns } from './photo-columns.ts';

const photo = {
  clubId: 'sport',
  caption: 'La remise des prix',
  takenAt: '2026-03-14T15:30:00.000Z',
  createdBy: 'account:somebody',
} as unknown as Local<'photos'>;

test('R14 R19 R53 a gallery as a file says of each photo what the page says, and nothing of who took it', () => {
  const columns = photoColumns({ clubOf: () => 'Sport', topicOf: () => 'Tournoi' }, fr);
  expect(columns.map(({ label }) => label)).toEqual(['Date', 'Club', 'Activité', 'Légende']);
  expect(rowValues(columns, photo)).toEqual(['2026-03-14', 'Sport', 'Tournoi', 'La remise des prix']);
});
