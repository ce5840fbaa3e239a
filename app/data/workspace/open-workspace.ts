/**
 * Opens a visitor's or a user's data with everything that belongs to it: commands, drafts, refused writes, figures, sync. Loaded
 * by dynamic import only (workspaces.ts): it brings RxDB and the replication. What only a signed-in person needs, zod and the
 * shapes of all documents above all, comes when one signs in.
 */
import type { Subscription } from 'rxjs';
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { DataKey } from '#app/crypto/secret-key.ts';
import {
  createSyncCoordinator,
  type SyncCoordinator,
  type SyncCoordinatorDeps,
} from '#app/sync/coordinator.ts';
import { heardIn } from '#app/sync/heard.ts';
import { leadOnce, type LockManagerLike } from '#app/sync/leader.ts';
import type { SyncTransport } from '#app/sync/transport.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import type { FullClubs } from '#schemas/rules/figures/figures.ts';
import { clubsOf, isBoard, VISITOR, type Actor } from '#schemas/rules/roles.ts';
import { openUserDatabase, openVisitorDatabase, removeDatabase } from '#app/data/local/database.ts';
import type { DeviceStore } from '#app/data/local/device-store.ts';
import { createStoredDrafts, createTabDrafts } from './drafts.ts';
import { startFiguresEngine, type FiguresEngine } from '#app/data/figures/figures-engine.ts';
import { forgetMedia } from '#app/data/photos/forget-media.ts';
import type { SendPhoto } from '#app/data/photos/send-photo.ts';
import type { KioskStore } from '#app/data/kiosk/kiosk-store.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { createUserStore, openSealer, type UserStore } from '#app/data/local/user-store.ts';
import { areFiguresWhole$, markWhenWhole, wholeFigures$ } from '#app/data/figures/whole-figures.ts';
import type { Workspace } from './workspace.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';

/** Timers, chance and the wait before an exchange are a test's to give: it waits less, and the same again. */
export interface WorkspaceDeps extends Pick<SyncCoordinatorDeps, 'timers' | 'random' | 'coalesceMs'> {
  readonly transport: SyncTransport;
  readonly device: DeviceStore;
  /** Loaded when somebody signs in: only a host and the kiosk's own page need it. */
  readonly openKiosk: () => Promise<KioskStore>;
  /** Absent where nothing carries photos: they stay on the device. */
  readonly sendPhoto?: SendPhoto;
  readonly clock: () => number;
  readonly onRights: () => void;
  readonly onError: (cause: unknown) => void;
  readonly locks: LockManagerLike | undefined;
  readonly network: EventTarget | undefined;
  /** Tabs of one device talk to each other; off where one process plays several devices. */
  readonly multiInstance: boolean;
}

const VISITOR_STORE = 'aesi-visitor-store';

interface UserNames {
  readonly database: string;
  readonly olderDatabase: string;
  readonly store: string;
  readonly photos: string;
}

const userNames = async (accountId: string): Promise<UserNames> => {
  const name = `aesi-user-${(await loadBlake2bHex())(accountId).slice(0, 16)}`;
  return { database: `${name}-2`, olderDatabase: name, store: `${name}-store`, photos: `${name}-photos` };
};

export const openVisitorWorkspace = async (deps: WorkspaceDeps): Promise<Workspace> => {
  const database = await openVisitorDatabase({ multiInstance: deps.multiInstance });
  const store = createUserStore(VISITOR_STORE, openSealer);
  const sync = startSync(deps, { database, store, actor: VISITOR, rejected: undefined });
  const engine = startEngine(deps, { database, store, sync, fullClubs: [] });
  const forgetting = forgetMedia({ ...deps, database, status$: sync.status$, caches: browserCaches() });
  return {
    kind: 'visitor',
    actor: VISITOR,
    account: undefined,
    database,
    commands: undefined,
    rejected: undefined,
    store: undefined,
    kiosk: undefined,
    photos: undefined,
    drafts: createTabDrafts(() => sessionStorage),
    sync,
    figures$: wholeFigures$(store),
    areFiguresWhole$: areFiguresWhole$(store),
    close: async () => {
      forgetting.unsubscribe();
      await closeAll(sync, engine, database, store);
    },
  };
};

/** Where a process plays devices there is none. */
const browserCaches = (): CacheStorage | undefined => (globalThis as Partial<typeof globalThis>).caches;

const loadUserParts = async () => {
  const [sealing, commands, kioskHost, older, { openPhotos }, rejectedWrites, { ulid }] = await Promise.all([
    import('#app/crypto/sealer.ts'),
    import('#app/data/commands/commands.ts'),
    import('#app/data/kiosk/kiosk-host.ts'),
    import('#app/data/local/older-database.ts'),
    import('#app/data/photos/open-photos.ts'),
    import('#app/sync/rejected-writes.ts'),
    import('ulid'),
  ]);
  return { ...sealing, ...commands, ...kioskHost, ...older, openPhotos, ...rejectedWrites, ulid };
};

export const openUserWorkspace = async (
  deps: WorkspaceDeps,
  account: AccountView,
  dataKey: DataKey,
): Promise<Workspace> => {
  const {
    createSealer,
    createCommands,
    createKioskHost,
    createRejectedWrites,
    openPhotos,
    retireOlderDatabase,
    ulid,
  } = await loadUserParts();
  const kiosk = await deps.openKiosk();
  const names = await userNames(account.id);
  const sealer = await createSealer(dataKey);
  const hash = await loadBlake2bHex();
  const { clock, multiInstance } = deps;
  const store = createUserStore(names.store, sealer);
  const actor: AccountActor = { kind: 'account', id: account.id, roles: account.roles };
  await retireOlderDatabase({ name: names.olderDatabase, sealer, store, actor, clock });
  const database = await openUserDatabase({ name: names.database, sealer, multiInstance });
  const rejected = createRejectedWrites({ store, database, actor, clock });
  const sync = startSync(deps, { database, store, actor, rejected });
  const engine = startEngine(deps, {
    database,
    store,
    sync,
    fullClubs: isBoard(actor) ? 'all' : clubsOf(actor),
  });
  const commands = createCommands({ database, actor, clock, ulid: () => ulid(clock()), hash, sealer });
  const forgetting = forgetMedia({ ...deps, database, status$: sync.status$, caches: browserCaches() });
  const photos = openPhotos({
    ...deps,
    name: names.photos,
    sealer,
    database,
    actor,
    commands,
    status$: sync.status$,
  });
  return {
    kind: 'user',
    actor,
    account,
    database,
    commands,
    rejected,
    store,
    kiosk: createKioskHost({ ...deps, kiosk, store, commands, photos: photos.box, actor }),
    photos: photos.box,
    drafts: createStoredDrafts(store, clock),
    sync,
    figures$: wholeFigures$(store),
    areFiguresWhole$: areFiguresWhole$(store),
    close: async () => {
      forgetting.unsubscribe();
      await photos.close();
      await closeAll(sync, engine, database, store);
    },
  };
};

/** The documents only; refused writes and drafts stay. */
export const removeUserDatabase = async (accountId: string): Promise<void> =>
  removeDatabase((await userNames(accountId)).database);

/** All that lies sealed of this account on the device, unread. */
export const removeUserData = async (accountId: string): Promise<void> => {
  const { database, olderDatabase, store, photos } = await userNames(accountId);
  await Promise.all([database, olderDatabase].map((name) => removeDatabase(name)));
  await (await import('#app/data/photos/outbox-store.ts')).createOutboxStore(photos, openSealer).removeAll();
  await createUserStore(store, openSealer).remove();
};

interface SyncParts {
  readonly database: LocalDatabase;
  readonly store: UserStore;
  readonly actor: Actor;
  readonly rejected: Workspace['rejected'];
}

const startSync = (deps: WorkspaceDeps, { store, ...parts }: SyncParts): SyncCoordinator =>
  createSyncCoordinator({
    ...deps,
    ...parts,
    heard: heardIn(store, deps.clock),
    contact: { load: deps.device.lastContactAt, save: deps.device.saveLastContact },
    channel: deps.multiInstance ? new BroadcastChannel(`aesi-sync-${parts.database.name}`) : undefined,
  });

interface EngineParts {
  readonly database: LocalDatabase;
  readonly store: UserStore;
  readonly sync: SyncCoordinator;
  readonly fullClubs: FullClubs;
}

/** One tab computes; the lock passes on when that tab goes. */
const startEngine = (
  deps: WorkspaceDeps,
  { database, store, sync, fullClubs }: EngineParts,
): { readonly stop: () => Promise<void> } => {
  const stopper = new AbortController();
  let engine: FiguresEngine | undefined;
  let marking: Subscription | undefined;
  leadOnce(`aesi-figures-${database.name}`, deps.locks, stopper.signal, () => {
    engine = startFiguresEngine({ ...deps, database, store, fullClubs });
    marking = markWhenWhole({ ...deps, database, fullClubs, store, engine, status$: sync.status$ });
  });
  return {
    stop: async () => {
      stopper.abort();
      marking?.unsubscribe();
      await engine?.stop();
    },
  };
};

const closeAll = async (
  sync: SyncCoordinator,
  engine: { readonly stop: () => Promise<void> },
  database: LocalDatabase,
  store: UserStore,
): Promise<void> => {
  await sync.stop();
  await engine.stop();
  await database.close();
  store.close();
};
