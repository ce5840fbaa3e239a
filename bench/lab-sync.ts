/** The first sync of a user's device as the app does it: sealed database, coordinator, push enabled. */
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import { openUserDatabase } from '#app/data/local/database.ts';
import { createDeviceStore } from '#app/data/local/device-store.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { openUserWorkspace, removeUserData } from '#app/data/workspace/open-workspace.ts';
import type { SyncControl } from '#app/data/workspace/workspace.ts';
import { createSyncCoordinator, type SyncCoordinator } from '#app/sync/coordinator.ts';
import { createHttpTransport } from '#app/sync/http-transport.ts';
import type { SyncTransport } from '#app/sync/transport.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import type { Signed } from './server-messages.ts';

export interface Synced {
  readonly ms: number;
  readonly documents: number;
}

export const accountOf = ({ account }: Signed): AccountView =>
  ({ ...account, secondFactor: true }) as AccountView;

export const newDataKey = (): SecretKey<'data'> =>
  new SecretKey('data', crypto.getRandomValues(new Uint8Array(32)));

export const onError = (cause: unknown): void => {
  throw cause;
};

export const transportOf = ({ token }: Signed): SyncTransport =>
  createHttpTransport({
    fetch: (...request) => fetch(...request),
    session: { accessToken: () => Promise.resolve(token), refresh: () => Promise.resolve('ended') },
  });

export const caughtUp = ({ status$ }: SyncControl): Promise<void> =>
  new Promise((resolve) => {
    const following = status$.subscribe((status) => {
      if (!status.caughtUp) return;
      queueMicrotask(() => following.unsubscribe());
      resolve();
    });
  });

export const startCoordinator = (database: LocalDatabase, signed: Signed): SyncCoordinator =>
  createSyncCoordinator({
    database,
    actor: { kind: 'account', id: accountOf(signed).id, roles: signed.account.roles },
    transport: transportOf(signed),
    rejected: undefined,
    heard: { load: () => Promise.resolve(undefined), save: () => Promise.resolve() },
    contact: { load: () => Promise.resolve(undefined), save: () => Promise.resolve() },
    onRights: () => onError(new Error('rights changed')),
    onError,
    locks: navigator.locks,
    network: window,
  });

/** `whole`: with everything that the app does meanwhile, the figures above all. Otherwise the sync alone. */
export const syncWithApp = (signed: Signed, whole: boolean): Promise<Synced> =>
  whole ? syncWorkspace(signed) : syncDatabase(signed);

const syncDatabase = async (signed: Signed): Promise<Synced> => {
  const startedAt = performance.now();
  const sealer = await createSealer(newDataKey());
  const database = await openUserDatabase({ name: 'lab', sealer });
  const sync = startCoordinator(database, signed);
  await caughtUp(sync);
  const ms = performance.now() - startedAt;
  const documents = await countIn(database);
  await sync.stop();
  await database.remove();
  return { ms, documents };
};

const syncWorkspace = async (signed: Signed): Promise<Synced> => {
  const account = accountOf(signed);
  const startedAt = performance.now();
  const device = createDeviceStore('lab-device');
  const kiosk = createKioskStore({ clock: Date.now });
  const workspace = await openUserWorkspace(
    {
      transport: transportOf(signed),
      device,
      openKiosk: () => Promise.resolve(kiosk),
      clock: Date.now,
      onRights: () => onError(new Error('rights changed')),
      onError,
      locks: navigator.locks,
      network: window,
      multiInstance: true,
    },
    account,
    newDataKey(),
  );
  await caughtUp(workspace.sync);
  const ms = performance.now() - startedAt;
  const documents = await countIn(workspace.database);
  await workspace.close();
  await removeUserData(account.id);
  device.close();
  kiosk.close();
  return { ms, documents };
};

const countIn = async (database: LocalDatabase): Promise<number> => {
  const counts = await Promise.all(
    [...database.collections.values()].map((collection) => collection.count().exec()),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};
