/**
 * Sealed rows in a Dexie table of our own (refused writes, drafts, photo outbox, figures). Clear are only the key and a
 * time; keep names and texts out of keys. Sealing is synchronous, so every call may stand inside a Dexie transaction and
 * several tables can change in one.
 */
import type { Table } from 'dexie';
import type { Sealer } from '#app/crypto/sealer.ts';

export interface SealedTableRow {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sealed: string;
}

/** For `dexie.version(n).stores({ drafts: SEALED_TABLE_INDEXES })`. */
export const SEALED_TABLE_INDEXES = 'key, at';

export interface SealedEntry<T> {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: T;
}

/** Every reading method rejects with a TamperedError when a row does not open. */
export interface SealedTable<T> {
  readonly get: (key: string) => Promise<SealedEntry<T> | undefined>;
  readonly put: (entry: SealedEntry<T>) => Promise<void>;
  readonly putAll: (entries: readonly SealedEntry<T>[]) => Promise<void>;
  readonly delete: (keys: readonly string[]) => Promise<void>;
  /** Oldest first. */
  readonly list: () => Promise<SealedEntry<T>[]>;
  readonly count: () => Promise<number>;
}

export const createSealedTable = <T>(options: {
  readonly table: Table<SealedTableRow, string>;
  readonly sealer: Sealer;
  /** What was sealed comes back as unknown JSON: an older version of the app may have written it. */
  readonly parse: (value: unknown) => T;
}): SealedTable<T> => {
  const { table, sealer, parse } = options;
  const contextOf = (row: { key: string; at: number }): string =>
    `table/${table.name}\n${row.key}\n${row.at}`;
  const sealEntry = ({ key, at, value }: SealedEntry<T>): SealedTableRow => {
    const sealed = sealer.seal(value, contextOf({ key, at }));
    return { key, at, sealed };
  };
  const openRow = ({ key, at, sealed }: SealedTableRow): SealedEntry<T> => {
    const value = parse(sealer.open(sealed, contextOf({ key, at })));
    return { key, at, value };
  };
  return {
    get: async (key) => {
      const row = await table.get(key);
      return row && openRow(row);
    },
    put: async (entry) => {
      await table.put(sealEntry(entry));
    },
    putAll: async (entries) => {
      await table.bulkPut(entries.map(sealEntry));
    },
    delete: (keys) => table.bulkDelete([...keys]),
    list: async () => (await table.orderBy('at').toArray()).map(openRow),
    count: () => table.count(),
  };
};
