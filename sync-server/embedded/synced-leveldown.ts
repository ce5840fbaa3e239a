/**
 * LevelDB that answers a write only after fsync. Nothing between the HTTP request and LevelDB passes `sync` on, and
 * without it a power cut takes back what was acknowledged. So the option is set on the lowest calls there are: the four
 * through which every write of leveldown goes.
 */

interface WriteOptions {
  readonly sync?: boolean;
}

type Callback = (error?: Error | null) => void;

interface ChainedBatch {
  _write(options: WriteOptions, callback: Callback): void;
}

interface LevelDatabase {
  _put(key: unknown, value: unknown, options: WriteOptions, callback: Callback): void;
  _del(key: unknown, options: WriteOptions, callback: Callback): void;
  _batch(operations: readonly unknown[], options: WriteOptions, callback: Callback): void;
  _chainedBatch(): ChainedBatch;
}

export interface LevelDown {
  (location: string): LevelDatabase;
  readonly destroy: (location: string, callback: Callback) => void;
  readonly repair: (location: string, callback: Callback) => void;
}

export function createSyncedLevelDown(leveldown: LevelDown): LevelDown {
  /** The adapter keeps its open databases by this function's name. */
  const syncedLevelDown = (location: string): LevelDatabase => withSyncedWrites(leveldown(location));
  return Object.assign(syncedLevelDown, { destroy: leveldown.destroy, repair: leveldown.repair });
}

function withSyncedWrites(database: LevelDatabase): LevelDatabase {
  const put = database._put.bind(database);
  const del = database._del.bind(database);
  const batch = database._batch.bind(database);
  const chainedBatch = database._chainedBatch.bind(database);
  return Object.assign(database, {
    _put: (key: unknown, value: unknown, options: WriteOptions, callback: Callback) =>
      put(key, value, { ...options, sync: true }, callback),
    _del: (key: unknown, options: WriteOptions, callback: Callback) =>
      del(key, { ...options, sync: true }, callback),
    _batch: (operations: readonly unknown[], options: WriteOptions, callback: Callback) =>
      batch(operations, { ...options, sync: true }, callback),
    _chainedBatch: () => {
      const chained = chainedBatch();
      const write = chained._write.bind(chained);
      chained._write = (options, callback) => write({ ...options, sync: true }, callback);
      return chained;
    },
  });
}
