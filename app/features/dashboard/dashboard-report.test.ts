import { expect, test } from 'vitest';
import { createFormat } from '#app/i18n/format.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { DashboardContent } from './dashboard-content.ts';
import { dashboardReport } from './dashboard-report.ts';

const sport = 'sport' as ClubSlug;
const words = { t: fr, format: createFormat('fr'), locale: 'fr' as const };
const empty = { months: [], series: [] };
const same = <T>(current: T) => ({ current, previous: null });

const content = {
  clubs: [{ clubId: sport, name: 'Sport' }],
  runningMonth: undefined,
  topicOf: () => ({ clubId: sport, topic: 'Volley', state: 'planned', startsAt: '2026-03-01T15:30:00.000Z' }),
  view: {
    period: '2025-2026',
    academicYear: '2025-2026',
    headline: {
      activities: { current: 52, previous: 43 },
      participations: same(1640),
      average: same(31.54),
      execution: same({ rate: 0.684, done: 17, counted: 25 }),
    },
    clubs: [
      { clubId: sport, activities: 52, participations: 1640, persons: 312, execution: { rate: 0.684 } },
    ],
    evolution: { months: ['2026-01', '2026-02'], series: [{ clubId: sport, values: [183, 333] }] },
    averages: empty,
    execution: empty,
    awards: [],
    top: [{ rank: 1, label: 'A. O.', named: false, attendances: 31, byClub: { [sport]: 31 } }],
    nextActivityIds: ['activity:1' as ActivityId],
  },
} as unknown as DashboardContent;

test('R61 the report has the figures of the page, and its tables where there is something to tell', () => {
  const report = dashboardReport(content, words, Date.UTC(2026, 2, 14, 14, 32));
  expect(report.facts).toEqual([{ term: 'Période', text: 'Année 2025–2026' }]);
  expect(report.figures.map(({ value }) => value)).toEqual(['52', '1\u202F640', '31,5', '68\u00A0%']);
  expect(report.figures[0]?.note).toBe('+\u00A09 sur un an');
  expect(report.sections.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'table Clubs',
    expect.stringMatching(/^text .*participations/),
    'table Participations par mois et par club, de janvier 2026 à février 2026',
    'table Top 10',
    'table En cours et à venir',
  ]);
  expect(report.sections[0]).toMatchObject({
    columns: ['Club', 'Activités', 'Participations', 'Personnes', 'Taux d’exécution'],
    rows: [['Sport', '52', '1640', '312', '68 %']],
  });
  expect(report.sections[3]).toMatchObject({ rows: [['1', 'A. O.', '31']] });
  expect(report.sections[4]).toMatchObject({
    rows: [['01/03/2026', '15\u00A0h\u00A030', 'Sport', 'Volley', 'Planifiée']],
  });
});
