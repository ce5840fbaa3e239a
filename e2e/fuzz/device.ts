/** One device, as the test commands it: a person's writes, its network, its ends and its next lives. */
import { inspect } from 'node:util';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import { allIds } from '#app/sync/all-ids.ts';
import type { AccountView, SessionResponse } from '#schemas/protocol/auth.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import { beginLife, type Life, type LifeDeps } from './device-life.ts';
import { createDeviceMemory } from './device-memory.ts';
import { createFlakyNetwork } from './flaky-fetch.ts';
import type { DeviceDump, DeviceSetup, Network } from './messages.ts';
import { SWITCHED_OFF, type MortalStorage } from './mortal-storage.ts';
import { plantCheckpointTooEarly, recordAcknowledged, type Acknowledgements } from './observed-transport.ts';
import { createRandom } from './random.ts';
import { writeAtRandom } from './random-writes.ts';
import { createRebuilds } from './rebuilds.ts';
import { spoilAtRandom } from './spoiled-writes.ts';
import type { Writer } from './writer.ts';

export interface DeviceDeps {
  readonly setup: DeviceSetup;
  readonly storage: MortalStorage;
  /** The right time. */
  readonly nowMs: () => number;
  readonly renew: (accountId: string) => Promise<SessionResponse>;
}

/** RxDB's complaint when a storage is asked that was closed. */
const CLOSED = 'RxStorageInstanceDexie is closed';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type Device = ReturnType<typeof createDevice>;

export const createDevice = ({ setup, storage, nowMs, renew }: DeviceDeps) => {
  const network = createFlakyNetwork(createRandom(setup.seed));
  const clock = (): number => nowMs() + setup.skewMs;
  const errors: string[] = [];
  const acknowledged: Acknowledgements = [];
  const memory = createDeviceMemory(setup.accountId);
  const rebuilds = createRebuilds();
  const plant = setup.plant === 'checkpoint_saved_too_early' ? plantCheckpointTooEarly() : undefined;
  let profile = accountView(setup.accountId, setup.roles);
  let life: Life | undefined;
  let wasKilled = false;

  const fail = (cause: unknown): void => {
    const text = textOfError(cause);
    // What a life that ended in the middle of things was still asking may be told in the next.
    const isOfDeadLife = wasKilled && text.includes(CLOSED);
    if (!storage.isDead() && !text.includes(SWITCHED_OFF) && !isOfDeadLife) errors.push(text);
  };
  const deps: LifeDeps = {
    ...{ setup, storage, network, clock, renew, rebuilds, fail },
    profile: {
      read: () => profile,
      keep: (next) => {
        profile = next;
      },
    },
    wrap: (transport) => {
      const observed = recordAcknowledged(transport, acknowledged);
      return plant === undefined ? observed : plant.wrap(observed);
    },
    onWorkspace: (workspace) => {
      plant?.open(workspace);
      memory.observe(workspace);
    },
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
    await within(120_000, ending?.stop(), 'the app does not close').catch(fail);
  };
  const start = async (): Promise<void> => {
    life = await beginLife(deps);
  };
  return {
    open: start,
    write: async (seed: number, count: number) => {
      await rebuilds.all();
      const told: string[] = [];
      const who = writer(seed);
      for (let n = 0; n < count; n++) told.push(await writeAtRandom(who));
      return told.join('; ');
    },
    spoil: async (seed: number) => {
      await rebuilds.all();
      return spoilAtRandom(writer(seed));
    },
    resolve: async (seed: number) => {
      await rebuilds.all();
      const { rejected } = workspace();
      const random = createRandom(seed);
      const all = [...((await rejected?.all()) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
      if (all.length === 0 || rejected === undefined) return 'nothing refused';
      const entry = random.pick(all);
      memory.resolve(entry);
      if (random.chance(0.5)) await rejected.discard(entry.key);
      else await rejected.resend(entry.key);
      return `resolve ${entry.key} ${entry.code}`;
    },
    network: (next: Network) => network.set(next),
    work: async (limitMs: number, hurry: boolean) => {
      await rebuilds.all();
      if (hurry) life?.workspaces.current$.value?.sync.syncNow();
      const isResting = await rest(limitMs);
      await rebuilds.all();
      return isResting;
    },
    restart: async () => {
      await rebuilds.all();
      await stop();
      await start();
    },
    kill: async (afterWrites: number) => {
      // RxDB keeps a failed opening for as long as its thread lives, which here outlives the app: nothing is being opened now,
      // nor will it be until the end.
      rebuilds.hold();
      await rebuilds.all();
      while (storage.isOpening()) await pause(3);
      wasKilled = true;
      storage.dieAfter(afterWrites);
      life?.workspaces.current$.value?.sync.syncNow();
      await rest(150);
      storage.die();
      await stop();
      await storage.beginLife();
      rebuilds.release();
      await start();
    },
    dump: async (): Promise<DeviceDump> => {
      await rebuilds.all();
      const open = workspace();
      const rows: DeviceDump['rows'][number][] = [];
      for (const [collection, local] of open.database.collections) {
        for await (const ids of allIds(local)) {
          for (const row of await readLocal(local, ids))
            if (row !== undefined) rows.push({ collection, row });
        }
      }
      const rejected = (await open.rejected?.all()) ?? [];
      const { pendingCount } = open.sync.status();
      return {
        roles: profile.roles,
        ...{ rows, pendingCount, rejected, acknowledged, errors },
        ...memory.tell(rejected),
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
