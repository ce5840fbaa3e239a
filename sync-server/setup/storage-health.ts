/**
 * Does the database take writes, and is there room for those to come? Every write of the server answers the first by the way;
 * only when nobody has written for a while, or the last attempt failed, one is made for the question. Reads go on long after a
 * disk is full, so a server that merely answers is not well.
 */
import type { Clock } from '#server/ports/clock.ts';
import type { Couch } from '#server/ports/couch.ts';
import { CouchUnavailable, isCouchFailure } from '#server/ports/couch-errors.ts';
import type { Log } from '#server/ports/log.ts';
import { SERVER_DATABASE } from '#server/replication/lifeline.ts';

/** What was written this long ago says nothing of now. */
const FRESH_MS = 10 * 60_000;
/** Anybody may ask how the server is; that must not become many writes. */
const PROBE_EVERY_MS = 10_000;
/** Weeks of a busy association: time to make room before anything fails. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024;

const PROBE_ID = 'probe';

export interface StorageOptions {
  readonly couch: Couch;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the disk that holds the database; absent when that is another machine's. */
  readonly freeBytes?: (() => Promise<number>) | undefined;
}

export interface StorageHealth {
  /** The same database, watched. */
  readonly couch: Couch;
  isWell(): Promise<boolean>;
}

export function watchStorage({ couch, clock, log, freeBytes }: StorageOptions): StorageHealth {
  const writes = watchWrites(couch, clock);
  const hasRoom = async (): Promise<boolean> => {
    const free = await freeBytes?.();
    if (free === undefined || free >= LEAST_FREE_BYTES) return true;
    log.warn({ freeBytes: free }, 'the disk is nearly full');
    return false;
  };
  const isWritable = async (): Promise<boolean> => {
    if (await writes.work()) return true;
    log.warn({}, 'the database takes no writes');
    return false;
  };
  return { couch: writes.couch, isWell: async () => (await hasRoom()) && (await isWritable()) };
}

interface WatchedWrites {
  readonly couch: Couch;
  work(): Promise<boolean>;
}

function watchWrites(couch: Couch, clock: Clock): WatchedWrites {
  let last = { worked: false, atMs: -Infinity };
  let probed: { readonly atMs: number; readonly done: Promise<void> } | undefined;
  /** A clock that is set back must not make something fresh for ever. */
  const isWithin = (atMs: number, spanMs: number): boolean => Math.abs(clock.nowMs() - atMs) < spanMs;

  const watch = (inner: Couch): Couch => ({
    ...inner,
    bulkWrite: async (db, docs) => {
      try {
        const outcomes = await inner.bulkWrite(db, docs);
        if (outcomes.some(({ ok }) => ok)) last = { worked: true, atMs: clock.nowMs() };
        return outcomes;
      } catch (error) {
        if (error instanceof CouchUnavailable) last = { worked: false, atMs: clock.nowMs() };
        throw error;
      }
    },
    as: (identity) => watch(inner.as(identity)),
  });
  const watched = watch(couch);

  return {
    couch: watched,
    work: async () => {
      if (last.worked && isWithin(last.atMs, FRESH_MS)) return true;
      if (probed === undefined || !isWithin(probed.atMs, PROBE_EVERY_MS))
        probed = { atMs: clock.nowMs(), done: probe(watched) };
      await probed.done;
      return last.worked;
    },
  };
}

/** Whether it works is noted by the watch. */
async function probe(couch: Couch): Promise<void> {
  try {
    const known = await couch.get(SERVER_DATABASE, PROBE_ID);
    await couch.bulkWrite(SERVER_DATABASE, [{ _id: PROBE_ID, _rev: known?._rev }]);
  } catch (error) {
    if (!isCouchFailure(error)) throw error;
  }
}
