import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLLECTIONS, SCOPE_KINDS } from '../documents/collections.ts';
import type { StoredDocument } from '../documents/stored.ts';
import { toTombstone } from '../documents/stored.ts';
import type { Instant } from '../primitives/dates.ts';
import { accountIdOf, type AuthorId, type ClubSlug } from '../primitives/ids.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { pooledUlid } from '../testing/values.ts';
import {
  PERMISSION_TABLE,
  TABLE_OTHER_CLUB,
  TABLE_OWN_CLUB,
  type PermissionRow,
} from '../testing/permission-table.ts';
import { may, OPERATIONS, readableScopes } from './permissions.ts';
import type { Actor } from './roles.ts';
import { refusalOf } from './write-check.ts';

const ACCOUNT = accountIdOf(pooledUlid(7));
const SOMEONE = accountIdOf(pooledUlid(8));
const NOW = '2026-10-01T08:00:00.000Z' as Instant;

const actorOf = ({ roles, service }: PermissionRow): Actor => {
  if (service !== null) return { kind: 'service', service };
  return roles === null ? { kind: 'visitor' } : { kind: 'account', id: ACCOUNT, roles };
};

const authorOf = ({ roles, service }: PermissionRow): AuthorId =>
  (service !== null ? `service:${service}` : roles === null ? 'service:nobody' : ACCOUNT) as AuthorId;

const nameOf = (row: PermissionRow): string =>
  `${row.actor} ${row.allowed ? 'may' : 'may not'} ${row.operation} ${row.collection} (${row.clubOf})`;

/** A valid document of the row's collection and club, the same at every run. */
const documentOf = ({ collection, clubId }: PermissionRow, change: object): StoredDocument => {
  const drawn = fc.sample(
    documentArbitrary(collection, { clubIds: [clubId], authors: [SOMEONE as string as AuthorId] }),
    { numRuns: 20, seed: 1 },
  ) as unknown as (StoredDocument & { kind?: string; state?: string })[];
  // Keyrings and duties come in several kinds; the table speaks of epochs and assignments unless it says otherwise.
  const wanted = { keyrings: 'clubEpoch', duties: 'assignment', summaries: 'club' }[collection as string];
  const found = drawn.find(
    ({ kind }) => wanted === undefined || kind === wanted || collection === 'activities',
  );
  if (found === undefined) throw new Error(`no ${collection} drawn`);
  return { ...found, ...(collection === 'activities' ? { state: 'planned' } : {}), ...change };
};

describe('R14 R21 the permission table', () => {
  test('speaks of every actor, collection, operation and club', () => {
    const seen = new Set(PERMISSION_TABLE.map(nameOf));
    expect(seen.size).toBe(PERMISSION_TABLE.length);
    for (const collection of COLLECTIONS) {
      for (const operation of OPERATIONS) {
        const rows = PERMISSION_TABLE.filter(
          (row) => row.collection === collection && row.operation === operation,
        );
        expect(new Set(rows.map(({ actor }) => actor)).size).toBe(10);
        const places = SCOPE_KINDS[collection] === 'club' ? ['other', 'own'] : ['other', 'own', 'public'];
        expect([...new Set(rows.map(({ clubOf }) => clubOf))].sort()).toEqual(places);
      }
    }
  });

  test.each(PERMISSION_TABLE.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    expect(may(actorOf(row), row.operation, row.collection, row.clubId)).toBe(row.allowed);
  });

  const writes = PERMISSION_TABLE.filter(({ operation, only }) => operation !== 'read' && only === null);

  test.each(writes.map((row) => [nameOf(row), row] as const))('write check: %s', (_, row) => {
    const author = authorOf(row);
    const stored = documentOf(row, { createdBy: SOMEONE });
    const current = row.operation === 'create' ? undefined : stored;
    const next = {
      create: documentOf(row, { createdBy: author, updatedBy: author }),
      update: { ...stored, updatedBy: author, updatedAt: NOW },
      delete: toTombstone(stored, NOW, author),
      read: stored,
    }[row.operation];
    const refusal = refusalOf({
      actor: actorOf(row),
      collection: row.collection,
      current,
      next,
      knowsTombstone: false,
      steps: [],
    });
    if (row.allowed) expect(refusal).toBeUndefined();
    else expect(['forbidden', 'immutable', 'wrong_author']).toContain(refusal);
  });

  test.each(
    PERMISSION_TABLE.filter(({ only }) => only === 'ownStatus').map((row) => [nameOf(row), row] as const),
  )('own status only: %s', (_, row) => {
    const write = (assigneeId: string | null, change: object) => {
      const current = documentOf(row, { assigneeId, status: 'todo' });
      const next = { ...current, updatedBy: ACCOUNT, updatedAt: NOW, ...change } as unknown as StoredDocument;
      return refusalOf({ actor: actorOf(row), collection: 'duties', current, next, knowsTombstone: false });
    };
    expect(write(ACCOUNT, { status: 'done' })).toBeUndefined();
    expect(write(SOMEONE, { status: 'done' })).toBe('forbidden');
    expect(write(null, { status: 'done' })).toBe('forbidden');
    expect(write(ACCOUNT, { status: 'done', title: 'Autre chose' })).toBe('forbidden');
    expect(write(ACCOUNT, { assigneeId: SOMEONE })).toBe('forbidden');
    expect(write(ACCOUNT, { kind: 'contact' })).toBe('forbidden');
  });

  test.each(
    PERMISSION_TABLE.filter(({ only }) => only === 'addedPhotos').map((row) => [nameOf(row), row] as const),
  )('R8 R43 added photos only: %s', (_, row) => {
    const write = (change: object) => {
      const current = documentOf(row, { pendingPhotos: [{ sha256: 'a' }] });
      const next = { ...current, updatedBy: authorOf(row), updatedAt: NOW, ...change };
      return refusalOf({
        actor: actorOf(row),
        collection: 'dossiers',
        current,
        next: next as unknown as StoredDocument,
        knowsTombstone: false,
      });
    };
    expect(write({ pendingPhotos: [{ sha256: 'a' }, { sha256: 'b' }] })).toBeUndefined();
    expect(write({ removals: [{ text: 'x' }] })).toBeUndefined();
    expect(write({ pendingPhotos: [], removals: [{ text: 'x' }] })).toBe('forbidden');
    expect(write({})).toBe('forbidden');
    expect(write({ pendingPhotos: [{ sha256: 'b' }] })).toBe('forbidden');
    expect(write({ pendingPhotos: [{ sha256: 'a', caption: 'x' }] })).toBe('forbidden');
    expect(write({ pendingPhotos: [{ sha256: 'a' }, { sha256: 'b' }], debrief: 'x' })).toBe('forbidden');
    expect(write({ checkIn: null, difficulties: 'x' })).toBe('forbidden');
  });

  test.each(
    PERMISSION_TABLE.filter(({ only }) => only === 'ownKeys').map((row) => [nameOf(row), row] as const),
  )('own keys only: %s', (_, row) => {
    const write = (change: object) => {
      const next = documentOf(row, { createdBy: ACCOUNT, updatedBy: ACCOUNT, ...change });
      return refusalOf({
        actor: actorOf(row),
        collection: 'keyrings',
        current: undefined,
        next,
        knowsTombstone: false,
      });
    };
    const id = `keyring:${row.clubId}:${pooledUlid(7)}`;
    expect(write({ id, kind: 'accountKeys', accountId: ACCOUNT })).toBeUndefined();
    expect(write({ id, kind: 'accountKeys', accountId: SOMEONE })).toBe('forbidden');
    expect(write({ kind: 'accountKeys', accountId: ACCOUNT })).toBe('forbidden');
    expect(write({ kind: 'clubEpoch' })).toBe('forbidden');
  });
});

describe('scopes that someone reads', () => {
  const clubs = [TABLE_OWN_CLUB, TABLE_OTHER_CLUB];
  const account = (...roles: string[]): Actor => ({ kind: 'account', id: ACCOUNT, roles });

  test('are the public one for public kinds, whoever asks', () => {
    expect(readableScopes({ kind: 'visitor' }, 'activities', clubs)).toEqual(['public']);
    expect(readableScopes(account('board'), 'summaries', clubs)).toEqual(['public']);
  });

  test('are the own clubs for a bureau, every club for the board, and only clubs that exist', () => {
    const lead = account(`club:${TABLE_OWN_CLUB}:lead`, 'club:gone:lead');
    expect(readableScopes(lead, 'attendances', clubs)).toEqual([TABLE_OWN_CLUB]);
    expect(readableScopes(account('board'), 'attendances', clubs)).toEqual(clubs);
    expect(readableScopes(account('admin'), 'attendances', clubs)).toEqual([]);
    expect(readableScopes(account(`club:${TABLE_OWN_CLUB}:officer`), 'ledger', clubs)).toEqual([]);
    expect(readableScopes({ kind: 'visitor' }, 'attendances', clubs)).toEqual([]);
  });

  test('are the members’ one for keyrings, for accounts alone', () => {
    expect(readableScopes(account(), 'keyrings', clubs)).toEqual(['members']);
    expect(readableScopes({ kind: 'visitor' }, 'keyrings', clubs)).toEqual([]);
  });

  test('say the same as `may`, club by club', () => {
    const roles = fc.subarray([
      'admin',
      'board',
      ...['lead', 'treasurer', 'officer'].map((post) => `club:sport:${post}`),
    ]);
    fc.assert(
      fc.property(roles, fc.constantFrom(...COLLECTIONS), (held, collection) => {
        const actor = account(...held);
        if (SCOPE_KINDS[collection] !== 'club') return;
        const expected = clubs.filter((slug: ClubSlug) => may(actor, 'read', collection, slug));
        expect(readableScopes(actor, collection, clubs)).toEqual(expected);
      }),
    );
  });
});
