import { Dexie, type Table } from 'dexie';
import fc from 'fast-check';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { keysFirst } from './keys-first.ts';

interface Row {
  readonly id: string;
  readonly n: number;
}

const open = (): Table<Row, string> => {
  const database = new Dexie('rows', { indexedDB: new IDBFactory() });
  database.version(1).stores({ rows: 'id' });
  database.use(keysFirst);
  return database.table('rows');
};

const rowOf = (n: number): Row => ({ id: `row:${String(n).padStart(3, '0')}${n % 7 === 0 ? 'é' : ''}`, n });

const numbers = fc.uniqueArray(fc.nat(200), { maxLength: 120 });

describe('looking up many documents by id', () => {
  it('finds what is there, in the order asked for, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, numbers, async (there, asked) => {
        const rows = open();
        await rows.bulkPut(there.map(rowOf));
        const found = await rows.bulkGet(asked.map((n) => rowOf(n).id));
        expect(found).toEqual(asked.map((n) => (there.includes(n) ? rowOf(n) : undefined)));
      }),
    );
  });

  it('also of one id named twice, and inside a transaction that goes on to write', async () => {
    const rows = open();
    const all = Array.from({ length: 60 }, (_, n) => rowOf(n));
    const ids = [...all.slice(0, 40), ...all.slice(0, 40)].map(({ id }) => id);
    await rows.db.transaction('rw', rows, async () => {
      await rows.bulkPut(all.slice(20));
      const found = await rows.bulkGet(ids);
      await rows.bulkPut(all.slice(0, 20));
      expect(found).toEqual(
        [...all.slice(0, 40), ...all.slice(0, 40)].map((row) => (row.n < 20 ? undefined : row)),
      );
    });
    expect(await rows.count()).toBe(60);
  });

  const lookedUp = async (there: readonly number[], asked: readonly number[]): Promise<number> => {
    const rows = open();
    await rows.bulkPut(there.map(rowOf));
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    await rows.bulkGet(asked.map((n) => rowOf(n).id));
    const { length } = get.mock.calls;
    get.mockRestore();
    return length;
  };
  const upTo = (end: number, start = 0): number[] => Array.from({ length: end - start }, (_, n) => start + n);

  it('asks for none of them by itself when none is there, nor when they lie together', async () => {
    expect(await lookedUp(upTo(100), upTo(200, 100))).toBe(0);
    expect(await lookedUp(upTo(100), upTo(100))).toBe(0);
  });

  it('asks for the few that are there, and for each where much else lies between', async () => {
    expect(await lookedUp(upTo(20), [0, 3, ...upTo(150, 100)])).toBe(2);
    expect(await lookedUp(upTo(200), [0, 199, ...upTo(60, 40)])).toBe(22);
  });
});
