import { expect, test } from 'vitest';
import { rowValues } from '#app/files/export-table.ts';
import { createFormat } from '#app/i18n/format.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { awardColumns, awardLines } from './award-lines.ts';
import type { DashboardContent } from './dashboard-content.ts';
import { nextColumns } from './next-columns.ts';

const clubs = [{ clubId: 'sport' as ClubSlug, name: 'Sport' }] as unknown as DashboardContent['clubs'];
const activity = {
  ...{ clubId: 'sport' as ClubSlug, topic: 'Tournoi de volley', state: 'planned' },
  startsAt: '2026-03-14T15:30:00.000Z' as Instant,
} as unknown as NonNullable<ReturnType<DashboardContent['topicOf']>>;
const award = (number: number) => ({
  activityId: `activity:${number}` as ActivityId,
  clubId: 'sport' as ClubSlug,
  startsAt: activity.startsAt,
  winners: [
    { rank: 1, name: `Awa ${number}`, prize: 'Coupe' },
    { rank: 1, name: `Issa ${number}`, prize: 'Coupe' },
    { rank: 3, name: 'Nadège', prize: '' },
  ],
});
const content = {
  clubs,
  view: { awards: [1, 2, 3, 4, 5].map(award) },
  topicOf: () => activity,
} as unknown as DashboardContent;

test('R15 R61 the latest awards as a file: those of the card, with all who share the first rank', () => {
  const lines = awardLines(content);
  expect(lines).toHaveLength(4);
  const columns = awardColumns(fr);
  expect(columns.map(({ label }) => label)).toEqual(['Date', 'Club', 'Activité', 'Vainqueur']);
  expect(lines.map((line) => rowValues(columns, line))[0]).toEqual([
    '2026-03-14',
    'Sport',
    'Tournoi de volley',
    'Awa 1, Issa 1',
  ]);
});

test('R61 the next activities as a file', () => {
  const columns = nextColumns(content, fr, createFormat('fr'));
  expect(columns.map(({ label }) => label)).toEqual(['Date', 'Heure', 'Club', 'Thème', 'État']);
  expect(rowValues(columns, activity)).toEqual([
    '2026-03-14',
    '15\u00A0h\u00A030',
    'Sport',
    'Tournoi de volley',
    'Planifiée',
  ]);
});
