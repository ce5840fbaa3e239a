/** Worker threads that play devices, used again from seed to seed: loading RxDB costs more than a whole seed. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { SessionResponse } from '#schemas/protocol/auth.ts';
import type { DeviceCommand, DeviceDump, FromDevice, SessionAnswer, ToDevice } from './messages.ts';

export interface DeviceLink {
  /** Resolves when the device has carried it out. */
  readonly ask: <T = unknown>(command: DeviceCommand) => Promise<T>;
  readonly dump: () => Promise<DeviceDump>;
}

export interface World {
  readonly nowMs: () => number;
  readonly sessionOf: (accountId: string) => Promise<SessionResponse>;
}

export interface DevicePool {
  /** `count` devices of one world; given back with the next call. */
  readonly take: (count: number, world: World) => readonly DeviceLink[];
  /** After a failure nobody knows in which state the threads are: others take their place. */
  readonly renew: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const openDevicePool = async (size: number): Promise<DevicePool> => {
  const bundle = await bundleWorker();
  const fill = () => Array.from({ length: size }, () => createSlot(bundle.path));
  let slots = fill();
  return {
    take: (count, world) => {
      if (count > slots.length) throw new Error(`${count} devices of ${slots.length}`);
      return slots.slice(0, count).map((slot) => slot.enter(world));
    },
    renew: async () => {
      await Promise.all(slots.map((slot) => slot.end()));
      slots = fill();
    },
    close: async () => {
      await Promise.all(slots.map((slot) => slot.end()));
      await bundle.remove();
    },
  };
};

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const createSlot = (path: string) => {
  const worker = new Worker(path);
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let world: World | undefined;
  let ended: Error | undefined;

  const answerSession = async (id: number, accountId: string): Promise<void> => {
    const session = await world?.sessionOf(accountId);
    if (session !== undefined) worker.postMessage({ type: 'session', id, session } satisfies SessionAnswer);
  };
  worker.on('message', (message: FromDevice) => {
    if (message.type === 'session') return void answerSession(message.id, message.accountId);
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'answer') one?.resolve(message.value);
    else one?.reject(new Error(message.error));
  });
  worker.on('error', (cause: unknown) => {
    ended = cause instanceof Error ? cause : new Error(String(cause));
    for (const one of waiting.values()) one.reject(ended);
    waiting.clear();
  });
  const ask = (command: DeviceCommand): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked, nowMs: world?.nowMs() ?? 0, command } satisfies ToDevice);
    });
  return {
    enter: (next: World): DeviceLink => {
      world = next;
      return {
        ask: <T>(command: DeviceCommand) => ask(command) as Promise<T>,
        dump: () => ask({ type: 'dump' }) as Promise<DeviceDump>,
      };
    },
    end: async () => void (await worker.terminate()),
  };
};

/** Inside node_modules, because packages stay outside the bundle and are looked up from its place. */
const bundleWorker = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'fuzz-device-'));
  await build({
    entryPoints: [fileURLToPath(new URL('./device-worker.ts', import.meta.url))],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'silent',
  });
  return {
    path: join(folder, 'device-worker.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
