/**
 * One life of the app on a device, from opening to closing or to its sudden end: the shipped workspaces and session, over a
 * disk that can end and a network that is bad. What a new session's roles lead to is what app/data/session/session.ts does
 * with them; signing in itself is not played.
 */
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createDeviceStore } from '#app/data/local/device-store.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { loadOnce } from '#app/data/load-once.ts';
import { createServerSession } from '#app/data/session/server-session.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import { createWorkspaces, type Workspaces } from '#app/data/workspace/workspaces.ts';
import type { Timers } from '#app/sync/back-off.ts';
import { createHttpTransport } from '#app/sync/http-transport.ts';
import type { SyncTransport } from '#app/sync/transport.ts';
import type { AccountView, SessionResponse } from '#schemas/protocol/auth.ts';
import { err, ok } from '#schemas/primitives/result.ts';
import type { FlakyNetwork } from './flaky-fetch.ts';
import type { DeviceSetup } from './messages.ts';
import type { MortalStorage } from './mortal-storage.ts';
import { createRandom } from './random.ts';
import type { Rebuilds } from './rebuilds.ts';

export interface LifeDeps {
  readonly setup: DeviceSetup;
  readonly storage: MortalStorage;
  readonly network: FlakyNetwork;
  readonly clock: () => number;
  readonly renew: (accountId: string) => Promise<SessionResponse>;
  /** As the vault keeps it: what a start believes before it has asked the server. */
  readonly profile: { readonly read: () => AccountView; readonly keep: (next: AccountView) => void };
  readonly rebuilds: Rebuilds;
  /** Puts what watches, or spoils, around the way to the server. */
  readonly wrap: (transport: SyncTransport) => SyncTransport;
  readonly onWorkspace: (workspace: Workspace) => void;
  readonly fail: (cause: unknown) => void;
}

export interface Life {
  readonly workspaces: Workspaces;
  readonly stop: () => Promise<void>;
}

/** Waits of the back-off are this much shorter. */
const HURRIED = 200;

const timers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms / HURRIED);
    return () => clearTimeout(timer);
  },
};

const dataKey = new SecretKey('data', new Uint8Array(32).fill(5));

export const beginLife = async (deps: LifeDeps): Promise<Life> => {
  const { setup, storage, network, clock, profile, rebuilds, fail } = deps;
  const device = createDeviceStore();
  let account = profile.read();
  const follow = async (next: AccountView): Promise<void> => {
    const before = account;
    account = next;
    if (sameRoles(before, next)) return;
    const rebuilt = await workspaces.rebuildUser(next, dataKey);
    if (!rebuilt.ok) throw new Error(`not rebuilt: ${rebuilt.error.type}`);
    if (!storage.isDead()) profile.keep(next);
  };
  const session = openSession(deps, (next) => rebuilds.add(() => follow(next).catch(fail)));
  const workspaces = createWorkspaces({
    transport: deps.wrap(createHttpTransport({ fetch: network.fetch, session, baseUrl: setup.url })),
    device,
    openKiosk: loadOnce(async () => createKioskStore({ clock })),
    clock,
    locks: undefined,
    network: undefined,
    multiInstance: false,
    onRights: () => void session.refresh().catch(fail),
    onError: fail,
    timers,
    random: createRandom(setup.seed + 1).next,
    coalesceMs: 200,
  });
  const following = workspaces.current$.subscribe((workspace) => {
    if (workspace !== undefined) deps.onWorkspace(workspace);
  });
  const opened = await workspaces.showUser(account, dataKey);
  if (!opened.ok) throw new Error(`not opened: ${opened.error.type}`);
  return {
    workspaces,
    stop: async () => {
      session.end();
      await rebuilds.all();
      const open = workspaces.current$.value;
      if (storage.isDead()) await Promise.allSettled([open?.sync.pause()]);
      // What has no disk any more cannot end in good order; its database is let go of nevertheless.
      if (storage.isDead()) await Promise.allSettled([open?.database.close()]);
      await workspaces.close().catch(fail);
      following.unsubscribe();
      device.close();
    },
  };
};

const openSession = (
  { setup, network, clock, renew, fail }: LifeDeps,
  onAccount: (next: AccountView) => void,
) => {
  let isOver = false;
  const session = createServerSession({
    clock,
    locks: undefined,
    api: {
      refresh: async () => {
        if (network.network() === 'off') return err({ type: 'offline' });
        const answer = await renew(setup.accountId);
        return isOver ? err({ type: 'offline' }) : ok(answer);
      },
    },
    onAccount,
    onEnded: () => fail('the session ended'),
  });
  session.expect(setup.accountId);
  return {
    ...session,
    end: () => {
      isOver = true;
      session.forget();
    },
  };
};

const sameRoles = (a: AccountView, b: AccountView): boolean =>
  [...a.roles].sort().join(' ') === [...b.roles].sort().join(' ');
