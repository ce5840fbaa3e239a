/** Cards and visits → the people that the page lists, with what was filtered applied to their visits. Pure. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { CheckInWay } from '#schemas/documents/attendance.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { academicYearOf, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug, ParticipantId } from '#schemas/primitives/ids.ts';
import type { SamePerson } from '#schemas/rules/people/same-person.ts';

export type Card = Pick<
  Participant,
  | 'id'
  | 'clubId'
  | 'firstName'
  | 'lastName'
  | 'programId'
  | 'levelId'
  | 'matricule'
  | 'discriminator'
  | 'mergedInto'
  | 'rankingConsent'
  | 'imageConsent'
  | 'updatedAt'
>;

export interface Visit {
  readonly id: string;
  readonly clubId: ClubSlug;
  readonly participantId: ParticipantId;
  readonly activityId: ActivityId;
  readonly at: Instant;
  readonly way: CheckInWay;
  readonly late: boolean;
  readonly rating: number | null;
  /** What the person wrote. */
  readonly texts: readonly string[];
}

export type Person = SamePerson<Card>;

export interface PersonRow extends Person {
  /** The main card's. */
  readonly id: ParticipantId;
  /** In the order of the clubs' slugs. */
  readonly clubs: readonly ClubSlug[];
  /** Latest first; one per activity. Undefined while they are read: nothing that comes of them may be shown then. */
  readonly visits: readonly Visit[] | undefined;
}

export interface ReadRow extends PersonRow {
  readonly visits: readonly Visit[];
}

export const isRead = (row: PersonRow): row is ReadRow => row.visits !== undefined;

/** By card, the activities that it came to as the figures counted them: puts people in order until their visits are read. */
export type CountedVisits = ReadonlyMap<ParticipantId, readonly string[]>;

/** What is known of everybody's visits. */
export interface Known {
  readonly visits: Iterable<Visit> | undefined;
  readonly counted: CountedVisits;
}

export const nameOf = ({ firstName, lastName }: Pick<Card, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

/** Everybody, most faithful first. */
export const personRows = (persons: readonly Person[], { visits, counted }: Known): PersonRow[] => {
  const visitsByCard = visits === undefined ? undefined : byCard(visits);
  const rows = persons.map(({ main, cards }) => ({
    id: main.id,
    main,
    cards,
    clubs: [...new Set(cards.map(({ clubId }) => clubId))].sort(),
    visits: visitsByCard && oncePerActivity(cards.flatMap(({ id }) => visitsByCard.get(id) ?? [])),
  }));
  return mostFaithfulFirst(rows, ({ cards }) => timesCounted(cards, counted));
};

const byCard = (visits: Iterable<Visit>): ReadonlyMap<ParticipantId, readonly Visit[]> => {
  const grouped = new Map<ParticipantId, Visit[]>();
  for (const visit of visits) {
    const own = grouped.get(visit.participantId);
    if (own === undefined) grouped.set(visit.participantId, [visit]);
    else own.push(visit);
  }
  return grouped;
};

const timesCounted = (cards: readonly Card[], counted: CountedVisits): number =>
  new Set(cards.flatMap(({ id }) => counted.get(id) ?? [])).size;

/** A person who was recorded twice at one activity, on two cards, was there once. */
const oncePerActivity = (visits: readonly Visit[]): Visit[] => {
  const first = new Map<ActivityId, Visit>();
  for (const visit of visits) {
    const known = first.get(visit.activityId);
    if (known === undefined || visit.at < known.at) first.set(visit.activityId, visit);
  }
  return [...first.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
};

const collator = new Intl.Collator('fr', { sensitivity: 'base' });

/** `timesOf`: of one whose visits are not read yet. */
const mostFaithfulFirst = (rows: readonly PersonRow[], timesOf: (row: PersonRow) => number): PersonRow[] =>
  rows
    .map((row) => ({ row, times: row.visits?.length ?? timesOf(row) }))
    .sort((a, b) => b.times - a.times || byName(a.row, b.row))
    .map(({ row }) => row);

const byName = (a: PersonRow, b: PersonRow): number =>
  collator.compare(a.main.lastName, b.main.lastName) ||
  collator.compare(a.main.firstName, b.main.firstName) ||
  (a.id < b.id ? -1 : 1);

export interface MergedCard {
  readonly card: Card;
  readonly into: ParticipantId;
  /** Who speaks for the person now. */
  readonly main: Card;
}

const LATELY = 5;

/** Cards that count for another, the last touched first. */
export const mergedLately = (rows: readonly PersonRow[]): MergedCard[] =>
  rows
    .flatMap(({ main, cards }) =>
      cards.flatMap((card) =>
        card.mergedInto === null || card.id === main.id ? [] : [{ card, into: card.mergedInto, main }],
      ),
    )
    .sort((a, b) => (a.card.updatedAt < b.card.updatedAt ? 1 : -1))
    .slice(0, LATELY);

export interface PeopleFilter {
  readonly club: ClubSlug | null;
  readonly activityId: ActivityId | null;
  readonly programId: string | null;
  readonly levelId: string | null;
  readonly year: AcademicYear | null;
}

export const NO_FILTER: PeopleFilter = {
  club: null,
  activityId: null,
  programId: null,
  levelId: null,
  year: null,
};

/** Only visits tell whom it means. */
export const asksVisits = ({ activityId, year }: PeopleFilter): boolean =>
  activityId !== null || year !== null;

/**
 * Those whom the filter means, with the visits that it means: a year or an activity asks who came then. Undefined while the
 * visits that tell are not read.
 */
export const filterRows = (
  rows: readonly PersonRow[],
  filter: PeopleFilter,
  counted: CountedVisits,
): readonly PersonRow[] | undefined => {
  const { club, activityId, programId, levelId, year } = filter;
  const kept = rows.filter(
    ({ main, clubs }) =>
      (club === null || clubs.includes(club)) &&
      (programId === null || main.programId === programId) &&
      (levelId === null || main.levelId === levelId),
  );
  if (!asksVisits(filter) && club === null) return kept;
  const isUnread = rows.some(({ visits }) => visits === undefined);
  if (asksVisits(filter) && isUnread) return undefined;
  const isMeant = (visit: Visit): boolean =>
    (club === null || visit.clubId === club) &&
    (activityId === null || visit.activityId === activityId) &&
    (year === null || academicYearOf(visit.at) === year);
  const meant = kept
    .map((row) => ({ ...row, visits: row.visits?.filter(isMeant) }))
    .filter(({ visits }) => !asksVisits(filter) || visits?.length !== 0);
  return mostFaithfulFirst(meant, ({ cards }) =>
    timesCounted(
      cards.filter(({ clubId }) => clubId === club),
      counted,
    ),
  );
};

/** Years in which somebody came, latest first. */
export const yearsOf = (visits: Iterable<Visit>): AcademicYear[] =>
  [...new Set([...visits].map(({ at }) => academicYearOf(at)))].sort().reverse();

export const averageRating = (visits: readonly Visit[]): number | null => {
  const ratings = visits.flatMap(({ rating }) => rating ?? []);
  return ratings.length === 0 ? null : ratings.reduce((sum, one) => sum + one, 0) / ratings.length;
};

export type TopicOf = (id: ActivityId) => Pick<Activity, 'topic'> | undefined;
