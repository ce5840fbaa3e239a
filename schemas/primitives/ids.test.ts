import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLLECTIONS, databaseNameOf, isCollection, scopeOf, SCOPE_KINDS } from '../documents/collections.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { ulidArbitrary } from '../testing/values.ts';
import {
  ACCOUNT_ID_PATTERN,
  accountIdOf,
  activityIdOf,
  attendanceIdOf,
  attendanceRangeOf,
  AUTHOR_ID_PATTERN,
  CHECK_IN_SERVICE,
  dossierIdOf,
  ID_PATTERNS,
  isClubSlug,
  isUlid,
  MAX_ID_LENGTH,
  participantIdOf,
  personKeyOf,
  PUBLISHER_SERVICE,
  SETUP_SERVICE,
  slugOfParticipant,
  ulidOfActivity,
  type AuthorId,
  type ClubSlug,
  type PersonKey,
} from './ids.ts';

const OPTIONS = {
  clubIds: ['sport', 'art-oratoire', 'a1'] as ClubSlug[],
  authors: [SETUP_SERVICE] as AuthorId[],
};
const anyDocument = fc
  .constantFrom(...COLLECTIONS)
  .chain((collection) =>
    documentArbitrary(collection, OPTIONS).map((found) => ({ collection, id: found.id as string })),
  );

describe('ids', () => {
  test('fit the pattern of one collection only, and never begin with an underscore', () => {
    fc.assert(
      fc.property(anyDocument, ({ collection, id }) => {
        const fitting = COLLECTIONS.filter((name) => ID_PATTERNS[name].test(id));
        expect(fitting).toEqual([collection]);
        expect(id.startsWith('_')).toBe(false);
        expect(id.length).toBeLessThanOrEqual(MAX_ID_LENGTH);
      }),
      { numRuns: 500 },
    );
  });

  test('no text at all fits two patterns, or one and an underscore', () => {
    const pieces = fc.constantFrom(
      ...['_', ':', 'club', 'activity', 'summary', 'attendance', 'entry', 'sport', 'a-b', 'association'],
      ...['0'.repeat(26), 'A'.repeat(26), 'a'.repeat(32), '\n', ' '],
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
      ...COLLECTIONS.map((name) => fc.stringMatching(ID_PATTERNS[name])),
    );
    fc.assert(
      fc.property(text, (id) => {
        const fitting = COLLECTIONS.filter((name) => ID_PATTERNS[name].test(id));
        expect(fitting.length).toBeLessThanOrEqual(1);
        if (fitting.length === 1) expect(/^[a-z]+:[^_\s]+$/.test(id)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('are taken apart as they were put together', () => {
    const key = 'ab'.repeat(16) as PersonKey;
    fc.assert(
      fc.property(ulidArbitrary, fc.constantFrom(...OPTIONS.clubIds), (ulid, slug) => {
        const activity = activityIdOf(ulid);
        expect(ulidOfActivity(activity)).toBe(ulid);
        expect(personKeyOf(attendanceIdOf(slug, activity, key))).toBe(key);
        expect(personKeyOf(participantIdOf(slug, key))).toBe(key);
        expect(slugOfParticipant(participantIdOf(slug, key))).toBe(slug);
        expect(ID_PATTERNS.dossiers.test(dossierIdOf(slug, activity))).toBe(true);
        const { startId, endId } = attendanceRangeOf(slug, activity);
        const id = attendanceIdOf(slug, activity, key);
        expect(startId <= id && id <= endId).toBe(true);
      }),
    );
  });

  test('the attendances of two activities, or of two clubs, never share a range', () => {
    const key = 'f'.repeat(32) as PersonKey;
    fc.assert(
      fc.property(ulidArbitrary, ulidArbitrary, (a, b) => {
        fc.pre(a !== b);
        const { startId, endId } = attendanceRangeOf('sport' as ClubSlug, activityIdOf(a));
        for (const id of [
          attendanceIdOf('sport' as ClubSlug, activityIdOf(b), key),
          attendanceIdOf('sport-2' as ClubSlug, activityIdOf(a), key),
        ]) {
          expect(startId <= id && id <= endId).toBe(false);
        }
      }),
    );
  });

  test('authors are accounts or services', () => {
    for (const service of [CHECK_IN_SERVICE, PUBLISHER_SERVICE, SETUP_SERVICE]) {
      expect(AUTHOR_ID_PATTERN.test(service)).toBe(true);
      expect(ACCOUNT_ID_PATTERN.test(service)).toBe(false);
    }
    expect(AUTHOR_ID_PATTERN.test(accountIdOf('0'.repeat(26)))).toBe(true);
    expect(AUTHOR_ID_PATTERN.test('admin')).toBe(false);
  });

  test.each(['I', 'L', 'O', 'U'])('a ulid has no letter %s', (letter) => {
    expect(isUlid(letter + '0'.repeat(25))).toBe(false);
  });

  test.each(['Sport', 'art oratoire', '-a', 'a-', 'a--b', 'é', '', '_x', 'a'.repeat(41)])(
    '«%s» is no slug',
    (slug) => expect(isClubSlug(slug)).toBe(false),
  );
});

describe('scopes and databases', () => {
  test('a collection lives in one scope of each club, and in one database of each scope', () => {
    expect(scopeOf('activities', 'sport' as ClubSlug)).toBe('public');
    expect(scopeOf('keyrings', 'sport' as ClubSlug)).toBe('members');
    expect(scopeOf('ledger', 'sport' as ClubSlug)).toBe('sport');
    const names = COLLECTIONS.flatMap((name) =>
      OPTIONS.clubIds.map((slug) => [name, databaseNameOf(name, scopeOf(name, slug))] as const),
    );
    const owners = new Map<string, Set<string>>();
    for (const [name, database] of names) owners.set(database, (owners.get(database) ?? new Set()).add(name));
    for (const [database, collections] of owners) {
      expect(collections.size).toBe(1);
      expect(database).toMatch(/^[a-z][a-z0-9-]*$/);
    }
    expect(owners.size).toBe(
      COLLECTIONS.reduce((sum, name) => sum + (SCOPE_KINDS[name] === 'club' ? OPTIONS.clubIds.length : 1), 0),
    );
  });

  test('an unknown word is no collection', () => {
    expect(isCollection('attendances')).toBe(true);
    for (const word of ['accounts', '_users', 'constructor', '']) expect(isCollection(word)).toBe(false);
  });
});
