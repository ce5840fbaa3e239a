/**
 * Who came to what. A card is one person key in one club: what is written on the person's card, and the visits. Every change is
 * counted on both levels of who is who (groups.ts), the club's and the combined one.
 */
import type { ActivityId, ClubSlug, PersonKey } from '../../primitives/ids.ts';
import type { AttendanceContribution, ParticipantContribution } from './contribution.ts';
import {
  changeLink,
  countLink,
  emptyLevel,
  formGroup,
  firstMonth,
  forgetTops,
  groupOf,
  levelOf,
  linkOf,
  tally,
  type Card,
  type People,
  type Visit,
} from './groups.ts';
import { inner } from './tallies.ts';

export const noPeople = (activities: People['activities']): People => ({
  activities,
  cards: new Map(),
  clubs: new Map(),
  combined: emptyLevel(null),
});

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

/** Who came to the activity: everything that is held, whether it counts or not. */
export const cardsWithVisit = (people: People, activity: ActivityId): Card[] => {
  const found: Card[] = [];
  for (const cards of people.cards.values()) {
    for (const card of cards.values()) if (card.visits.has(activity)) found.push(card);
  }
  return found;
};

/** The activity is there, just now or for the last time: its visits are counted, or taken back. */
export const tallyActivity = (
  people: People,
  activity: ActivityId,
  visitors: readonly Card[],
  delta: 1 | -1,
): void => {
  const clubs = new Set(visitors.map(({ club }) => club));
  for (const club of clubs) {
    const persons = visitors.filter((card) => card.club === club).map(({ person }) => person);
    for (const level of [levelOf(people, club), people.combined]) {
      for (const group of new Set(persons.map((person) => groupOf(level, person)))) {
        const month = firstMonth(people, level, group, club, activity);
        if (month !== undefined) tally(level, group, { club, activity, month }, delta);
      }
    }
  }
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

/** All cards at once, into figures that have none: each group is formed and counted once. */
export const addCards = (people: People, cards: readonly Card[]): void => {
  const levels = [...new Set(cards.map(({ club }) => levelOf(people, club))), people.combined];
  for (const card of cards) {
    inner(people.cards, card.person).set(card.club, card);
    for (const level of [levelOf(people, card.club), people.combined]) {
      const tied = linkOf(level, card.participant);
      if (tied !== undefined) countLink(level, card.person, tied, 1);
    }
  }
  for (const level of levels) {
    for (const { person, club } of cards) {
      const isHere = level.club === null || level.club === club;
      if (isHere && !level.groups.has(person)) formGroup(people, level, person);
    }
  }
};

const cardOf = (people: People, club: ClubSlug, person: PersonKey): Card => {
  const cards = inner(people.cards, person);
  const found = cards.get(club);
  if (found !== undefined) return found;
  const card: Card = { club, person, participant: null, visits: new Map() };
  cards.set(club, card);
  return card;
};

export const addVisit = (card: Card, activity: ActivityId, { month, rating }: Visit): void => {
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
