/**
 * Who came to what, and who is who. A card is one person key in one club: what is written on the person's card, and the
 * visits. Cards that were found to be the same person form a group, on two levels: in one club by the merges made in it, and
 * across clubs by equal keys and by every merge.
 *
 * What must stay true: a group that came twice to one activity counts once, in the month of its first visit; a group's
 * counts are always those of its members' visits, however the merges came and went.
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug, PersonKey } from '../../primitives/ids.ts';
import type { AttendanceContribution, ParticipantContribution } from './contribution.ts';
import { bump, bumpInner, inner, yearOf } from './tallies.ts';
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
  readonly months: Map<Month, Map<ClubSlug, number>>;
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
  readonly persons: { readonly months: Map<Month, number>; readonly years: Map<AcademicYear, number> };
  /** Rankings by year as last computed; a year's is dropped when something in it changes. */
  readonly tops: Map<AcademicYear, readonly RankedPersonView[]>;
}

export interface People {
  readonly cards: Map<PersonKey, Map<ClubSlug, Card>>;
  readonly clubs: Map<ClubSlug, Level>;
  readonly combined: Level;
}

const emptyLevel = (club: ClubSlug | null): Level => ({
  club,
  groups: new Map(),
  links: new Map(),
  participations: { months: new Map(), years: new Map(), activities: new Map() },
  persons: { months: new Map(), years: new Map() },
  tops: new Map(),
});

export const noPeople = (): People => ({ cards: new Map(), clubs: new Map(), combined: emptyLevel(null) });

export const changeVisit = (people: People, visit: AttendanceContribution, delta: 1 | -1): void => {
  const { club, person, activity } = visit;
  const card = cardOf(people, club, person);
  const levels = [levelOf(people, club), people.combined];
  const before = levels.map((level) => firstMonth(people, level, groupOf(level, person), club, activity));
  if (delta === 1) addVisit(card, activity, visit);
  else removeVisit(card, activity, visit);
  levels.forEach((level, index) => {
    const group = groupOf(level, person);
    const after = firstMonth(people, level, group, club, activity);
    if (before[index] === after) return;
    if (before[index] !== undefined) tally(level, group, { club, activity, month: before[index] }, -1);
    if (after !== undefined) tally(level, group, { club, activity, month: after }, 1);
  });
  forgetIfEmpty(people, card);
};

/** The person's card in the club appears (before is null), changes, or vanishes (after is null). */
export const changeParticipant = (
  people: People,
  before: ParticipantContribution | null,
  after: ParticipantContribution | null,
): void => {
  const named = after ?? before;
  if (named === null) return;
  const card = cardOf(people, named.club, named.person);
  const levels = [levelOf(people, named.club), people.combined];
  if ((card.participant === null) !== (before === null))
    throw new Error('figures: not the card that was counted');
  card.participant = after;
  for (const level of levels) {
    const from = linkOf(level, before);
    const to = linkOf(level, after);
    forgetTops(level, groupOf(level, named.person));
    if (from === to) continue;
    if (from !== undefined) changeLink(people, level, named.person, from, -1);
    if (to !== undefined) changeLink(people, level, named.person, to, 1);
  }
  forgetIfEmpty(people, card);
};

const cardOf = (people: People, club: ClubSlug, person: PersonKey): Card => {
  const cards = inner(people.cards, person);
  const found = cards.get(club);
  if (found !== undefined) return found;
  const card: Card = { club, person, participant: null, visits: new Map() };
  cards.set(club, card);
  return card;
};

export const levelOf = (people: People, club: ClubSlug): Level => {
  const found = people.clubs.get(club);
  if (found !== undefined) return found;
  const level = emptyLevel(club);
  people.clubs.set(club, level);
  return level;
};

const groupOf = (level: Level, person: PersonKey): Group => {
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

const addVisit = (card: Card, activity: ActivityId, { month, rating }: Visit): void => {
  const visits = card.visits.get(activity);
  if (visits === undefined) card.visits.set(activity, [{ month, rating }]);
  else visits.push({ month, rating });
};

const removeVisit = (card: Card, activity: ActivityId, { month, rating }: Visit): void => {
  const visits = card.visits.get(activity) ?? [];
  const index = visits.findIndex((visit) => visit.month === month && visit.rating === rating);
  if (index < 0) throw new Error('figures: a visit was taken back that was never counted');
  visits.splice(index, 1);
  if (visits.length === 0) card.visits.delete(activity);
};

const firstMonth = (
  people: People,
  level: Level,
  group: Group,
  club: ClubSlug,
  activity: ActivityId,
): Month | undefined => {
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

/** Counts one participation of a group, or takes it back. */
const tally = (level: Level, group: Group, { club, activity, month }: Participation, delta: 1 | -1): void => {
  const year = yearOf(month);
  tallyPeriod(group.months, level.persons.months, month, club, delta);
  tallyPeriod(group.years, level.persons.years, year, club, delta);
  bump(level.participations.months, month, delta);
  bump(level.participations.years, year, delta);
  bump(level.participations.activities, activity, delta);
  level.tops.delete(year);
};

/** The group's own count, and the number of people who came at all in the period. */
const tallyPeriod = <K>(
  counts: Map<K, Map<ClubSlug, number>>,
  persons: Map<K, number>,
  period: K,
  club: ClubSlug,
  delta: 1 | -1,
): void => {
  const was = counts.has(period);
  bumpInner(counts, period, club, delta);
  const is = counts.has(period);
  if (was !== is) bump(persons, period, is ? 1 : -1);
};

/** A group's participations, one per activity. */
const participationsOf = (people: People, level: Level, group: Group): Participation[] => {
  const found = new Map<string, Participation>();
  for (const card of cardsOfGroup(people, level, group)) {
    for (const [activity, visits] of card.visits) {
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
const linkOf = (level: Level, participant: ParticipantContribution | null): PersonKey | undefined => {
  const target = participant?.mergedInto ?? null;
  if (participant === null || target === null || target.person === participant.person) return undefined;
  return level.club === null || target.club === level.club ? target.person : undefined;
};

const changeLink = (people: People, level: Level, a: PersonKey, b: PersonKey, delta: 1 | -1): void => {
  bumpInner(level.links, a, b, delta);
  bumpInner(level.links, b, a, delta);
  regroup(people, level, [a, b]);
};

/** Takes the people concerned out of the counts, finds who is together now, and counts them again. */
const regroup = (people: People, level: Level, persons: readonly PersonKey[]): void => {
  const groups = new Set(persons.map((person) => groupOf(level, person)));
  const waiting = new Set([...groups].flatMap((group) => group.members));
  for (const group of groups) tallyAll(people, level, group, -1);
  for (const person of waiting) level.groups.delete(person);
  for (const person of waiting) {
    const members = tiedTo(level, person);
    const group: Group = { members: members.sort(), months: new Map(), years: new Map() };
    for (const member of members) {
      waiting.delete(member);
      level.groups.set(member, group);
    }
    if (cardsOfGroup(people, level, group).length === 0 && members.length === 1) level.groups.delete(person);
    tallyAll(people, level, group, 1);
  }
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

const forgetTops = (level: Level, group: Group): void => {
  for (const year of group.years.keys()) level.tops.delete(year);
};

/** A card without content leaves no trace, so that figures do not depend on what once was. */
const forgetIfEmpty = (people: People, card: Card): void => {
  if (card.participant !== null || card.visits.size > 0) return;
  const cards = people.cards.get(card.person);
  cards?.delete(card.club);
  if (cards?.size === 0) people.cards.delete(card.person);
  for (const level of [levelOf(people, card.club), people.combined]) {
    const isAlone = !level.links.has(card.person);
    if (isAlone && (level.club !== null || !people.cards.has(card.person))) level.groups.delete(card.person);
  }
};
