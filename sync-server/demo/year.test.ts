import { describe, expect, it } from 'vitest';
import type { Action } from '#schemas/documents/action.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Attendance } from '#schemas/documents/attendance.ts';
import { DOCUMENT_SCHEMAS } from '#schemas/documents/documents.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';
import type { Officer } from '#schemas/documents/officer.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { CHECK_IN_WINDOW_MS } from '#schemas/rules/check-in-window.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { SPELLINGS } from './vocabulary/names.ts';
import { createYear, STANDARD_ATTENDANCES, type Year } from './year.ts';

const NOW_MS = Date.parse('2026-03-14T15:30:00.000Z');
const year = createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: STANDARD_ATTENDANCES });

const documentsOf = <T>(of: Year, collection: Collection): T[] =>
  (of.find((part) => part.collection === collection)?.documents ?? []) as unknown as T[];

const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'];

/** The bureau has not found it yet: the same person has a card under the usual spelling. */
const isOtherSpellingOfOne = (card: Participant, cards: readonly Participant[]): boolean =>
  cards.some(
    (usual) =>
      SPELLINGS[usual.firstName] === card.firstName &&
      usual.clubId === card.clubId &&
      usual.lastName === card.lastName &&
      usual.programId === card.programId &&
      usual.discriminator === card.discriminator,
  );

describe('the demonstration year', () => {
  it('is valid, and the setup service may write every document of it', () => {
    for (const { collection, documents } of year) {
      for (const document of documents) {
        const parsed = DOCUMENT_SCHEMAS[collection].safeParse(document);
        expect(parsed.success ? [] : [collection, document.id, parsed.error.issues]).toEqual([]);
        const refusal = refusalOf({
          actor: { kind: 'service', service: 'setup' },
          collection,
          current: undefined,
          next: document,
          knowsTombstone: false,
        });
        expect([collection, document.id, refusal]).toEqual([collection, document.id, undefined]);
      }
    }
  });

  it('has the size of a real one: 4 clubs, ≈ 100 activities in all states, ≈ 6,000 attendances, ≈ 700 people', () => {
    const activities = documentsOf<{ state: string; clubId: string }>(year, 'activities');
    expect(activities.length).toBeGreaterThanOrEqual(90);
    expect(activities.length).toBeLessThanOrEqual(115);
    expect(new Set(activities.map((activity) => activity.state)).size).toBe(4);
    expect(activities.filter((activity) => activity.state === 'running')).toHaveLength(4);
    const attendances = documentsOf<{ id: string; at: string }>(year, 'attendances');
    expect(attendances.length).toBeGreaterThan(5400);
    expect(attendances.length).toBeLessThan(6600);
    expect(new Set(attendances.map((attendance) => attendance.id)).size).toBe(attendances.length);
    expect(attendances.every((attendance) => Date.parse(attendance.at) <= NOW_MS)).toBe(true);
    const people = documentsOf<{ id: string; mergedInto: string | null }>(year, 'participants');
    const keys = new Set(people.map((person) => person.id.slice(-32)));
    expect(keys.size).toBeGreaterThan(600);
    expect(keys.size).toBeLessThan(900);
    expect(people.some((person) => person.mergedInto !== null)).toBe(true);
  });

  it('has what people said: ratings of every kind, suggestions in French', () => {
    const attendances = documentsOf<Attendance>(year, 'attendances');
    const ratings = attendances.flatMap(({ rating }) => rating ?? []);
    expect(ratings.length).toBeGreaterThan(3600);
    expect(ratings.length).toBeLessThan(5400);
    for (const rating of [1, 2, 3, 4, 5])
      expect(ratings.filter((one) => one === rating).length).toBeGreaterThan(30);
    const suggestions = attendances.flatMap((one) => one.suggestions);
    expect(suggestions.length).toBeGreaterThan(300);
    expect(new Set(suggestions).size).toBeGreaterThan(10);
    expect(suggestions.filter((text) => !/\b(?:le|la|les|un|une|de|des|et|il)\b/i.test(text))).toEqual([]);
  });

  it('has names with accents, and people who are there in several spellings, some of them merged', () => {
    const cards = documentsOf<Participant>(year, 'participants');
    const accented = cards.filter(({ firstName, lastName }) => /[à-ÿ]/i.test(firstName + lastName));
    expect(accented.length).toBeGreaterThan(cards.length / 4);
    const byId = new Map(cards.map((card) => [card.id, card]));
    const merged = cards.filter(({ mergedInto }) => mergedInto !== null);
    expect(merged.length).toBeGreaterThan(20);
    for (const { clubId, firstName, lastName, mergedInto } of merged) {
      const target = mergedInto === null ? undefined : byId.get(mergedInto);
      expect(target).toMatchObject({ clubId, lastName, mergedInto: null });
      expect(target?.firstName).not.toBe(firstName);
    }
    const twice = cards.filter((card) => card.mergedInto === null && isOtherSpellingOfOne(card, cards));
    expect(twice.length).toBeGreaterThan(10);
  });

  it.each(CLUBS)('gives %s a bureau, a programme, competitions won, difficulties met', (clubId) => {
    const ofClub = <T extends { clubId: string }>(collection: Collection): T[] =>
      documentsOf<T>(year, collection).filter((one) => one.clubId === clubId);
    expect(ofClub<Officer>('officers').map(({ position }) => position)).toEqual(
      expect.arrayContaining(['lead', 'president', 'secretary', 'treasurer', 'member']),
    );
    const actions = ofClub<Action>('actions');
    for (const academicYear of ['2024-2025', '2025-2026'])
      expect(actions.filter((one) => one.academicYear === academicYear).length).toBeGreaterThanOrEqual(8);
    expect(actions.some(({ doneAt }) => doneAt !== null)).toBe(true);
    expect(actions.some(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
    expect(actions.some((one) => one.doneAt === null && one.cancelledAt === null)).toBe(true);
    const activities = ofClub<Activity>('activities');
    const dossiers = new Map(ofClub<Dossier>('dossiers').map((one) => [one.activityId, one]));
    const won = activities.filter(({ winners }) => winners.length > 0);
    expect(won.length).toBeGreaterThanOrEqual(3);
    for (const { id, winners } of won) {
      expect(winners.map(({ rank }) => rank)).toEqual([1, 2, 3]);
      expect(dossiers.get(id)?.winners).toMatchObject(winners);
    }
    const difficulties = [...dossiers.values()].filter((one) => one.difficulties !== '');
    expect(difficulties.length).toBeGreaterThanOrEqual(3);
  });

  it.each(CLUBS)('has one activity of %s running now, with an open check-in and people in it', (clubId) => {
    const running = documentsOf<Activity>(year, 'activities').filter(
      (one) => one.clubId === clubId && one.state === 'running',
    );
    expect(running).toHaveLength(1);
    const [activity] = running;
    expect(activity?.checkInWindow).toMatchObject({ closedAt: null });
    const openedMs = Date.parse(activity?.checkInWindow?.openedAt ?? '');
    expect(NOW_MS - openedMs).toBeGreaterThan(0);
    expect(NOW_MS - openedMs).toBeLessThan(CHECK_IN_WINDOW_MS);
    const dossier = documentsOf<Dossier>(year, 'dossiers').find((one) => one.activityId === activity?.id);
    expect(dossier?.checkIn).toMatchObject({ openedAt: activity?.checkInWindow?.openedAt, closedAt: null });
    const present = documentsOf<Attendance>(year, 'attendances').filter(
      (one) => one.activityId === activity?.id,
    );
    expect(present.length).toBeGreaterThanOrEqual(6);
  });

  it('comes out the same twice, and grows when asked', () => {
    const again = createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: STANDARD_ATTENDANCES });
    expect(again).toEqual(year);
    const large = createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: 50_000 });
    const count = documentsOf(large, 'attendances').length;
    expect(count).toBeGreaterThan(45_000);
    expect(count).toBeLessThan(55_000);
  });
});
