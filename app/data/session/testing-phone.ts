/** A phone for tests of the session: the shipped session and workspaces over a real server's address, without a browser. */
import { filter, firstValueFrom } from 'rxjs';
import { deriveKeys } from '#app/crypto/derive-keys.ts';
import { runArgon2idInNode } from '#app/crypto/testing-argon2.ts';
import * as vault from '#app/crypto/vault.ts';
import { createHttpTransport } from '#app/sync/http-transport.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { createAuthApi } from './auth-api.ts';
import { createDeviceStore, type DeviceStore } from '#app/data/local/device-store.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { loadOnce } from '#app/data/load-once.ts';
import { createServerSession, type ServerSession } from './server-session.ts';
import type { SessionControl } from './session-deps.ts';
import { createSession } from './session.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import { createWorkspaces, type Workspaces } from '#app/data/workspace/workspaces.ts';

/** Its browser's cookies, its network, its stores. */
export interface Phone {
  readonly session: SessionControl;
  readonly workspaces: Workspaces;
  readonly server: ServerSession;
  readonly device: DeviceStore;
  readonly net: { isUp: boolean; requests: { path: string; status: number }[] };
  readonly errors: unknown[];
  readonly lock: () => void;
  /** The app is started again; what lies on the device stays. */
  readonly restart: () => Promise<Phone>;
}

export interface Phones {
  readonly take: (url: string) => Promise<Phone>;
  /** Ends those that still run. */
  readonly putAway: () => Promise<void>;
}

/** What stays when the app is started again. */
interface Kept {
  readonly url: string;
  readonly name: string;
  readonly cookies: Map<string, string>;
}

const browserFetch =
  ({ url, cookies }: Kept, net: Phone['net']): typeof fetch =>
  async (input, init) => {
    if (!net.isUp) throw new TypeError('network down');
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const path = input as string;
    const response = await fetch(`${url}${path}`, { ...init, headers });
    net.requests.push({ path, status: response.status });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };

/** Starts the app on a phone; `stop` ends it. */
const start = async (kept: Kept) => {
  const net: Phone['net'] = { isUp: true, requests: [] };
  const errors: unknown[] = [];
  const clock = (): number => Date.now();
  const fetcher = browserFetch(kept, net);
  const device = createDeviceStore(kept.name);
  const api = createAuthApi(fetcher);
  const server: ServerSession = createServerSession({
    api,
    clock,
    locks: undefined,
    onAccount: (account) => session.onAccount(account),
    onEnded: () => session.onEnded(),
  });
  const workspaces = createWorkspaces({
    transport: createHttpTransport({ fetch: fetcher, session: server }),
    device,
    openKiosk: loadOnce(async () => createKioskStore({ clock })),
    clock,
    locks: undefined,
    network: undefined,
    multiInstance: false,
    onRights: () => void server.refresh(),
    onError: (cause) => void errors.push(cause),
  });
  let lock = (): void => undefined;
  const session: SessionControl = createSession({
    api,
    server,
    workspaces,
    device,
    crypto: { ...vault, deriveKeys: (input) => deriveKeys(input, runArgon2idInNode) },
    watch: (onIdle) => {
      lock = onIdle;
      return () => undefined;
    },
    askForPersistence: () => Promise.resolve(),
    onError: (cause) => void errors.push(cause),
  });
  await session.start();
  const stop = async (): Promise<void> => {
    await session.stop();
    device.close();
  };
  return { session, workspaces, server, device, net, errors, lock: () => lock(), stop };
};

export const createPhones = (): Phones => {
  const running = new Set<() => Promise<void>>();
  let names = 0;
  const open = async (kept: Kept): Promise<Phone> => {
    const { stop, ...phone } = await start(kept);
    running.add(stop);
    const restart = async (): Promise<Phone> => {
      running.delete(stop);
      await stop();
      return open(kept);
    };
    return { ...phone, restart };
  };
  return {
    take: (url) => open({ url, name: `phone-${++names}`, cookies: new Map() }),
    putAway: async () => {
      for (const stop of running) await stop();
      running.clear();
    },
  };
};

export const openedOf = (phone: Phone): Workspace => {
  const open = phone.workspaces.current$.value;
  if (open === undefined) throw new Error('nothing is open');
  return open;
};

/** Once all that was written here is sent and all that is there is here. */
export const quiet = (phone: Phone) =>
  firstValueFrom(
    openedOf(phone).sync.status$.pipe(
      filter(
        ({ caughtUp, pendingCount, connection }) => caughtUp && pendingCount === 0 && connection === 'online',
      ),
    ),
  );

export const createActivity = async (
  phone: Phone,
  topic: string,
  clubId = 'informatique' as ClubSlug,
): Promise<Activity> => {
  const written = await openedOf(phone).commands?.createActivity({
    clubId,
    topic,
    startsAt: '2026-03-20T15:00:00.000Z' as Instant,
    kind: 'atelier',
  });
  if (written?.ok !== true) throw new Error(JSON.stringify(written?.error));
  return written.value;
};

/** With the second factor, as a server asks of executives. */
export const signIn = async (
  { session }: Phone,
  { totp, ...person }: { readonly email: string; readonly passphrase: string; readonly totp: string },
): Promise<void> => {
  const asked = await session.signIn(person);
  if (asked.ok || asked.error.type !== 'totp_required') throw new Error('no second factor was asked for');
  const done = await session.confirmSecondFactor({ totp });
  if (!done.ok) throw new Error(done.error.type);
};
