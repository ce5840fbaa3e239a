import { describe, expect, it } from 'vitest';
import { DOCUMENT_SCHEMAS } from '#schemas/documents/documents.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { createYear, STANDARD_ATTENDANCES, type Year } from './year.ts';

const NOW_MS = Date.parse('2026-03-14T15:30:00.000Z');
const year = createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: STANDARD_ATTENDANCES });

const documentsOf = <T>(of: Year, collection: Collection): T[] =>
  (of.find((part) => part.collection === collection)?.documents ?? []) as unknown as T[];

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

  it('comes out the same twice, and grows when asked', () => {
    const again = createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: STANDARD_ATTENDANCES });
    expect(again).toEqual(year);
    const large = createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: 50_000 });
    const count = documentsOf(large, 'attendances').length;
    expect(count).toBeGreaterThan(45_000);
    expect(count).toBeLessThan(55_000);
  });
});
