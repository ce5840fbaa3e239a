/**
 * Many documents looked up by their ids at once. IndexedDB answers for each id by itself, also for one that is not there, and RxDB
 * looks up whatever it is about to write: on a first sync four answers for each document, all of them empty. Which of the ids are
 * there at all is one question, and those that are often lie so close together that they come in one answer too.
 */
import type { DBCore, DBCoreGetManyRequest, DBCoreTable, Middleware } from 'dexie';

/** Fewer are looked up one by one. */
const LEAST_KEYS = 16;
/** So are those between whose first and last lie more than so many times as many others. */
const SPREAD = 2;
/** Dexie's name for a range with both bounds. */
const RANGE = 2;

export const keysFirst: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'KeysFirst',
  create: (core) => ({ ...core, table: (name) => askingKeysFirst(core.table(name)) }),
};

const askingKeysFirst = (table: DBCoreTable): DBCoreTable => {
  const { primaryKey } = table.schema;
  const getMany = (request: DBCoreGetManyRequest): Promise<unknown[]> => {
    const { trans, keys } = request as { trans: DBCoreGetManyRequest['trans']; keys: readonly unknown[] };
    if (keys.length < LEAST_KEYS || !keys.every(isText)) return table.getMany(request);
    const limit = keys.length * SPREAD;
    const [lower, upper] = [least(keys), greatest(keys)];
    const query = { index: primaryKey, range: { type: RANGE, lower, upper } };
    const ask = (values: boolean): Promise<unknown[]> =>
      table.query({ trans, values, limit, query }).then(({ result }) => result as unknown[]);
    return ask(false).then((between) => {
      if (between.length === limit) return table.getMany(request);
      const there = new Set(between);
      const wanted = keys.filter((key) => there.has(key));
      if (wanted.length === 0) return keys.map(() => undefined);
      if (wanted.length * SPREAD < between.length)
        return table.getMany({ ...request, keys: wanted }).then((rows) => inOrder(keys, wanted, rows));
      return ask(true).then((rows) => inOrder(keys, between, rows));
    });
  };
  return { ...table, getMany };
};

const isText = (key: unknown): key is string => typeof key === 'string';

// IndexedDB orders texts as JavaScript compares them, by UTF-16 code units.
const least = (keys: readonly string[]): string => keys.reduce((a, b) => (b < a ? b : a));
const greatest = (keys: readonly string[]): string => keys.reduce((a, b) => (b > a ? b : a));

const inOrder = (
  keys: readonly unknown[],
  rowKeys: readonly unknown[],
  rows: readonly unknown[],
): unknown[] => {
  const byKey = new Map(rowKeys.map((key, at) => [key, rows[at]]));
  return keys.map((key) => byKey.get(key));
};
