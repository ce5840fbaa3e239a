/**
 * Search and filters over sealed collections: an RxDB memory instance with the collection's real schema and indexes,
 * filled when the first query needs it, gone when the database closes.
 *
 * What must stay true: for each id it holds the newest revision of the rows read from disk and of the events applied,
 * in whatever order they come (an event may overtake the reading, and other tabs' events arrive late). Revision
 * heights only grow within one database, except when a purged tombstone's id is used again: then the later write wins.
 */
import { getHeightOfRevision, randomToken, type RxStorageInstanceCreationParams } from 'rxdb';
import {
  createMemoryStorageInstance,
  getRxStorageMemory,
  type RxStorageInstanceMemory,
} from 'rxdb/plugins/storage-memory';
import type { Fields, OpenRow } from './rows.ts';

export interface MemoryIndex {
  /** The instance to ask, when it is complete already. */
  readonly current: () => RxStorageInstanceMemory<Fields> | undefined;
  /** Builds it once; rejects, and may be tried again, when a row cannot be read. */
  readonly ready: () => Promise<RxStorageInstanceMemory<Fields>>;
  readonly apply: (rows: readonly OpenRow[]) => void;
  /** False while no row was ever asked for: then events need not be opened for its sake. */
  readonly isStarted: () => boolean;
  readonly cleanup: (minimumDeletedTimeMs: number) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

type Params = RxStorageInstanceCreationParams<Fields, object>;
type Instance = RxStorageInstanceMemory<Fields>;

const supersedes = (row: OpenRow, held: OpenRow | undefined): boolean => {
  if (held === undefined) return true;
  if (getHeightOfRevision(row._rev) > getHeightOfRevision(held._rev)) return true;
  return held._deleted && !row._deleted && row._meta.lwt > held._meta.lwt;
};

const put = (instance: Instance, rows: readonly OpenRow[], idOf: (row: OpenRow) => string): void => {
  instance.ensurePersistence();
  const held = instance.internals.documents;
  const newest = new Map<string, OpenRow>();
  for (const row of rows) {
    const id = idOf(row);
    if (supersedes(row, newest.get(id) ?? held.get(id))) newest.set(id, row);
  }
  const writes = [...newest].map(([id, document]) => {
    const previous = held.get(id);
    return previous === undefined ? { document } : { document, previous };
  });
  // The memory instance takes the rows in before it returns; conflicts cannot be, `previous` was read just now.
  if (writes.length > 0) void instance.bulkWrite(writes, 'sealed-storage-index');
};

export const createMemoryIndex = (options: {
  readonly params: Params;
  readonly idOf: (row: OpenRow) => string;
  /** All rows that are not deleted, in portions. */
  readonly readLiveRows: () => AsyncIterable<OpenRow[]>;
}): MemoryIndex => {
  const { params, idOf, readLiveRows } = options;
  let instance: Promise<Instance> | undefined;
  let receiving: Instance | undefined;
  let complete: Instance | undefined;
  let closed = false;

  const discard = async (): Promise<void> => {
    const dropped = receiving;
    instance = receiving = complete = undefined;
    // `close` alone would leave the opened rows in RxDB's table of memory collections.
    await dropped?.remove();
  };

  const build = async (): Promise<Instance> => {
    // A name of its own: memory instances of one name share their rows, also between databases of one process.
    const databaseName = `sealed-index-${randomToken(12)}`;
    const started = await createMemoryStorageInstance<Fields>(
      getRxStorageMemory(),
      { ...params, databaseName, multiInstance: false, options: {} },
      {},
    );
    receiving = started;
    for await (const rows of readLiveRows()) {
      if (closed) break;
      put(started, rows, idOf);
    }
    if (closed) throw new Error('The database was closed while its index was built');
    complete = started;
    return started;
  };

  return {
    current: () => complete,
    isStarted: () => instance !== undefined,
    ready: () => {
      instance ??= build().catch(async (cause: unknown) => {
        await discard();
        throw cause;
      });
      return instance;
    },
    apply: (rows) => {
      if (receiving !== undefined) put(receiving, rows, idOf);
    },
    cleanup: async (minimumDeletedTimeMs) => complete?.cleanup(minimumDeletedTimeMs),
    close: () => {
      closed = true;
      return discard();
    },
  };
};
