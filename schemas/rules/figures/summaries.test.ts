import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarySchema, type Summary } from '../../documents/summary.ts';
import type { StoredDocument } from '../../documents/stored.ts';
import type { AcademicYear, Instant } from '../../primitives/dates.ts';
import { monthsOf, semestersOf, type Period } from '../../primitives/periods.ts';
import type { AuthorId, ClubSlug } from '../../primitives/ids.ts';
import { documentArbitrary } from '../../testing/arbitraries.ts';
import { applyChange } from './apply-change.ts';
import { contributionOf } from './contribution.ts';
import { dashboardOf } from './dashboard.ts';
import { emptyFigures, type FullClubs } from './figures.ts';
import { ASSOCIATION_SUMMARY, toSummaries } from './summaries.ts';
import type { DashboardView, RankedPersonView } from './view-types.ts';
import { dashboardView } from './views.ts';

const CLUBS = ['informatique', 'sport'] as ClubSlug[];
const NOW = '2026-03-14T14:32:00.000Z' as Instant;
const YEAR = '2025-2026' as AcademicYear;
/** Of each kind one, and what lies before. */
const PERIODS: readonly Period[] = [
  YEAR,
  ...semestersOf(YEAR),
  ...monthsOf(YEAR).slice(0, 8),
  '2024-2025' as Period,
];
const questionOf = (period: Period) => ({ clubs: CLUBS, period, now: NOW });

const OPTIONS = { clubIds: CLUBS, authors: ['service:setup'] as AuthorId[], poolSize: 6 };
const many = <C extends 'activities' | 'actions' | 'photos' | 'participants' | 'attendances'>(
  collection: C,
  maxLength: number,
) => fc.uniqueArray(documentArbitrary(collection, OPTIONS), { selector: ({ id }) => id, maxLength });

const association = fc.record({
  // An activity belongs to one club for good: its attendances are that club's.
  activities: many('activities', 6),
  actions: many('actions', 6),
  photos: many('photos', 4),
  participants: many('participants', 10),
  attendances: many('attendances', 30),
});

type Association = typeof association extends fc.Arbitrary<infer T> ? T : never;

const ofOwnClub = ({ activities, attendances, ...rest }: Association): Association => ({
  ...rest,
  activities,
  attendances: attendances.filter(
    ({ activityId, clubId }) => activities.find(({ id }) => id === activityId)?.clubId === clubId,
  ),
});

const figuresOf = (
  documents: Association,
  summaries: readonly Summary[] = [],
  fullClubs: FullClubs = 'all',
) => {
  const figures = emptyFigures(fullClubs);
  const readable = (clubId: ClubSlug) => fullClubs === 'all' || fullClubs.includes(clubId);
  const count = (collection: Parameters<typeof contributionOf>[0], found: readonly StoredDocument[]) => {
    for (const one of found) applyChange(figures, null, contributionOf(collection, one));
  };
  count('activities', documents.activities);
  count('actions', documents.actions);
  count('photos', documents.photos);
  count(
    'participants',
    documents.participants.filter(({ clubId }) => readable(clubId)),
  );
  count(
    'attendances',
    documents.attendances.filter(({ clubId }) => readable(clubId)),
  );
  count('summaries', summaries);
  return figures;
};

const rankingsOf = (summary: Summary): (readonly RankedPersonView[])[] => {
  if (summary.kind === 'activity') return [];
  return summary.kind === 'period' ? [summary.top] : Object.values(summary.years).map(({ top }) => top);
};

const anonymous = (rows: readonly RankedPersonView[]) =>
  rows.map(({ rank, attendances, byClub }) => ({ rank, attendances, byClub }));

/** What everyone sees alike: everything but names and ratings. */
const forEveryone = (view: DashboardView) => ({
  ...view,
  rating: null,
  ratings: [],
  top: anonymous(view.top),
  topByClub: Object.fromEntries(
    Object.entries(view.topByClub).map(([club, rows]) => [club, anonymous(rows)]),
  ),
});

describe('R14 published figures', () => {
  test('are valid documents, without a key, a rating or the name of someone who refused', () => {
    fc.assert(
      fc.property(association.map(ofOwnClub), (documents) => {
        const summaries = toSummaries(figuresOf(documents), CLUBS, NOW);
        expect(summaries.at(-1)?.id).toBe(ASSOCIATION_SUMMARY);
        for (const summary of summaries) expect(summarySchema.parse(summary)).toEqual(summary);
        const text = JSON.stringify(summaries);
        expect(text).not.toMatch(/participant:|[0-9a-f]{32}|rating/);
        const named = summaries.flatMap((summary) => rankingsOf(summary).flat());
        const willing = new Set(
          documents.participants
            .filter(({ rankingConsent }) => rankingConsent)
            .map(({ firstName, lastName }) => `${firstName} ${lastName}`),
        );
        for (const row of named) if (row.named) expect(willing).toContain(row.label);
      }),
      { numRuns: 200 },
    );
  });

  test('show a visitor the same dashboard as the board, but for names and ratings', () => {
    fc.assert(
      fc.property(association.map(ofOwnClub), (documents) => {
        const full = figuresOf(documents);
        const summaries = toSummaries(full, CLUBS, NOW);
        for (const period of PERIODS) {
          const visitor = dashboardView(dashboardOf(figuresOf(documents, summaries, [])), questionOf(period));
          expect(visitor.rating).toBeNull();
          expect(visitor.ratings.series).toEqual([]);
          const board = dashboardView(dashboardOf(full), questionOf(period));
          expect(forEveryone(visitor)).toEqual(forEveryone(board));
        }
      }),
      { numRuns: 80 },
    );
  });

  test('stand in for the clubs that a bureau may not read', () => {
    fc.assert(
      fc.property(association.map(ofOwnClub), (documents) => {
        const full = figuresOf(documents);
        const summaries = toSummaries(full, CLUBS, NOW);
        const own = CLUBS[0] as ClubSlug;
        for (const period of PERIODS) {
          const question = questionOf(period);
          const bureau = dashboardView(dashboardOf(figuresOf(documents, summaries, [own])), question);
          const board = dashboardView(dashboardOf(full), question);
          expect(forEveryone(bureau)).toEqual(forEveryone(board));
          expect(bureau.topByClub[own]).toEqual(board.topByClub[own]);
        }
      }),
      { numRuns: 80 },
    );
  });
});
