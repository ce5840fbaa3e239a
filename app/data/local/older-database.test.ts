import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer, type Sealer } from '#app/crypto/sealer.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { openUserDatabase } from './database.ts';
import { collectionOf } from './local-database.ts';
import { toLocal, SETTLED } from './local-document.ts';
import { writeLocal } from './local-rows.ts';
import { retireOlderDatabase } from './older-database.ts';
import { createUserStore, type UserStore } from './user-store.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const ID = `participant:sport:${KEY}`;
const COLLECTIONS = ['participants'] as const;
const actor: AccountActor = { kind: 'account', id: 'account:01J00000000000000000000001', roles: [] };
const clock = (): number => 7;

const sealer = await createSealer(new SecretKey('data', new Uint8Array(32).fill(5)));
/** As it was: every id and key lies clear. */
const olderSealer: Sealer = { ...sealer, pseudonymOf: (text) => text };

const documentOf = (id: string): StoredDocument =>
  ({
    id,
    clubId: 'sport',
    firstName: 'Awa',
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: actor.id,
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: actor.id,
    v: 1,
  }) as unknown as StoredDocument;

let stores: UserStore[] = [];
afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
});
const storeOf = (name: string): UserStore => {
  const store = createUserStore(name, sealer);
  stores.push(store);
  return store;
};

const namesOnDevice = async (name: string): Promise<string[]> =>
  (await Dexie.getDatabaseNames()).filter((one) => one.includes(name));

describe('a database whose ids lay clear', () => {
  it('is deleted, and what it had not sent is kept among the refused writes', async () => {
    const older = await openUserDatabase({
      name: 'older',
      sealer: olderSealer,
      multiInstance: false,
      collections: COLLECTIONS,
    });
    const settled = `participant:sport:${'f'.repeat(32)}`;
    const rows = [
      toLocal(documentOf(ID), { pendingAt: 3, steps: [] }),
      toLocal(documentOf(settled), { pendingAt: SETTLED, steps: [] }),
    ];
    await writeLocal(collectionOf(older, 'participants'), new Map(rows.map((row) => [row.id, () => row])));
    await older.close();

    const store = storeOf('older-kept');
    const deps = { name: 'older', sealer, store, actor, clock, options: { collections: COLLECTIONS } };
    await retireOlderDatabase(deps);
    expect((await store.all('rejected')).map(({ value }) => value)).toMatchObject([
      { id: ID, collection: 'participants', code: 'scope_lost', at: 7, document: documentOf(ID) },
    ]);
    expect(await namesOnDevice('rxdb-dexie-older--')).toEqual([]);
    await retireOlderDatabase(deps);
    expect(await store.all('rejected')).toHaveLength(1);
  });

  it('had a store with clear keys: drafts and refused writes stay, under keys that say nothing', async () => {
    const old = new Dexie('older-store');
    const keyed = { rejected: 'key, at', drafts: 'key, at' };
    old.version(1).stores({ ...keyed, figures: 'key', contributions: 'key', keys: 'key', marks: 'key' });
    const put = (table: string, key: string) =>
      old.table(table).put({ key, at: 1, sealed: sealer.seal({ key }, `store/1/${table}/${key}`) });
    await put('rejected', `participants/${ID}/2026`);
    await put('keys', 'kiosk');
    await put('contributions', ID);
    old.close();

    const store = storeOf('older-store');
    expect(await store.get('rejected', `participants/${ID}/2026`)).toEqual({
      key: `participants/${ID}/2026`,
    });
    expect(await store.get('keys', 'kiosk')).toEqual({ key: 'kiosk' });
    expect(await store.all('contributions')).toEqual([]);
    const raw = await new Dexie('older-store').open();
    const rows = await Promise.all(raw.tables.map((table) => table.toCollection().primaryKeys()));
    raw.close();
    expect(rows.flat()).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${KEY}|kiosk`));
  });
});
