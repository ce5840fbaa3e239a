/** One device for tests: the shipped database, commands and sync, over whatever transport the test gives. */
import { randomToken } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { ulid } from 'ulid';
import { createCommands, type Commands } from '#app/data/commands/commands.ts';
import { openUserDatabase } from '#app/data/local/database.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import type { LocalDocument } from '#app/data/local/local-document.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import { createUserStore, openSealer, type UserStore } from '#app/data/local/user-store.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Timers } from './back-off.ts';
import { createSyncCoordinator, type SyncCoordinator } from './coordinator.ts';
import { heardIn, type HeardStore } from './heard.ts';
import type { LockManagerLike } from './leader.ts';
import { createRejectedWrites, type RejectedWrites } from './rejected-writes.ts';
import type { SyncStatus } from './status.ts';
import type { SyncTransport } from './transport.ts';

export interface TestDevice {
  readonly database: LocalDatabase;
  readonly commands: Commands;
  readonly rejected: RejectedWrites;
  readonly store: UserStore;
  readonly errors: unknown[];
  readonly connect: () => SyncCoordinator;
  readonly read: (collection: Collection, id: string) => Promise<LocalDocument | undefined>;
  /** Resolves once the status is as asked for. */
  readonly until: (sync: SyncCoordinator, isReached: (status: SyncStatus) => boolean) => Promise<SyncStatus>;
  readonly close: () => Promise<void>;
}

export interface TestDeviceOptions {
  readonly name: string;
  readonly actor: AccountActor;
  readonly transport: SyncTransport;
  readonly clock?: () => number;
  /** Waits of the back-off are this much shorter. */
  readonly hurried?: number;
  /** Where positions of the server are kept, in place of the device's own store. */
  readonly heard?: (own: HeardStore) => HeardStore;
  readonly collections?: readonly Collection[];
  readonly onRights?: () => void;
  /** One tab of several of the device: opened under the same name, with the locks that all its tabs share. */
  readonly tabLocks?: LockManagerLike;
}

/** Runs as any clock, from the day on which the test server's stands still: it takes no word from another year. */
const TEST_DAY_MS = Date.parse('2026-03-14T15:00:00.000Z');
const LOADED_MS = Date.now();
const testClock = (): number => TEST_DAY_MS + Date.now() - LOADED_MS;

const shortTimers = (clock: () => number, hurried: number): Timers => ({
  now: clock,
  after: (ms, run) => {
    const timer = setTimeout(run, ms / hurried);
    return () => clearTimeout(timer);
  },
});

/** RxDB refuses to open one name twice in one process; a second name of the storage stands for a second tab. */
const storageOfTab = () => Object.assign(getRxStorageDexie(), { name: `tab-${randomToken(6)}` });

export const openTestDevice = async (options: TestDeviceOptions): Promise<TestDevice> => {
  const { name, actor, transport, clock = testClock, collections, tabLocks, hurried = 100 } = options;
  const { heard = (own) => own } = options;
  const database = await openUserDatabase({
    name,
    sealer: openSealer,
    ...(tabLocks === undefined ? { multiInstance: false } : { storage: storageOfTab() }),
    ...(collections === undefined ? {} : { collections }),
  });
  const store = createUserStore(`${name}-store`, openSealer);
  const rejected = createRejectedWrites({ store, database, actor, clock });
  const commands = createCommands({
    database,
    actor,
    clock,
    ulid: () => ulid(),
    hash: (text) =>
      [...text]
        .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffff, 7)
        .toString(16)
        .padStart(32, '0'),
    sealer: openSealer,
  });
  const errors: unknown[] = [];
  const running: SyncCoordinator[] = [];
  const connect = (): SyncCoordinator => {
    const sync = createSyncCoordinator({
      database,
      actor,
      transport,
      rejected,
      heard: heard(heardIn(store, clock)),
      contact: { load: () => Promise.resolve(undefined), save: () => Promise.resolve() },
      onRights: options.onRights ?? (() => undefined),
      onError: (cause) => void errors.push(cause),
      timers: shortTimers(() => Date.now(), hurried),
      // Gathering is no waiting: always 2 ms.
      coalesceMs: 2 * hurried,
      ...(tabLocks === undefined
        ? {}
        : { locks: tabLocks, channel: new BroadcastChannel(`aesi-sync-${name}`) }),
    });
    running.push(sync);
    return sync;
  };
  return {
    database,
    commands,
    rejected,
    store,
    errors,
    connect,
    read: async (collection, id) => (await readLocal(collectionOf(database, collection), [id]))[0],
    until: (sync, isReached) => until(sync, isReached),
    close: async () => {
      await Promise.all(running.map((sync) => sync.stop()));
      await database.close();
      store.close();
    },
  };
};

const until = (
  { status$ }: SyncCoordinator,
  isReached: (status: SyncStatus) => boolean,
): Promise<SyncStatus> =>
  new Promise((resolve) => {
    const subscription = status$.subscribe((status) => {
      if (!isReached(status)) return;
      queueMicrotask(() => subscription.unsubscribe());
      resolve(status);
    });
  });
