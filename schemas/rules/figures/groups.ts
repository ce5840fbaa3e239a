/**
 * Who is who, on one level: in a club by the merges made in it, or across clubs by equal keys and by every merge. Cards that were
 * found to be the same person form a group.
 *
 * What must stay true: a group that came twice to one activity counts once, in the month of its first visit; a group's
 * counts are always those of its members' visits, however the merges came and went.
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug, PersonKey } from '../../primitives/ids.ts';
import { monthsOf, semesterOf, type Period, type Semester } from '../../primitives/periods.ts';
import type { ParticipantContribution } from './contribution.ts';
import { bump, bumpInner, yearOf } from './tallies.ts';
import type { RankedPersonView } from './view-types.ts';

export interface Visit {
  readonly month: Month;
  readonly rating: number | null;
}

export interface Card {
  readonly club: ClubSlug;
  readonly person: PersonKey;
  /** Null while attendances have arrived and the person's card has not. */
  participant: ParticipantContribution | null;
  readonly visits: Map<ActivityId, Visit[]>;
}

export interface Group {
  /** Sorted; the first stands for the group. */
  readonly members: readonly PersonKey[];
  readonly months: Map<Month, number>;
  readonly years: Map<AcademicYear, Map<ClubSlug, number>>;
}

/** One level of who is who: a club, or (null) the clubs combined. */
export interface Level {
  readonly club: ClubSlug | null;
  readonly groups: Map<PersonKey, Group>;
  /** How many merges tie two keys together, in both directions. */
  readonly links: Map<PersonKey, Map<PersonKey, number>>;
  readonly participations: {
    readonly months: Map<Month, number>;
    readonly years: Map<AcademicYear, number>;
    readonly activities: Map<ActivityId, number>;
  };
  readonly persons: {
    readonly months: Map<Month, number>;
    readonly semesters: Map<Semester, number>;
    readonly years: Map<AcademicYear, number>;
  };
  /** Rankings as last computed, with all names and as published; a period's are dropped when something in it changes. */
  readonly tops: Readonly<Record<RankingNames, Map<Period, readonly RankedPersonView[]>>>;
}

/** `published`: the name only with the person's consent, initials otherwise. */
export type RankingNames = 'all' | 'published';

export interface People {
  /** Those that exist; visits to others are held, and count for nothing. */
  readonly activities: ReadonlyMap<ActivityId, unknown>;
  readonly cards: Map<PersonKey, Map<ClubSlug, Card>>;
  readonly clubs: Map<ClubSlug, Level>;
  readonly combined: Level;
}

export const emptyLevel = (club: ClubSlug | null): Level => ({
  club,
  groups: new Map(),
  links: new Map(),
  participations: { months: new Map(), years: new Map(), activities: new Map() },
  persons: { months: new Map(), semesters: new Map(), years: new Map() },
  tops: { all: new Map(), published: new Map() },
});

export const levelOf = (people: People, club: ClubSlug): Level => {
  const found = people.clubs.get(club);
  if (found !== undefined) return found;
  const level = emptyLevel(club);
  people.clubs.set(club, level);
  return level;
};

export const groupOf = (level: Level, person: PersonKey): Group => {
  const found = level.groups.get(person);
  if (found !== undefined) return found;
  const group: Group = { members: [person], months: new Map(), years: new Map() };
  level.groups.set(person, group);
  return group;
};

/** The cards of a person that this level looks at. */
const cardsAt = (people: People, level: Level, person: PersonKey): Iterable<Card> => {
  const cards = people.cards.get(person);
  if (cards === undefined) return [];
  if (level.club === null) return cards.values();
  const card = cards.get(level.club);
  return card === undefined ? [] : [card];
};

export const cardsOfGroup = (people: People, level: Level, group: Group): Card[] =>
  group.members.flatMap((person) => [...cardsAt(people, level, person)]);

/** Of a group's visits to an activity that exists. */
export const firstMonth = (
  people: People,
  level: Level,
  group: Group,
  club: ClubSlug,
  activity: ActivityId,
): Month | undefined => {
  if (!people.activities.has(activity)) return undefined;
  let first: Month | undefined;
  for (const person of group.members) {
    for (const card of cardsAt(people, level, person)) {
      if (card.club !== club) continue;
      for (const { month } of card.visits.get(activity) ?? []) {
        if (first === undefined || month < first) first = month;
      }
    }
  }
  return first;
};

interface Participation {
  readonly club: ClubSlug;
  readonly activity: ActivityId;
  readonly month: Month;
}

/** Counts one participation of a group, or takes it back; with its first one in a period, the person came at all. */
export const tally = (
  level: Level,
  group: Group,
  { club, activity, month }: Participation,
  delta: 1 | -1,
): void => {
  const year = yearOf(month);
  const inMonth = bump(group.months, month, delta);
  if (inMonth === (delta === 1 ? 1 : 0)) bump(level.persons.months, month, delta);
  if (inSemester(group, month) === (delta === 1 ? 1 : 0))
    bump(level.persons.semesters, semesterOf(month), delta);
  const inYear = bumpInner(group.years, year, club, delta);
  if (inYear === (delta === 1 ? 1 : 0)) bump(level.persons.years, year, delta);
  bump(level.participations.months, month, delta);
  bump(level.participations.years, year, delta);
  bump(level.participations.activities, activity, delta);
  forgetMonth(level, month);
};

const inSemester = (group: Group, month: Month): number =>
  monthsOf(semesterOf(month)).reduce((sum, one) => sum + (group.months.get(one) ?? 0), 0);

/** A group's participations, one per activity. */
export const participationsOf = (people: People, level: Level, group: Group): Participation[] => {
  const found = new Map<string, Participation>();
  for (const card of cardsOfGroup(people, level, group)) {
    for (const [activity, visits] of card.visits) {
      if (!people.activities.has(activity)) continue;
      const key = `${card.club} ${activity}`;
      for (const { month } of visits) {
        const known = found.get(key);
        if (known === undefined || month < known.month) found.set(key, { club: card.club, activity, month });
      }
    }
  }
  return [...found.values()];
};

/** Which key a card's merge ties it to at this level. */
export const linkOf = (level: Level, participant: ParticipantContribution | null): PersonKey | undefined => {
  const target = participant?.mergedInto ?? null;
  if (participant === null || target === null || target.person === participant.person) return undefined;
  return level.club === null || target.club === level.club ? target.person : undefined;
};

export const changeLink = (people: People, level: Level, a: PersonKey, b: PersonKey, delta: 1 | -1): void => {
  countLink(level, a, b, delta);
  regroup(people, level, [a, b]);
};

/** A merge on record, before anyone is grouped by it. */
export const countLink = (level: Level, a: PersonKey, b: PersonKey, delta: 1 | -1): void => {
  bumpInner(level.links, a, b, delta);
  bumpInner(level.links, b, a, delta);
};

/** Takes the people concerned out of the counts, finds who is together now, and counts them again. */
const regroup = (people: People, level: Level, persons: readonly PersonKey[]): void => {
  const groups = new Set(persons.map((person) => groupOf(level, person)));
  const waiting = new Set([...groups].flatMap((group) => group.members));
  for (const group of groups) tallyAll(people, level, group, -1);
  for (const person of waiting) level.groups.delete(person);
  for (const person of waiting) {
    for (const member of formGroup(people, level, person).members) waiting.delete(member);
  }
};

/** Finds who is together with this person, and counts them. Nobody of them may be counted already. */
export const formGroup = (people: People, level: Level, person: PersonKey): Group => {
  const members = tiedTo(level, person).sort();
  const group: Group = { members, months: new Map(), years: new Map() };
  if (members.length === 1 && cardsOfGroup(people, level, group).length === 0) return group;
  for (const member of members) level.groups.set(member, group);
  tallyAll(people, level, group, 1);
  return group;
};

const tallyAll = (people: People, level: Level, group: Group, delta: 1 | -1): void => {
  for (const participation of participationsOf(people, level, group))
    tally(level, group, participation, delta);
};

const tiedTo = (level: Level, person: PersonKey): PersonKey[] => {
  const seen = new Set([person]);
  for (const next of seen) for (const tied of level.links.get(next)?.keys() ?? []) seen.add(tied);
  return [...seen];
};

export const forgetTops = (level: Level, group: Group): void => {
  for (const month of group.months.keys()) forgetMonth(level, month);
};

const forgetMonth = (level: Level, month: Month): void => {
  for (const tops of [level.tops.all, level.tops.published]) {
    for (const period of [month, semesterOf(month), yearOf(month)]) tops.delete(period);
  }
};
