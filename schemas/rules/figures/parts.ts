/**
 * The figures as they are stored: `dashboard` is what pages open with and is only ever derived; `public`, `published` and the 256
 * `people:xx` hold what rebuilds everything. Store the parts that `applyChange` named, together with the contributions and
 * the checkpoint, in one transaction; `joinFigures` reads all but the dashboard back.
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import {
  activityIdOf,
  ulidOfActivity,
  type ActivityId,
  type ClubSlug,
  type PersonKey,
  type Ulid,
} from '../../primitives/ids.ts';
import { countRating, DASHBOARD_PART, peoplePartOf, PUBLIC_PART, PUBLISHED_PART } from './apply-change.ts';
import type {
  ActivityContribution,
  ParticipantContribution,
  PeriodSummaryContribution,
  YearsOfSummary,
} from './contribution.ts';
import type { DashboardFigures } from './dashboard-figures.ts';
import { dashboardOf } from './dashboard.ts';
import { emptyFigures, periodKey, type DoneKey, type Figures, type FullClubs } from './figures.ts';
import type { Card } from './groups.ts';
import { addCards, addVisit } from './people.ts';
import { inner } from './tallies.ts';

export interface PublicPart {
  readonly fullClubs: FullClubs;
  readonly activities: readonly ActivityContribution[];
  /** Club, the programme's year, how many count. */
  readonly actionsCounted: readonly (readonly [ClubSlug, AcademicYear, number])[];
  readonly actionsDone: readonly (readonly [ClubSlug, DoneKey, number])[];
  readonly photos: readonly (readonly [ActivityId | null, ClubSlug, number])[];
}

export interface PublishedPart {
  readonly activities: readonly (readonly [ActivityId, number])[];
  readonly clubs: readonly (readonly [ClubSlug, YearsOfSummary])[];
  readonly association: YearsOfSummary | null;
  readonly periods: readonly PeriodSummaryContribution[];
}

export interface StoredCard {
  readonly club: ClubSlug;
  readonly person: PersonKey;
  readonly participant: ParticipantContribution | null;
  readonly visits: readonly (readonly [Ulid, Month, number | null])[];
}

export type FiguresPart = DashboardFigures | PublicPart | PublishedPart | readonly StoredCard[];

/** Names of the parts that hold who came to what, each as stored cards. */
export const PEOPLE_PARTS: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  peoplePartOf(byte.toString(16).padStart(2, '0') as PersonKey),
);

/** Names of the parts from which everything can be rebuilt: all but the dashboard. */
export const SOURCE_PARTS: readonly string[] = [PUBLIC_PART, PUBLISHED_PART, ...PEOPLE_PARTS];

/** All parts, or only those named; a named part without content is there, empty, so that it replaces what was stored. */
export const splitFigures = (
  figures: Figures,
  only?: ReadonlySet<string>,
): { parts: Record<string, FiguresPart> } => {
  const parts: Record<string, FiguresPart> = {};
  if (only?.has(DASHBOARD_PART) ?? true) parts[DASHBOARD_PART] = dashboardOf(figures);
  if (only?.has(PUBLIC_PART) ?? true) parts[PUBLIC_PART] = publicPart(figures);
  if (only?.has(PUBLISHED_PART) ?? true) parts[PUBLISHED_PART] = publishedPart(figures);
  return { parts: { ...parts, ...peopleParts(figures, only) } };
};

export const joinFigures = (parts: Readonly<Record<string, FiguresPart>>): Figures => {
  const open = parts[PUBLIC_PART] as PublicPart | undefined;
  const figures = emptyFigures(open?.fullClubs);
  if (open !== undefined) readPublic(figures, open);
  const published = parts[PUBLISHED_PART] as PublishedPart | undefined;
  if (published !== undefined) readPublished(figures, published);
  const people = Object.entries(parts).filter(([name]) => name.startsWith('people:'));
  readPeople(
    figures,
    people.flatMap(([, part]) => part as readonly StoredCard[]),
  );
  return figures;
};

const publicPart = (figures: Figures): PublicPart => ({
  fullClubs: figures.fullClubs,
  activities: sorted(figures.activities.values(), ({ id }) => id),
  actionsCounted: flattened(figures.actionsCounted),
  actionsDone: flattened(figures.actionsDone),
  photos: flattened(figures.photos),
});

const readPublic = (figures: Figures, part: PublicPart): void => {
  for (const activity of part.activities) figures.activities.set(activity.id, activity);
  for (const [club, year, count] of part.actionsCounted) inner(figures.actionsCounted, club).set(year, count);
  for (const [club, key, count] of part.actionsDone) inner(figures.actionsDone, club).set(key, count);
  for (const [activity, club, count] of part.photos) inner(figures.photos, activity).set(club, count);
};

const publishedPart = ({ published }: Figures): PublishedPart => ({
  activities: sorted(published.activities, ([activity]) => activity),
  clubs: sorted(published.clubs, ([club]) => club),
  association: published.association.get('years') ?? null,
  periods: sorted(published.periods.values(), ({ scope, period }) => periodKey(scope, period)),
});

const readPublished = ({ published }: Figures, part: PublishedPart): void => {
  for (const [activity, count] of part.activities) published.activities.set(activity, count);
  for (const [club, years] of part.clubs) published.clubs.set(club, years);
  if (part.association !== null) published.association.set('years', part.association);
  for (const one of part.periods) published.periods.set(periodKey(one.scope, one.period), one);
};

const peopleParts = (figures: Figures, only?: ReadonlySet<string>): Record<string, StoredCard[]> => {
  const parts: Record<string, StoredCard[]> = {};
  for (const name of only ?? []) if (name.startsWith('people:')) parts[name] = [];
  for (const [person, cards] of figures.people.cards) {
    const name = peoplePartOf(person);
    if (only !== undefined && !only.has(name)) continue;
    (parts[name] ??= []).push(...[...cards.values()].map(toStoredCard));
  }
  for (const cards of Object.values(parts)) cards.sort(byCard);
  return parts;
};

const byCard = (a: StoredCard, b: StoredCard): number =>
  `${a.person} ${a.club}` < `${b.person} ${b.club}` ? -1 : 1;

const toStoredCard = (card: Card): StoredCard => ({
  club: card.club,
  person: card.person,
  participant: card.participant,
  visits: sorted(
    [...card.visits].flatMap(([activity, visits]) =>
      visits.map(({ month, rating }) => [ulidOfActivity(activity), month, rating] as const),
    ),
    (visit) => visit.join(' '),
  ),
});

const toCard = ({ club, person, participant, visits }: StoredCard): Card => {
  const card: Card = { club, person, participant, visits: new Map() };
  for (const [ulid, month, rating] of visits) addVisit(card, activityIdOf(ulid), { month, rating });
  return card;
};

const readPeople = (figures: Figures, stored: readonly StoredCard[]): void => {
  const cards = stored.map(toCard);
  addCards(figures.people, cards);
  for (const { club, visits } of cards) {
    for (const [activity, list] of visits) {
      for (const visit of list) countRating(figures, { club, activity, ...visit }, 1);
    }
  }
};

const sorted = <T>(values: Iterable<T>, keyOf: (value: T) => string): T[] =>
  [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const flattened = <O extends string | null, K extends string>(
  maps: ReadonlyMap<O, ReadonlyMap<K, number>>,
): (readonly [O, K, number])[] =>
  sorted(
    [...maps].flatMap(([of, counts]) => [...counts].map(([key, count]) => [of, key, count] as const)),
    ([of, key]) => `${of ?? ''} ${key}`,
  );
