import { Dexie, type Table } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer, TamperedError } from '#app/crypto/sealer.ts';
import { createSealedTable, SEALED_TABLE_INDEXES, type SealedTableRow } from './sealed-table.ts';

interface Draft {
  readonly text: string;
}

const parse = (value: unknown): Draft => {
  if (typeof value !== 'object' || value === null || !('text' in value)) throw new Error('not a draft');
  return { text: String(value.text) };
};

const opened: Dexie[] = [];
afterEach(() => opened.splice(0).forEach((dexie) => dexie.close()));

const openTable = async (keyByte = 1) => {
  const dexie = new Dexie('device', { indexedDB: new IDBFactory(), IDBKeyRange });
  opened.push(dexie);
  dexie.version(1).stores({ drafts: SEALED_TABLE_INDEXES, outbox: SEALED_TABLE_INDEXES });
  const table: Table<SealedTableRow, string> = dexie.table('drafts');
  const sealer = await createSealer(new SecretKey('data', new Uint8Array(32).fill(keyByte)));
  return { dexie, table, sealer, drafts: createSealedTable({ table, sealer, parse }) };
};

describe('createSealedTable', () => {
  it('gives back entries, oldest first, and forgets what is deleted', async () => {
    const { drafts } = await openTable();
    await drafts.put({ key: 'b', at: 2, value: { text: 'second' } });
    await drafts.putAll([
      { key: 'c', at: 3, value: { text: 'third' } },
      { key: 'a', at: 1, value: { text: 'first' } },
    ]);
    expect((await drafts.list()).map((entry) => entry.value.text)).toEqual(['first', 'second', 'third']);
    await drafts.delete(['b']);
    expect(await drafts.get('b')).toBeUndefined();
    expect(await drafts.get('a')).toEqual({ key: 'a', at: 1, value: { text: 'first' } });
    expect(await drafts.count()).toBe(2);
  });

  it('leaves nothing readable on disk', async () => {
    const { drafts, table } = await openTable();
    await drafts.put({ key: 'a', at: 1, value: { text: 'Fatimata Ouédraogo' } });
    expect(JSON.stringify(await table.toArray())).not.toMatch(/Fatimata|text/);
  });

  it('notices a row that was moved, dated otherwise, or taken from another table', async () => {
    const { dexie, drafts, table, sealer } = await openTable();
    await drafts.put({ key: 'a', at: 1, value: { text: 'x' } });
    const row = await table.get('a');
    if (row === undefined) throw new Error('row is missing');
    await table.bulkPut([
      { ...row, key: 'b' },
      { ...row, at: 2 },
    ]);
    await expect(drafts.get('b')).rejects.toThrow(TamperedError);
    await expect(drafts.get('a')).rejects.toThrow(TamperedError);
    const outbox = createSealedTable({ table: dexie.table('outbox'), sealer, parse });
    await dexie.table('outbox').put(row);
    await expect(outbox.get('a')).rejects.toThrow(TamperedError);
  });

  it('takes part in a transaction over several tables', async () => {
    const { dexie, drafts, sealer } = await openTable();
    const outbox = createSealedTable({ table: dexie.table('outbox'), sealer, parse });
    const attempt = dexie.transaction('rw', ['drafts', 'outbox'], async () => {
      await drafts.put({ key: 'a', at: 1, value: { text: 'x' } });
      await outbox.put({ key: 'a', at: 1, value: { text: 'x' } });
      throw new Error('tab killed');
    });
    await expect(attempt).rejects.toThrow('tab killed');
    expect([await drafts.count(), await outbox.count()]).toEqual([0, 0]);
  });
});
