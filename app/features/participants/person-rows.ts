/** Cards and visits → the people that the page lists, with what was filtered applied to their visits. Pure. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { CheckInWay } from '#schemas/documents/attendance.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { academicYearOf, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug, ParticipantId } from '#schemas/primitives/ids.ts';
import { samePersons } from '#schemas/rules/people/same-person.ts';

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

export interface PersonRow {
  /** The main card's. */
  readonly id: ParticipantId;
  readonly main: Card;
  readonly cards: readonly Card[];
  /** In the order of the clubs' slugs. */
  readonly clubs: readonly ClubSlug[];
  /** Latest first; one per activity. */
  readonly visits: readonly Visit[];
}

export const nameOf = ({ firstName, lastName }: Pick<Card, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

/** Everybody, most faithful first. `club`: from where one looks, null for the board. */
export const personRows = (
  cards: readonly Card[],
  visits: Iterable<Visit>,
  club: ClubSlug | null,
): PersonRow[] => {
  const visitsByCard = new Map<ParticipantId, Visit[]>();
  for (const visit of visits) {
    const own = visitsByCard.get(visit.participantId);
    if (own === undefined) visitsByCard.set(visit.participantId, [visit]);
    else own.push(visit);
  }
  return samePersons(cards, club)
    .map(({ main, cards: own }) => ({
      id: main.id,
      main,
      cards: own,
      clubs: [...new Set(own.map(({ clubId }) => clubId))].sort(),
      visits: oncePerActivity(own.flatMap(({ id }) => visitsByCard.get(id) ?? [])),
    }))
    .sort(byFaithfulness);
};

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

const byFaithfulness = (a: PersonRow, b: PersonRow): number =>
  b.visits.length - a.visits.length ||
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

/** Those whom the filter means, with the visits that it means: a year or an activity asks who came then. */
export const filterRows = (rows: readonly PersonRow[], filter: PeopleFilter): readonly PersonRow[] => {
  const { club, activityId, programId, levelId, year } = filter;
  const asksVisits = activityId !== null || year !== null;
  const kept = rows.filter(
    ({ main, clubs }) =>
      (club === null || clubs.includes(club)) &&
      (programId === null || main.programId === programId) &&
      (levelId === null || main.levelId === levelId),
  );
  if (!asksVisits && club === null) return kept;
  const isMeant = (visit: Visit): boolean =>
    (club === null || visit.clubId === club) &&
    (activityId === null || visit.activityId === activityId) &&
    (year === null || academicYearOf(visit.at) === year);
  return kept
    .map((row) => ({ ...row, visits: row.visits.filter(isMeant) }))
    .filter(({ visits }) => !asksVisits || visits.length > 0)
    .sort(byFaithfulness);
};

/** Years in which somebody came, latest first. */
export const yearsOf = (visits: Iterable<Visit>): AcademicYear[] =>
  [...new Set([...visits].map(({ at }) => academicYearOf(at)))].sort().reverse();

export const averageRating = (visits: readonly Visit[]): number | null => {
  const ratings = visits.flatMap(({ rating }) => rating ?? []);
  return ratings.length === 0 ? null : ratings.reduce((sum, one) => sum + one, 0) / ratings.length;
};

export type TopicOf = (id: ActivityId) => Pick<Activity, 'topic'> | undefined;
