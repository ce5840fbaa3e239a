import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { AuthorId, ClubSlug } from '../../primitives/ids.ts';
import { monthsOf, semestersOf, yearOfPeriod, type Period } from '../../primitives/periods.ts';
import type { Collection } from '../../documents/collections.ts';
import type { StoredDocument } from '../../documents/stored.ts';
import { documentArbitrary } from '../../testing/arbitraries.ts';
import { applyChange, DASHBOARD_PART } from './apply-change.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import { dashboardOf } from './dashboard.ts';
import type { DashboardFigures } from './dashboard-figures.ts';
import { emptyFigures, type Figures, type FullClubs } from './figures.ts';
import { EMPTY_SCOPE, executionIn, participationsIn, ratingIn } from './monthly.ts';
import { joinFigures, splitFigures, type FiguresPart } from './parts.ts';
import { TOP_LENGTH, topPersons } from './ranking.ts';

const CLUBS = ['informatique', 'sport'] as ClubSlug[];
const AUTHORS = ['service:setup'] as AuthorId[];
const COUNTED = ['activities', 'actions', 'photos', 'participants', 'attendances', 'summaries'] as const;

interface Change {
  readonly collection: Collection;
  readonly document: StoredDocument;
  readonly isDeletion: boolean;
}

const documentOf = (collection: Collection): fc.Arbitrary<StoredDocument> =>
  documentArbitrary(collection, {
    clubIds: CLUBS,
    authors: AUTHORS,
    poolSize: 3,
  }) as fc.Arbitrary<StoredDocument>;

/** Seldom one names another club than its id does: the server refuses it, but until then it lies on a device. */
const moved = ([document, number]: [StoredDocument, number]): StoredDocument =>
  number === 0
    ? { ...document, clubId: CLUBS.find((slug) => slug !== document.clubId) ?? document.clubId }
    : document;

const changeArbitrary: fc.Arbitrary<Change> = fc
  .oneof(
    // People and attendances are where figures can go wrong: most changes are theirs.
    { weight: 5, arbitrary: fc.constant('attendances' as const) },
    { weight: 4, arbitrary: fc.constant('participants' as const) },
    { weight: 3, arbitrary: fc.constant('activities' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...COUNTED) },
  )
  .chain((collection) =>
    fc.record({
      collection: fc.constant(collection),
      document: fc.tuple(documentOf(collection), fc.integer({ min: 0, max: 9 })).map(moved),
      isDeletion: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
    }),
  );

const fullClubsArbitrary = fc.constantFrom<FullClubs>('all', [], [CLUBS[0] as ClubSlug]);

/** Applies a history of creates, edits and deletions; returns what each document counts for at its end. */
const live = (figures: Figures, changes: readonly Change[], stored: Record<string, FiguresPart> = {}) => {
  const counted = new Map<string, Contribution>();
  for (const { collection, document, isDeletion } of changes) {
    const before = counted.get(document.id) ?? null;
    const after = isDeletion ? null : contributionOf(collection, document);
    const touched = applyChange(figures, before, after);
    Object.assign(stored, splitFigures(figures, touched).parts);
    if (after === null) counted.delete(document.id);
    else counted.set(document.id, after);
  }
  return counted;
};

const recomputed = (fullClubs: FullClubs, contributions: Iterable<Contribution>): Figures => {
  const figures = emptyFigures(fullClubs);
  for (const contribution of contributions) applyChange(figures, null, contribution);
  return figures;
};

const partsOf = (figures: Figures) => splitFigures(figures).parts;

const withoutEmpty = (parts: Record<string, FiguresPart>) =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => !Array.isArray(part) || part.length > 0));

describe('R31 figures kept change by change', () => {
  test('equal figures computed from nothing, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(changeArbitrary, { maxLength: 60 }),
        fullClubsArbitrary,
        fc.infiniteStream(fc.nat()),
        (changes, fullClubs, randomness) => {
          const figures = emptyFigures(fullClubs);
          const counted = [...live(figures, changes).values()];
          const shuffled = counted
            .map((contribution) => ({ contribution, place: randomness.next().value as number }))
            .sort((a, b) => a.place - b.place)
            .map(({ contribution }) => contribution);
          expect(partsOf(figures)).toEqual(partsOf(recomputed(fullClubs, shuffled)));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('are as good as new after being stored part by part, as touched, and read back', () => {
    fc.assert(
      fc.property(
        fc.array(changeArbitrary, { maxLength: 40 }),
        fc.array(changeArbitrary, { maxLength: 20 }),
        fullClubsArbitrary,
        (before, after, fullClubs) => {
          const figures = emptyFigures(fullClubs);
          const stored = splitFigures(figures).parts;
          const all = [...before, ...after];
          live(figures, all, stored);
          const json = JSON.parse(JSON.stringify(stored)) as Record<string, FiguresPart>;
          expect(withoutEmpty(json)).toEqual(partsOf(figures));
          expect(partsOf(joinFigures(json))).toEqual(partsOf(figures));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('forget an activity that is deleted as if nobody had come, and know who came when it is back', () => {
    fc.assert(
      fc.property(fc.array(changeArbitrary, { maxLength: 50 }), fc.nat({ max: 2 }), (changes, at) => {
        const figures = emptyFigures();
        const counted = [...live(figures, changes).values()];
        const gone = counted.filter((one) => one.kind === 'activity')[at];
        fc.pre(gone?.kind === 'activity');
        const full = partsOf(figures);
        applyChange(figures, gone, null);
        const rest = counted.filter((one) => !('activity' in one) || one.activity !== gone.id);
        const others = rest.filter((one) => one !== gone);
        expect(dashboardOf(figures)).toEqual(dashboardOf(recomputed('all', others)));
        applyChange(figures, null, gone);
        expect(partsOf(figures)).toEqual(full);
      }),
      { numRuns: 200 },
    );
  });

  test('leave nothing behind when every document is deleted', () => {
    fc.assert(
      fc.property(fc.array(changeArbitrary, { maxLength: 50 }), (changes) => {
        const figures = emptyFigures();
        for (const contribution of live(figures, changes).values()) applyChange(figures, contribution, null);
        expect(partsOf(figures)).toEqual(partsOf(emptyFigures()));
        expect(figures.people.cards.size).toBe(0);
        expect(figures.people.combined.groups.size).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

/** Visits and photos count while their activity exists. */
const whileActivityLives = (contributions: readonly Contribution[]): readonly Contribution[] => {
  const living = new Set<string>(contributions.flatMap((one) => (one.kind === 'activity' ? [one.id] : [])));
  return contributions.filter(
    (one) =>
      (one.kind !== 'attendance' && one.kind !== 'photo') ||
      one.activity === null ||
      living.has(one.activity),
  );
};

/** The rules of the figures said once more, without any memory: from the documents that exist. */
const naive = (contributions: readonly Contribution[], club: ClubSlug | null) => {
  const cards = contributions.flatMap((one) => (one.kind === 'participant' ? [one] : []));
  const visits = contributions.flatMap((one) =>
    one.kind === 'attendance' && (club === null || one.club === club) ? [one] : [],
  );
  const merges = cards.flatMap(({ club: own, person, mergedInto }) =>
    mergedInto !== null && (club === null || (own === club && mergedInto.club === club))
      ? [[person, mergedInto.person] as const]
      : [],
  );
  const names = new Map<string, string>();
  const nameOf = (person: string): string => names.get(person) ?? person;
  // Every person starts alone; each merge renames one side, as often as it takes.
  for (const [a, b] of merges) {
    const [keep, drop] = [nameOf(a), nameOf(b)].sort() as [string, string];
    for (const person of [drop, ...names.keys()]) if (nameOf(person) === drop) names.set(person, keep);
  }
  const first = new Map<string, { who: string; club: ClubSlug; month: Month }>();
  for (const { person, club: own, activity, month } of visits) {
    const key = `${nameOf(person)} ${own} ${activity}`;
    const known = first.get(key);
    if (known === undefined || month < known.month) first.set(key, { who: nameOf(person), club: own, month });
  }
  return [...first.values()];
};

const tallyOf = (values: readonly string[]): number[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
};

/** Two years, their halves and their months. */
const PERIODS: readonly Period[] = (['2024-2025', '2025-2026'] as AcademicYear[]).flatMap((year) => [
  year,
  ...semestersOf(year),
  ...monthsOf(year),
]);

describe('R10 R15 R16 counts, rates and rankings of a year, a semester, a month', () => {
  test('agree with the plain definition', () => {
    fc.assert(
      fc.property(
        fc.array(changeArbitrary, { maxLength: 60 }),
        fc.constantFrom<ClubSlug | null>(null, ...CLUBS),
        (changes, club) => {
          const figures = emptyFigures();
          const contributions = whileActivityLives([...live(figures, changes).values()]);
          const plain = naive(contributions, club);
          const dashboard = splitFigures(figures).parts[DASHBOARD_PART] as DashboardFigures;
          for (const period of PERIODS) {
            const months = monthsOf(period);
            const inPeriod = plain.filter(({ month }) => months.includes(month));
            const counts = tallyOf(inPeriod.map(({ who }) => who));
            const top = topPersons(figures, { club, period, limit: 1000 });
            expect(top.map(({ attendances }) => attendances)).toEqual(counts);
            const scope = (club === null ? dashboard.combined : dashboard.clubs[club]) ?? EMPTY_SCOPE;
            expect(scope.periods[period]?.persons ?? 0).toBe(counts.length);
            expect(scope.periods[period]?.top ?? []).toEqual(top.slice(0, TOP_LENGTH));
            if (club !== null) expect(participationsIn(scope, period)).toBe(inPeriod.length);
            const ratings = contributions.flatMap((one) =>
              one.kind === 'attendance' && months.includes(one.month) && (club ?? one.club) === one.club
                ? (one.rating ?? [])
                : [],
            );
            expect(ratingIn(scope, period) ?? { sum: 0, count: 0 }).toEqual({
              sum: ratings.reduce((sum, rating) => sum + rating, 0),
              count: ratings.length,
            });
            const photos = contributions.filter(
              (one) => one.kind === 'photo' && (club ?? one.club) === one.club,
            );
            expect(scope.photos).toBe(photos.length);
            const actions = contributions.flatMap((one) =>
              one.kind === 'action' && one.year === yearOfPeriod(period) && (club ?? one.club) === one.club
                ? [one]
                : [],
            );
            const counted = actions.filter(({ cancelled }) => !cancelled);
            const end = period === yearOfPeriod(period) ? '9999' : (months.at(-1) ?? '');
            expect(executionIn(scope, period)).toMatchObject({
              counted: counted.length,
              done: counted.filter(({ doneMonth }) => doneMonth !== null && doneMonth <= end).length,
            });
            for (const row of top) {
              expect(Object.values(row.byClub).reduce((a, b) => a + b, 0)).toBe(row.attendances);
              expect(row.rank).toBe(1 + top.filter((other) => other.attendances > row.attendances).length);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
