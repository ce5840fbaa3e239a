import { Dexie } from 'dexie';
import { firstValueFrom, filter } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { SecretKey, type DataKey } from '#app/crypto/secret-key.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import { createUserStore, type UserStore } from './user-store.ts';

let stores: UserStore[] = [];
let names = 0;
afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
});

const open = async (name = `store-${++names}`, fill = 7): Promise<{ store: UserStore; name: string }> => {
  const key: DataKey = new SecretKey('data', new Uint8Array(32).fill(fill));
  const store = createUserStore(name, await createSealer(key));
  stores.push(store);
  return { store, name };
};

describe('user store', () => {
  it('gives back what was written, oldest first, and forgets what was taken away', async () => {
    const { store } = await open();
    await store.write([
      { table: 'rejected', key: 'b', at: 2, value: { n: 2 } },
      { table: 'rejected', key: 'a', at: 3, value: { n: 3 } },
      { table: 'drafts', key: 'a', at: 1, value: 'texte' },
    ]);
    expect((await store.all('rejected')).map(({ value }) => value)).toEqual([{ n: 2 }, { n: 3 }]);
    expect(await store.getMany('rejected', ['a', 'x', 'b'])).toEqual([{ n: 3 }, undefined, { n: 2 }]);
    await store.write([{ table: 'rejected', key: 'b', at: 4, value: undefined }]);
    expect(await firstValueFrom(store.count$('rejected'))).toBe(1);
    expect(await store.get('drafts', 'a')).toBe('texte');
    await store.clear(['drafts']);
    expect(await store.get('drafts', 'a')).toBeUndefined();
  });

  it('leaves nothing readable on disk, and opens a row only in its own place', async () => {
    const { store, name } = await open();
    await store.write([
      { table: 'drafts', key: 'form:awa', at: 1, value: { difficulties: 'la salle était fermée' } },
      { table: 'drafts', key: 'other', at: 2, value: { difficulties: 'rien' } },
    ]);
    const raw = await new Dexie(name).open();
    const rows = (await raw.table('drafts').orderBy('at').toArray()) as { key: string; sealed: string }[];
    expect(JSON.stringify(rows)).not.toMatch(/salle|form|awa|other/);
    await raw.table('drafts').put({ ...rows[1], sealed: rows[0]?.sealed });
    await expect(store.get('drafts', 'other')).rejects.toThrow(/Cannot be opened/);
    raw.close();
    expect(await store.get('drafts', 'form:awa')).toEqual({ difficulties: 'la salle était fermée' });
    const stranger = await open(name, 8);
    await expect(stranger.store.all('drafts')).rejects.toThrow(/Cannot be opened/);
  });

  it('writes all rows of one call or none', async () => {
    const { store } = await open();
    const unsealable = { table: 'figures', key: 'b', at: 1, value: () => undefined } as const;
    await expect(store.write([{ table: 'figures', key: 'a', at: 1, value: 1 }, unsealable])).rejects.toThrow(
      /JSON/,
    );
    expect(await store.all('figures')).toEqual([]);
  });

  it('tells who looks of every change', async () => {
    const { store } = await open();
    const seen = firstValueFrom(store.value$('figures', 'dashboard').pipe(filter((value) => value === 2)));
    await store.write([{ table: 'figures', key: 'dashboard', at: 1, value: 1 }]);
    await store.write([{ table: 'figures', key: 'dashboard', at: 2, value: 2 }]);
    expect(await seen).toBe(2);
  });
});
