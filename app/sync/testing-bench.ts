/** A device and a server for tests of sync, with a line between them that is counted and can be exchanged. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import type { LockManagerLike } from './leader.ts';
import { openTestDevice, type TestDevice, type TestDeviceOptions } from './testing-device.ts';
import type { PushBody, SyncTransport } from './transport.ts';

export interface Bench<Server> {
  readonly server: Server;
  readonly device: TestDevice;
  /** What goes over it, and by what: another `transport` takes effect with the next request. */
  readonly line: { transport: SyncTransport; pulls: number; pushes: PushBody[] };
  /** An activity as the server holds it. */
  readonly onServer: (id: string) => Promise<Activity | undefined>;
}

const createLine = (first: SyncTransport) => {
  const line: Bench<unknown>['line'] = { transport: first, pulls: 0, pushes: [] };
  const transport: SyncTransport = {
    pull: (body, signal) => {
      line.pulls += 1;
      return line.transport.pull(body, signal);
    },
    push: (body, signal) => {
      line.pushes.push(body);
      return line.transport.push(body, signal);
    },
    hints: (events, signal) => line.transport.hints(events, signal),
  };
  return { line, transport };
};

/** Handed in by the test: this side of the system knows no server. */
export interface BenchParts<Server> {
  readonly actor: AccountActor;
  readonly startServer: () => Promise<{ readonly ctx: Server }>;
  readonly connect: (server: () => Server, actor: () => AccountActor) => SyncTransport;
  readonly pull: (
    server: Server,
    actor: AccountActor,
    collection: 'activities',
  ) => Promise<{ readonly documents: readonly StoredDocument[] }>;
}

/** `close` ends the devices that were opened. */
export const createBenches = <Server>({ actor, startServer, connect, pull }: BenchParts<Server>) => {
  const devices = new Set<TestDevice>();
  let names = 0;
  const openOn = async (
    server: Server,
    name: string,
    options: Pick<TestDeviceOptions, 'tabLocks' | 'hurried' | 'heard'>,
  ): Promise<Bench<Server>> => {
    const { line, transport } = createLine(
      connect(
        () => server,
        () => actor,
      ),
    );
    const device = await openTestDevice({
      name,
      actor,
      transport,
      collections: ['activities', 'dossiers', 'actions'],
      ...options,
    });
    devices.add(device);
    const onServer = async (id: string): Promise<Activity | undefined> =>
      (await pull(server, actor, 'activities')).documents.find((document) => document.id === id) as
        Activity | undefined;
    return { server, device, line, onServer };
  };
  return {
    open: async (options: Pick<TestDeviceOptions, 'hurried' | 'heard'> = {}): Promise<Bench<Server>> =>
      openOn((await startServer()).ctx, `device-${++names}`, options),
    /** Two tabs of one device, each with a line of its own. */
    openTabs: async (locks: LockManagerLike): Promise<readonly [Bench<Server>, Bench<Server>]> => {
      const { ctx } = await startServer();
      const name = `device-${++names}`;
      return [await openOn(ctx, name, { tabLocks: locks }), await openOn(ctx, name, { tabLocks: locks })];
    },
    close: async (): Promise<void> => {
      await Promise.all([...devices].map((device) => device.close()));
      devices.clear();
    },
  };
};

/** An activity that the device's own person wrote. */
export const writtenOn = async (device: TestDevice, topic = 'Atelier R'): Promise<Activity> => {
  const written = await device.commands.createActivity({
    clubId: 'informatique' as ClubSlug,
    topic,
    startsAt: '2026-03-20T15:00:00.000Z' as Instant,
    kind: 'atelier',
  });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
};

/** Nothing waits on either side. */
export const quiet = (status: { readonly pendingCount: number; readonly caughtUp: boolean }): boolean =>
  status.pendingCount === 0 && status.caughtUp;
