/**
 * LevelDB that answers a write only after fsync. Nothing between the HTTP request and LevelDB passes `sync` on, and
 * without it a power cut takes back what was acknowledged. So the option is set on the lowest calls there are: the four
 * through which every write of leveldown goes.
 *
 * A database whose write failed refuses all that follow, until it is opened anew: write-recovery.ts says why.
 */
import { isDiskFull } from '#server/ports/disk.ts';

interface WriteOptions {
  readonly sync?: boolean;
}

type Callback = (error?: Error | null) => void;

interface ChainedBatch {
  _write(options: WriteOptions, callback: Callback): void;
}

interface LevelDatabase {
  _open(options: object, callback: Callback): void;
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

/** `onFailure` is told of every write that failed or was refused, and of a database that a full disk kept from being opened. */
export function createSyncedLevelDown(leveldown: LevelDown, onFailure: () => void): LevelDown {
  /** The adapter keeps its open databases by this function's name. */
  const syncedLevelDown = (location: string): LevelDatabase =>
    withSyncedWrites(tellingOfFullDisk(leveldown(location), onFailure), createGuard(onFailure));
  return Object.assign(syncedLevelDown, { destroy: leveldown.destroy, repair: leveldown.repair });
}

/** Only of that: what is damaged or locked is so after a restart as well. */
function tellingOfFullDisk(database: LevelDatabase, onFailure: () => void): LevelDatabase {
  const open = database._open.bind(database);
  return Object.assign(database, {
    _open: (options: object, callback: Callback) =>
      open(options, (error) => {
        if (isDiskFull(error)) onFailure();
        callback(error);
      }),
  });
}

type Guard = (write: (callback: Callback) => void, callback: Callback) => void;

function createGuard(onFailure: () => void): Guard {
  let failure: Error | undefined;
  const refuse = (error: Error, callback: Callback): void => {
    onFailure();
    callback(error);
  };
  return (write, callback) => {
    const before = failure;
    if (before !== undefined) return process.nextTick(refuse, before, callback);
    write((error) => {
      failure ??= error ?? undefined;
      // Written behind a torn record, it would be lost.
      if (failure === undefined) callback();
      else refuse(failure, callback);
    });
  };
}

function withSyncedWrites(database: LevelDatabase, guard: Guard): LevelDatabase {
  const put = database._put.bind(database);
  const del = database._del.bind(database);
  const batch = database._batch.bind(database);
  const chainedBatch = database._chainedBatch.bind(database);
  return Object.assign(database, {
    _put: (key: unknown, value: unknown, options: WriteOptions, callback: Callback) =>
      guard((done) => put(key, value, { ...options, sync: true }, done), callback),
    _del: (key: unknown, options: WriteOptions, callback: Callback) =>
      guard((done) => del(key, { ...options, sync: true }, done), callback),
    _batch: (operations: readonly unknown[], options: WriteOptions, callback: Callback) =>
      guard((done) => batch(operations, { ...options, sync: true }, done), callback),
    _chainedBatch: () => {
      const chained = chainedBatch();
      const write = chained._write.bind(chained);
      chained._write = (options, callback) =>
        guard((done) => write({ ...options, sync: true }, done), callback);
      return chained;
    },
  });
}
