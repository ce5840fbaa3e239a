/**
 * The local database: a visitor's, in clear, with the six public kinds, or one user's, sealed, with all twelve. Loaded by
 * dynamic import only: RxDB weighs more than the first screen. Whoever opens one has closed the other before, so that no
 * write is ever sent under somebody else's name (see workspaces.ts, the only caller).
 */
import { Dexie } from 'dexie';
import {
  addRxPlugin,
  createRxDatabase,
  type DexieSettings,
  type DexieStorageInternals,
  type RxStorage,
} from 'rxdb/plugins/core';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Sealer } from '#app/crypto/sealer.ts';
import { conflictHandlerOf } from '#app/sync/conflict-handler.ts';
import { COLLECTIONS, PUBLIC_COLLECTIONS, type Collection } from '#schemas/documents/collections.ts';
import { keysFirst } from './keys-first.ts';
import type { LocalDatabase } from './local-database.ts';
import type { LocalCollection } from './local-rows.ts';
import { rxSchemaOf } from './rx-schemas.ts';

type DexieStorage = RxStorage<DexieStorageInternals, DexieSettings>;

export interface OpenOptions {
  /** Several tabs share one database; off where one process plays several devices. */
  readonly multiInstance?: boolean;
  /** Set apart devices that live in one process. */
  readonly prefix?: string;
  readonly storage?: DexieStorage;
  /** Fewer kinds: RxDB counts the open collections of a whole process, and tests play several devices in one. */
  readonly collections?: readonly Collection[];
}

const VISITOR_DATABASE = 'aesi-visitor';

/**
 * RxDB watches its own changes: what Dexie keeps for `liveQuery` (a cache of answers, and of every write the ranges it touched)
 * would be work for nobody.
 */
const documentStorage = (): DexieStorage =>
  getRxStorageDexie({
    onCreate: (database) => {
      for (const name of ['Cache', 'Observability']) database.unuse({ stack: 'dbcore', name });
      database.use(keysFirst);
    },
  });

export const openVisitorDatabase = (options: OpenOptions = {}): Promise<LocalDatabase> => {
  const storage = options.storage ?? documentStorage();
  const names = options.collections ?? PUBLIC_COLLECTIONS;
  return open(`${options.prefix ?? ''}${VISITOR_DATABASE}`, 'visitor', names, storage, options);
};

export interface UserDatabaseInput extends OpenOptions {
  /** From `userDatabaseName`: says nothing about the person. */
  readonly name: string;
  readonly sealer: Sealer;
}

export const openUserDatabase = async (input: UserDatabaseInput): Promise<LocalDatabase> => {
  // A visitor's first screen does without.
  const { wrapSealedStorage } = await import('#app/data/sealed-storage/sealed-storage.ts');
  const storage = wrapSealedStorage({ storage: input.storage ?? documentStorage(), sealer: input.sealer });
  return open(`${input.prefix ?? ''}${input.name}`, 'user', input.collections ?? COLLECTIONS, storage, input);
};

/**
 * Deletes a database unread: its key is gone, or its rights changed. RxDB's own removal would open every collection first, with
 * the schema of the open rows.
 */
export const removeDatabase = async (name: string, options: OpenOptions = {}): Promise<void> => {
  const prefix = `rxdb-dexie-${options.prefix ?? ''}${name}--`;
  const names = await Dexie.getDatabaseNames();
  await Promise.all(names.filter((one) => one.startsWith(prefix)).map((one) => Dexie.delete(one)));
};

const open = async (
  name: string,
  kind: LocalDatabase['kind'],
  names: readonly Collection[],
  storage: DexieStorage,
  options: OpenOptions,
): Promise<LocalDatabase> => {
  addRxPlugin(RxDBLeaderElectionPlugin);
  const rx = await createRxDatabase({
    name,
    storage,
    multiInstance: options.multiInstance ?? true,
    eventReduce: true,
  });
  const creators = names.map((collection) => [
    collection,
    { schema: rxSchemaOf(collection), conflictHandler: conflictHandlerOf(collection) },
  ]);
  let added: Record<string, LocalCollection>;
  try {
    added = (await rx.addCollections(Object.fromEntries(creators))) as unknown as typeof added;
  } catch (cause) {
    await rx.close();
    throw cause;
  }
  const collections = new Map(names.map((collection) => [collection, opened(added, collection)]));
  return {
    name,
    kind,
    collections,
    close: async () => void (await rx.close()),
    remove: async () => void (await rx.remove()),
  };
};

const opened = (added: Record<string, LocalCollection>, name: Collection): LocalCollection => {
  const collection = added[name];
  if (collection === undefined) throw new Error(`RxDB opened no collection ${name}`);
  return collection;
};
