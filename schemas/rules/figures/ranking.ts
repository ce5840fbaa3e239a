/** Best participants: most attendances in the period; equal counts share the rank (1, 1, 3). */
import type { ClubSlug } from '../../primitives/ids.ts';
import { isAcademicYear, monthsOf, type Period } from '../../primitives/periods.ts';
import { foldName } from '../../primitives/person-key.ts';
import type { ParticipantContribution } from './contribution.ts';
import type { Figures } from './figures.ts';
import {
  cardsOfGroup,
  participationsOf,
  type Group,
  type Level,
  type People,
  type RankingNames,
} from './groups.ts';
import { sumOf } from './tallies.ts';
import type { RankedPersonView } from './view-types.ts';

export interface TopQuestion {
  /** Null: clubs combined, where the same person in two clubs counts once. */
  readonly club: ClubSlug | null;
  readonly period: Period;
  readonly limit: number;
  readonly names?: RankingNames;
}

/** How many rows rankings show and summaries publish. */
export const TOP_LENGTH = 10;

/** The first rows of a level, computed again only after something in the period changed. */
export const topOf = (
  figures: Figures,
  level: Level,
  period: Period,
  names: RankingNames,
): readonly RankedPersonView[] => {
  const known = level.tops[names].get(period);
  if (known !== undefined) return known;
  const top = topPersons(figures, { club: level.club, period, limit: TOP_LENGTH, names });
  level.tops[names].set(period, top);
  return top;
};

export const topPersons = (figures: Figures, question: TopQuestion): RankedPersonView[] => {
  const { people } = figures;
  const level = question.club === null ? people.combined : people.clubs.get(question.club);
  if (level === undefined) return [];
  const best = atLeastLimit(countGroups(level, question.period), question.limit);
  const rows = best.map((entry) => ({ ...entry, card: cardOfGroup(people, level, entry.group) }));
  const sorted = rows
    .map((row) => ({ ...row, sortKey: `${foldName(fullName(row.card))}\u0000${row.group.members[0] ?? ''}` }))
    .sort((a, b) => b.count - a.count || (a.sortKey < b.sortKey ? -1 : 1))
    .slice(0, question.limit);
  return sorted.map((row) => ({
    rank: sorted.findIndex(({ count }) => count === row.count) + 1,
    ...labelOf(people, level, row, question.names ?? 'all'),
    attendances: row.count,
    byClub: byClubOf(people, level, row.group, question.period),
  }));
};

interface Counted {
  readonly group: Group;
  readonly count: number;
}

const countGroups = (level: Level, period: Period): Counted[] => {
  const counted: Counted[] = [];
  for (const [person, group] of level.groups) {
    if (group.members[0] !== person) continue;
    const count = countOf(group, period);
    if (count > 0) counted.push({ group, count });
  }
  return counted;
};

const countOf = (group: Group, period: Period): number => {
  if (isAcademicYear(period)) return sumOf(group.years.get(period));
  return monthsOf(period).reduce((sum, month) => sum + (group.months.get(month) ?? 0), 0);
};

/** Everyone who may stand among the first `limit`: sorting some beats sorting all. */
const atLeastLimit = (counted: readonly Counted[], limit: number): Counted[] => {
  const peopleByCount = new Map<number, number>();
  for (const { count } of counted) peopleByCount.set(count, (peopleByCount.get(count) ?? 0) + 1);
  let room = limit;
  let threshold = 1;
  for (const count of [...peopleByCount.keys()].sort((a, b) => b - a)) {
    if (room <= 0) break;
    threshold = count;
    room -= peopleByCount.get(count) ?? 0;
  }
  return counted.filter(({ count }) => count >= threshold);
};

const byClubOf = (people: People, level: Level, group: Group, period: Period): Record<ClubSlug, number> => {
  if (isAcademicYear(period)) return Object.fromEntries(group.years.get(period) ?? []);
  const months = monthsOf(period);
  const sums: Record<ClubSlug, number> = {};
  for (const { club, month } of participationsOf(people, level, group)) {
    if (months.includes(month)) sums[club] = (sums[club] ?? 0) + 1;
  }
  return sums;
};

/** The card that speaks for the group: one that was not merged into another, the first by club and key. */
const cardOfGroup = (people: People, level: Level, group: Group): ParticipantContribution | undefined =>
  cardsOfGroup(people, level, group)
    .flatMap(({ participant }) => participant ?? [])
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))[0];

const orderOf = (card: ParticipantContribution): string =>
  `${card.mergedInto === null ? 0 : 1} ${card.club} ${card.person}`;

const fullName = (card: ParticipantContribution | undefined): string =>
  card === undefined ? '' : `${card.firstName} ${card.lastName}`;

const labelOf = (
  people: People,
  level: Level,
  row: { readonly group: Group; readonly card: ParticipantContribution | undefined },
  names: RankingNames,
): Pick<RankedPersonView, 'label' | 'named'> => {
  if (row.card === undefined) return { label: '', named: false };
  const named = names === 'all' || consents(people, level, row.group);
  return { label: named ? fullName(row.card) : initialsOf(row.card), named };
};

/** A refusal on any of the person's cards counts. */
const consents = (people: People, level: Level, group: Group): boolean =>
  cardsOfGroup(people, level, group).every(({ participant }) => participant?.rankingConsent ?? true);

/** «A. O.» */
const initialsOf = (card: ParticipantContribution): string =>
  [card.firstName, card.lastName]
    .map((name) => [...name.trim()][0])
    .flatMap((letter) => (letter === undefined ? [] : [`${letter.toUpperCase()}.`]))
    .join(' ');
