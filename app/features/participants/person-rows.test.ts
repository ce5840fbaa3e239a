/** R9, R18, R24: who is listed, with which visits. */
import { describe, expect, test } from 'vitest';
import type { AcademicYear, Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug, ParticipantId } from '#schemas/primitives/ids.ts';
import { samePersons } from '#schemas/rules/people/same-person.ts';
import {
  averageRating,
  filterRows,
  NO_FILTER,
  personRows,
  yearsOf,
  type Card,
  type Visit,
} from './person-rows.ts';

const idOf = (club: string, key: string): ParticipantId => `participant:${club}:${key}` as ParticipantId;

const card = (club: string, key: string, fields: Partial<Card> = {}): Card => ({
  id: idOf(club, key),
  clubId: club as ClubSlug,
  firstName: key,
  lastName: 'Ouédraogo',
  programId: 'stat-info',
  levelId: 'l2',
  matricule: null,
  discriminator: '',
  mergedInto: null,
  rankingConsent: true,
  imageConsent: true,
  updatedAt: '2026-03-01T00:00:00.000Z' as Instant,
  ...fields,
});

const visit = (
  club: string,
  key: string,
  activity: string,
  day: string,
  rating: number | null = null,
): Visit => ({
  id: `${club} ${key} ${activity}`,
  clubId: club as ClubSlug,
  participantId: idOf(club, key),
  activityId: `activity:${activity}` as ActivityId,
  at: `${day}T15:00:00.000Z` as Instant,
  way: 'kiosk',
  late: false,
  rating,
  texts: [],
});

const cards = [
  card('sport', 'ali'),
  card('sport', 'aly', { mergedInto: idOf('sport', 'ali') }),
  card('sport', 'awa', { programId: 'autre', levelId: 'm1' }),
  card('anglais', 'awa', { programId: 'autre', levelId: 'm1' }),
];
const visits = [
  visit('sport', 'ali', '1', '2026-03-01', 5),
  visit('sport', 'aly', '1', '2026-03-01', 3),
  visit('sport', 'aly', '2', '2026-11-02', 2),
  visit('sport', 'awa', '2', '2026-11-02'),
  visit('anglais', 'awa', '3', '2026-11-03'),
  visit('anglais', 'awa', '4', '2026-11-04'),
];
/** As the figures counted them. */
const counted = new Map<ParticipantId, string[]>();
for (const { participantId, activityId } of visits)
  counted.set(participantId, [...(counted.get(participantId) ?? []), activityId]);
const persons = samePersons(cards, null);
const rows = personRows(persons, { visits, counted: new Map() });
const listed = (filter: Partial<typeof NO_FILTER>, of = rows) =>
  filterRows(of, { ...NO_FILTER, ...filter }, counted)?.map(({ main, visits: own }) => [
    main.firstName,
    own?.length,
  ]);

test('R24 a person stands once, with the visits of all cards, twice at one activity counted once', () => {
  expect(listed({})).toEqual([
    ['awa', 3],
    ['ali', 2],
  ]);
  expect(rows[0]?.clubs).toEqual(['anglais', 'sport']);
});

describe('R9 R18 filters', () => {
  test.each([
    [
      'a club',
      { club: 'sport' as ClubSlug },
      [
        ['ali', 2],
        ['awa', 1],
      ],
    ],
    ['an activity', { activityId: 'activity:1' as ActivityId }, [['ali', 1]]],
    ['a filière', { programId: 'autre' }, [['awa', 3]]],
    ['a niveau', { levelId: 'l2' }, [['ali', 2]]],
    ['a year', { year: '2025-2026' as AcademicYear }, [['ali', 1]]],
    ['what nobody is', { programId: 'stat-info', levelId: 'm1' }, []],
  ])('%s', (_, filter, expected) => {
    expect(listed(filter)).toEqual(expected);
  });
});

describe('R9 while the visits are read', () => {
  const unread = personRows(persons, { visits: undefined, counted });

  test.each([
    ['all', {}],
    ['of a club', { club: 'sport' as ClubSlug }],
    ['of a filière', { programId: 'autre' }],
    ['of a niveau', { levelId: 'l2' }],
  ])('%s stand in the order in which they will stand, without a number', (_, filter) => {
    const names = listed(filter)?.map(([name]) => name);
    expect(listed(filter, unread)).toEqual(names?.map((name) => [name, undefined]));
  });

  test.each([
    ['an activity', { activityId: 'activity:1' as ActivityId }],
    ['a year', { year: '2025-2026' as AcademicYear }],
  ])('nobody can say who came to %s', (_, filter) => {
    expect(listed(filter, unread)).toBeUndefined();
  });

  test('whom the figures did not count yet stands by name', () => {
    const byName = personRows(persons, { visits: undefined, counted: new Map() });
    expect(byName.map(({ main }) => main.firstName)).toEqual(['ali', 'awa']);
  });
});

test('years are those in which somebody came, latest first', () => {
  expect(yearsOf(visits)).toEqual(['2026-2027', '2025-2026']);
});

test('the average leaves out who gave no rating', () => {
  expect(averageRating(visits.slice(0, 4))).toBeCloseTo(10 / 3);
  expect(averageRating([])).toBeNull();
});
