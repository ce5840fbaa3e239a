/**
 * One device: the shipped workspaces, commands, session and sync over a disk that can end and a network that is bad. What a
 * new session's roles lead to is what app/data/session/session.ts does with them; signing in itself is not played.
 */
import { inspect } from 'node:util';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createDeviceStore } from '#app/data/local/device-store.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { loadOnce } from '#app/data/load-once.ts';
import { createServerSession } from '#app/data/session/server-session.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import { createWorkspaces, type Workspaces } from '#app/data/workspace/workspaces.ts';
import { allIds } from '#app/sync/all-ids.ts';
import type { Timers } from '#app/sync/back-off.ts';
import { createHttpTransport } from '#app/sync/http-transport.ts';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import type { AccountView, SessionResponse } from '#schemas/protocol/auth.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import { err, ok } from '#schemas/primitives/result.ts';
import { createFlakyNetwork } from './flaky-fetch.ts';
import type { DeviceDump, DeviceSetup, Network, SeenStep } from './messages.ts';
import { SWITCHED_OFF, type MortalStorage } from './mortal-storage.ts';
import { plantCheckpointTooEarly, recordAcknowledged, type Acknowledgements } from './observed-transport.ts';
import { createRandom } from './random.ts';
import { spoilAtRandom, writeAtRandom, type Writer } from './random-writes.ts';

export interface DeviceDeps {
  readonly setup: DeviceSetup;
  readonly storage: MortalStorage;
  /** The right time. */
  readonly nowMs: () => number;
  readonly renew: (accountId: string) => Promise<SessionResponse>;
}

/** RxDB's complaint when a storage is asked that was closed. */
const CLOSED = 'RxStorageInstanceDexie is closed';

/** Waits of the back-off are this much shorter. */
const HURRIED = 200;

const timers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms / HURRIED);
    return () => clearTimeout(timer);
  },
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One life of the app: from opening to closing, or to its sudden end. */
interface Life {
  readonly workspaces: Workspaces;
  readonly stop: () => Promise<void>;
}

export type Device = ReturnType<typeof createDevice>;

export const createDevice = ({ setup, storage, nowMs, renew }: DeviceDeps) => {
  const network = createFlakyNetwork(createRandom(setup.seed));
  const clock = (): number => nowMs() + setup.skewMs;
  const dataKey = new SecretKey('data', new Uint8Array(32).fill(5));
  const errors: string[] = [];
  const acknowledged: Acknowledgements = [];
  const steps = new Map<string, SeenStep>();
  const seenRejected = new Map<string, RejectedWrite>();
  const resolved: RejectedWrite[] = [];
  const plant = setup.plant === 'checkpoint_saved_too_early' ? plantCheckpointTooEarly() : undefined;
  /** As the vault keeps it: what the next start believes before it has asked the server. */
  let profile = accountView(setup.accountId, setup.roles);
  let life: Life | undefined;
  let rebuilding: Promise<unknown> = Promise.resolve();

  let wasKilled = false;
  let isDying = false;
  /** Also one that was begun while another went on. */
  const allRebuilt = async (): Promise<void> => {
    for (let seen: unknown; seen !== rebuilding;) {
      seen = rebuilding;
      await seen;
    }
  };
  const fail = (cause: unknown): void => {
    const text = textOfError(cause);
    // What a life that ended in the middle of things was still asking may be told in the next.
    const isOfDeadLife = wasKilled && text.includes(CLOSED);
    if (!storage.isDead() && !text.includes(SWITCHED_OFF) && !isOfDeadLife) errors.push(text);
  };

  const begin = async (): Promise<Life> => {
    const device = createDeviceStore();
    let isOver = false;
    let account = profile;
    const follow = async (next: AccountView): Promise<void> => {
      const before = account;
      account = next;
      if (sameRoles(before, next)) return;
      const rebuilt = await workspaces.rebuildUser(next, dataKey);
      if (!rebuilt.ok) throw new Error(`not rebuilt: ${rebuilt.error.type}`);
      if (!storage.isDead()) profile = next;
    };
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
      onAccount: (next) => {
        if (!isDying) rebuilding = Promise.all([rebuilding, follow(next).catch(fail)]);
      },
      onEnded: () => fail('the session ended'),
    });
    session.expect(setup.accountId);
    const http = createHttpTransport({ fetch: network.fetch, session, baseUrl: setup.url });
    const observed = recordAcknowledged(http, acknowledged);
    const deps = {
      transport: plant === undefined ? observed : plant.wrap(observed),
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
    };
    const workspaces = createWorkspaces(deps);
    const following = workspaces.current$.subscribe((workspace) => {
      if (workspace !== undefined) observe(workspace);
    });
    const opened = await workspaces.showUser(profile, dataKey);
    if (!opened.ok) throw new Error(`not opened: ${opened.error.type}`);
    return {
      workspaces,
      stop: async () => {
        isOver = true;
        session.forget();
        await allRebuilt();
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

  /** Every step and every refusal that lies on the disk is remembered: none may vanish. */
  const observe = (workspace: Workspace): void => {
    plant?.open(workspace);
    for (const [collection, rows] of workspace.database.collections) {
      rows.storageInstance.changeStream().subscribe(({ events }) => {
        for (const { documentId: id, documentData } of events) {
          for (const { at, by, changes } of documentData.pendingAt > 0 ? documentData.steps : []) {
            const step = { collection, id, at, by, isDeletion: changes['_deleted'] === true };
            if (by === setup.accountId) steps.set(`${collection} ${id} ${at}`, step);
          }
        }
      });
    }
    workspace.rejected?.list$.subscribe({
      next: (list) => {
        for (const entry of list) seenRejected.set(entry.key, entry);
      },
      error: () => undefined,
    });
  };

  const workspace = (): Workspace => {
    const open = life?.workspaces.current$.value;
    if (open === undefined) throw new Error('nothing is open');
    return open;
  };
  const writer = (seed: number): Writer => {
    const open = workspace();
    if (open.commands === undefined) throw new Error('a visitor writes nothing');
    return {
      workspace: open,
      commands: open.commands,
      random: createRandom(seed),
      clock,
      device: setup.seed % 10,
    };
  };
  const activity = (): number => network.activity() + storage.activity();

  /** Nothing left to send and nothing going on for a while. */
  const rest = async (limitMs: number): Promise<boolean> => {
    const endMs = Date.now() + limitMs;
    let before = activity();
    let quiet = 0;
    while (Date.now() < endMs && !storage.isDead()) {
      await pause(3);
      const isStill = activity() === before && network.inFlight() === 0;
      before = activity();
      quiet = isStill ? quiet + 1 : 0;
      const current = life?.workspaces.current$.value;
      const isDone = current?.sync.status().pendingCount === 0 || network.network() !== 'clear';
      if (current !== undefined && quiet >= 6 && isDone) return true;
    }
    return false;
  };
  const stop = async (): Promise<void> => {
    const ending = life;
    life = undefined;
    await within(20_000, ending?.stop(), 'the app does not close').catch(fail);
  };
  const start = async (): Promise<void> => {
    life = await begin();
  };
  return {
    open: start,
    write: async (seed: number, count: number) => {
      await allRebuilt();
      const told: string[] = [];
      const who = writer(seed);
      for (let n = 0; n < count; n++) told.push(await writeAtRandom(who));
      return told.join('; ');
    },
    spoil: async (seed: number) => {
      await allRebuilt();
      return spoilAtRandom(writer(seed));
    },
    resolve: async (seed: number) => {
      await allRebuilt();
      const { rejected } = workspace();
      const random = createRandom(seed);
      const all = [...((await rejected?.all()) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
      if (all.length === 0 || rejected === undefined) return 'nothing refused';
      const entry = random.pick(all);
      resolved.push(entry);
      if (random.chance(0.5)) await rejected.discard(entry.key);
      else await rejected.resend(entry.key);
      return `resolve ${entry.key} ${entry.code}`;
    },
    network: (next: Network) => network.set(next),
    work: async (limitMs: number, hurry: boolean) => {
      await allRebuilt();
      if (hurry) life?.workspaces.current$.value?.sync.syncNow();
      const isResting = await rest(limitMs);
      await allRebuilt();
      return isResting;
    },
    restart: async () => {
      await allRebuilt();
      await stop();
      await start();
    },
    kill: async (afterWrites: number) => {
      // RxDB keeps a failed opening for as long as its thread lives, which here outlives the app: nothing is being opened now,
      // nor will it be until the end.
      isDying = true;
      await allRebuilt();
      while (storage.isOpening()) await pause(3);
      wasKilled = true;
      storage.dieAfter(afterWrites);
      life?.workspaces.current$.value?.sync.syncNow();
      await rest(150);
      storage.die();
      await stop();
      await storage.beginLife();
      isDying = false;
      await start();
    },
    dump: async (): Promise<DeviceDump> => {
      await allRebuilt();
      const open = workspace();
      const rows: DeviceDump['rows'][number][] = [];
      for (const [collection, local] of open.database.collections) {
        for await (const ids of allIds(local)) {
          for (const row of await readLocal(local, ids))
            if (row !== undefined) rows.push({ collection, row });
        }
      }
      const rejected = (await open.rejected?.all()) ?? [];
      const kept = new Set(rejected.map(({ key }) => key));
      const left = [...seenRejected.values()].filter(({ key }) => !kept.has(key));
      const { pendingCount } = open.sync.status();
      return {
        roles: profile.roles,
        ...{ rows, pendingCount, rejected, steps: [...steps.values()], acknowledged },
        ...{ resolved: [...resolved, ...left], errors },
      };
    },
    close: stop,
    /** A rejection that nobody listens to. */
    complain: fail,
  };
};

const textOfError = (cause: unknown): string => {
  if (cause instanceof Error && cause.cause === undefined) return cause.stack ?? cause.message;
  return inspect(cause, { depth: 4 });
};

const accountView = (id: string, roles: readonly string[]): AccountView => ({
  id: id as AccountId,
  email: 'someone@demo.test',
  displayName: 'Someone',
  roles,
  secondFactor: false,
});

const sameRoles = (a: AccountView, b: AccountView): boolean =>
  [...a.roles].sort().join(' ') === [...b.roles].sort().join(' ');

const within = async <T>(limitMs: number, work: Promise<T> | undefined, complaint: string): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
