/**
 * One user's own tables beside the local database: refused writes, drafts and figures. Every value is sealed under the
 * user's data key, bound to its table and key. A key may tell of a person (ids of documents, parts of a person key), so a
 * pseudonym stands for it on disk: a row is found by its key, but a key is not read from its row. Only times lie clear. A
 * visitor's figures use the same tables
 * with the sealer of no secret (`openSealer`), since all he holds is public.
 */
import { Dexie, liveQuery, type EntityTable, type Table, type Transaction } from 'dexie';
import { Observable } from 'rxjs';
import type { Sealer } from '#app/crypto/sealer.ts';

export interface SealedValue {
  readonly key: string;
  readonly at: number;
  readonly sealed: string;
}

/** `keys` holds this user's own key pairs, such as the one that kiosk answers are sealed to. */
const USER_TABLES = ['rejected', 'drafts', 'figures', 'contributions', 'keys', 'marks'] as const;
export type UserTable = (typeof USER_TABLES)[number];

class UserDexie extends Dexie {
  declare readonly rejected: EntityTable<SealedValue, 'key'>;
  declare readonly drafts: EntityTable<SealedValue, 'key'>;
  declare readonly figures: EntityTable<SealedValue, 'key'>;
  declare readonly contributions: EntityTable<SealedValue, 'key'>;
  declare readonly keys: EntityTable<SealedValue, 'key'>;
  declare readonly marks: EntityTable<SealedValue, 'key'>;

  constructor(name: string, sealer: Sealer) {
    super(name);
    const row = 'key, at';
    this.version(1).stores({
      rejected: row,
      drafts: row,
      figures: 'key',
      contributions: 'key',
      keys: 'key',
      marks: 'key',
    });
    this.version(2).upgrade((transaction) => hideKeys(transaction, sealer));
  }
}

/** Version 1 had keys in clear. What a person made is kept; figures are counted anew (see older-database.ts). */
const hideKeys = async (transaction: Transaction, sealer: Sealer): Promise<void> => {
  for (const name of USER_TABLES) {
    const table = transaction.table<SealedValue, string>(name);
    const rows = await table.toArray();
    await table.clear();
    if (name === 'figures' || name === 'contributions' || name === 'marks') continue;
    await table.bulkPut(
      rows.map(({ key, at, sealed }) =>
        sealRow(sealer, name, { key, at, value: sealer.open(sealed, contextOf(name, key)) }),
      ),
    );
  }
};

export interface Entry {
  readonly at: number;
  readonly value: unknown;
}

export interface Write {
  readonly table: UserTable;
  readonly key: string;
  /** Undefined deletes the row. */
  readonly value: unknown;
  readonly at: number;
}

export interface UserStore {
  readonly get: (table: UserTable, key: string) => Promise<unknown>;
  readonly getMany: (table: UserTable, keys: readonly string[]) => Promise<unknown[]>;
  /** Oldest first where the table has times. */
  readonly all: (table: UserTable) => Promise<Entry[]>;
  /** All of them or none, whatever happens in between. */
  readonly write: (writes: readonly Write[]) => Promise<void>;
  readonly clear: (tables: readonly UserTable[]) => Promise<void>;
  /** Emits now and after every change, in this tab or another. */
  readonly count$: (table: UserTable) => Observable<number>;
  readonly entries$: (table: UserTable) => Observable<Entry[]>;
  readonly value$: (table: UserTable, key: string) => Observable<unknown>;
  readonly close: () => void;
  /** Closes and deletes it from the device. */
  readonly remove: () => Promise<void>;
}

const contextOf = (table: UserTable, diskKey: string): string => `store/1/${table}/${diskKey}`;
const diskKeyOf = (sealer: Sealer, table: UserTable, key: string): string =>
  sealer.pseudonymOf(key, `store/1/${table}`);

const sealRow = (
  sealer: Sealer,
  table: UserTable,
  { key, at, value }: Pick<Write, 'key' | 'at' | 'value'>,
): SealedValue => {
  const diskKey = diskKeyOf(sealer, table, key);
  return { key: diskKey, at, sealed: sealer.seal(value, contextOf(table, diskKey)) };
};

export const createUserStore = (name: string, sealer: Sealer): UserStore => {
  const dexie = new UserDexie(name, sealer);
  const table = (which: UserTable): Table<SealedValue, string> => dexie.table(which);
  const open = (which: UserTable, row: SealedValue): Entry => ({
    at: row.at,
    value: sealer.open(row.sealed, contextOf(which, row.key)),
  });
  const all = async (which: UserTable): Promise<Entry[]> => {
    const rows = await table(which).toArray();
    return rows.map((row) => open(which, row)).sort((a, b) => a.at - b.at);
  };
  const getMany = async (which: UserTable, keys: readonly string[]): Promise<unknown[]> => {
    const rows = await table(which).bulkGet(keys.map((key) => diskKeyOf(sealer, which, key)));
    return rows.map((row) => row && open(which, row).value);
  };
  return {
    all,
    getMany,
    get: async (which, key) => (await getMany(which, [key]))[0],
    write: (writes) => writeAll(dexie, sealer, writes),
    clear: (tables) =>
      dexie.transaction('rw', [...tables], async () => {
        await Promise.all(tables.map((which) => table(which).clear()));
      }),
    count$: (which) =>
      new Observable((observer) => liveQuery(() => table(which).count()).subscribe(observer)),
    entries$: (which) => new Observable((observer) => liveQuery(() => all(which)).subscribe(observer)),
    value$: (which, key) =>
      new Observable((observer) =>
        liveQuery(async () => (await getMany(which, [key]))[0]).subscribe(observer),
      ),
    close: () => dexie.close(),
    remove: () => dexie.delete(),
  };
};

/** Sealed before the transaction begins, so that it only waits for the disk. */
const writeAll = async (dexie: UserDexie, sealer: Sealer, writes: readonly Write[]): Promise<void> => {
  const tables = [...new Set(writes.map((write) => write.table))];
  const puts = tables.map((name) => {
    const here = writes.filter((write) => write.table === name);
    return {
      name,
      rows: here.filter(({ value }) => value !== undefined).map((write) => sealRow(sealer, name, write)),
      keys: here.filter(({ value }) => value === undefined).map(({ key }) => diskKeyOf(sealer, name, key)),
    };
  });
  if (tables.length === 0) return;
  await dexie.transaction('rw', tables, async () => {
    for (const { name, rows, keys } of puts) {
      await dexie.table(name).bulkPut(rows);
      await dexie.table(name).bulkDelete(keys);
    }
  });
};

/** For what is public anyway: the same tables, no secret. */
export const openSealer: Sealer = {
  seal: (value) => JSON.stringify(value),
  open: (sealed) => JSON.parse(sealed) as unknown,
  sealBytes: (bytes) => bytes.slice(),
  openBytes: (sealed) => sealed.slice(),
  pseudonymOf: (text) => text,
};
