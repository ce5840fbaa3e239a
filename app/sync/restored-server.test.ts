import { filter, firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountActor } from '#schemas/rules/roles.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import { err } from '#schemas/primitives/result.ts';
import type { ServerContext } from '#server/context.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { account, activity, BOARD, edited, LEAD, pull, push, row } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import type { SyncCoordinator } from './coordinator.ts';
import { quiet, writtenOn } from './testing-bench.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';
import type { SyncTransport } from './transport.ts';

const OFFICER = account(7, 'club:informatique:officer');
let devices: TestDevice[] = [];
afterEach(async () => {
  await Promise.all(devices.map((device) => device.close()));
  devices = [];
});

/** A device, and a server whose disk can be put back to an older copy. */
const openPlace = async (
  actor: AccountActor = LEAD,
  line: (straight: SyncTransport) => SyncTransport = (straight) => straight,
) => {
  const couch = createCouchMemory();
  let server = (await startTestContext({ couch })).ctx;
  const transport = createTestTransport(
    () => server,
    () => actor,
  );
  const device = await openTestDevice({
    name: `restored-${Math.random()}`,
    actor,
    transport: line(transport),
    collections: ['activities'],
  });
  devices.push(device);
  return {
    device,
    server: () => server,
    copy: () => couch.snapshot(),
    restore: async (copy: ReturnType<typeof couch.snapshot>): Promise<void> => {
      couch.restore(copy);
      server = (await startTestContext({ couch })).ctx;
    },
    /** Everything is exchanged once more. */
    again: async (sync: SyncCoordinator): Promise<void> => {
      await device.until(sync, (status) => !status.caughtUp);
      await device.until(sync, quiet);
    },
  };
};

/** The server's yes lies on this device. */
const taken = async (device: TestDevice, { id }: Activity): Promise<void> => {
  const row$ = device.database.collections.get('activities')?.findOne(id).$;
  if (row$ === undefined) throw new Error('nothing is open');
  await firstValueFrom(row$.pipe(filter((one) => one?.get('pendingAt') === 0)));
};

/** A server whose disk is put back to an older copy, and a device that had more. */
const restoredAfter = async (
  work: (server: ServerContext, device: TestDevice) => Promise<unknown>,
): Promise<ServerContext> => {
  const place = await openPlace();
  const { device } = place;
  const sync = device.connect();
  await device.until(sync, quiet);
  await writtenOn(device, 'avant la copie');
  await device.until(sync, quiet);
  const copy = place.copy();
  await work(place.server(), device);
  await device.until(sync, ({ pendingCount }) => pendingCount === 0);
  sync.syncNow();
  await device.until(sync, quiet);
  await sync.pause();
  await place.restore(copy);
  sync.resume();
  await place.again(sync);
  sync.syncNow();
  await place.again(sync);
  expect(device.errors).toEqual([]);
  return place.server();
};

const topics = async (server: ServerContext): Promise<string[]> =>
  (await pull(server, LEAD, 'activities')).documents
    .filter(({ _deleted }) => _deleted !== true)
    .map((document) => (document as unknown as Activity).topic)
    .sort();

describe('a restored server', () => {
  it('gets again what this device wrote after the copy', async () => {
    const server = await restoredAfter((_, device) => writtenOn(device, 'après la copie'));
    expect(await topics(server)).toEqual(['après la copie', 'avant la copie']);
  });

  it('gets again what this device wrote, also when it sent something new before it compared', async () => {
    let mayPull = false;
    const place = await openPlace(LEAD, (line) => ({
      ...line,
      pull: (...asked) => (mayPull ? line.pull(...asked) : Promise.resolve(err({ type: 'offline' }))),
    }));
    const { device } = place;
    const copy = place.copy();
    const sync = device.connect();
    await taken(device, await writtenOn(device, 'après la copie'));
    await place.restore(copy);
    await taken(device, await writtenOn(device, 'après le retour'));
    mayPull = true;
    sync.syncNow();
    await device.until(sync, quiet);
    expect(await topics(place.server())).toEqual(['après la copie', 'après le retour']);
  });

  it('gets again what somebody else wrote, under the name of who brings it', async () => {
    const other = activity(1, { topic: 'd’une autre' }, OFFICER.id);
    const server = await restoredAfter((before) => push(before, OFFICER, 'activities', [row(other)]));
    expect(await topics(server)).toEqual(['avant la copie', 'd’une autre']);
  });

  it('does not go back to an older state that the copy held', async () => {
    const first = activity(1, { topic: 'ancien' }, OFFICER.id);
    const place = await openPlace();
    const { device } = place;
    await push(place.server(), OFFICER, 'activities', [row(first)]);
    const sync = device.connect();
    await device.until(sync, quiet);
    const copy = place.copy();
    const newer = edited(first, { topic: 'nouveau' });
    await push(place.server(), OFFICER, 'activities', [row(newer, first)]);
    sync.syncNow();
    await place.again(sync);
    await sync.pause();
    await place.restore(copy);
    sync.resume();
    await place.again(sync);
    expect(await topics(place.server())).toEqual(['nouveau']);
    expect(await device.read('activities', first.id)).toMatchObject({ topic: 'nouveau', pendingAt: 0 });
    expect(device.errors).toEqual([]);
  });

  it('gets again what it took just before, though this device has not read on since', async () => {
    let isDeaf = false;
    const place = await openPlace(LEAD, (line) => ({
      ...line,
      pull: (...asked) => (isDeaf ? Promise.resolve(err({ type: 'offline' })) : line.pull(...asked)),
    }));
    const { device } = place;
    const sync = device.connect();
    await device.until(sync, quiet);
    const copy = place.copy();
    isDeaf = true;
    await writtenOn(device, 'pris, puis perdu');
    await device.until(sync, ({ pendingCount }) => pendingCount === 0);
    expect(await topics(place.server())).toEqual(['pris, puis perdu']);
    await sync.pause();
    await place.restore(copy);
    isDeaf = false;
    sync.resume();
    await place.again(sync);
    sync.syncNow();
    await place.again(sync);
    expect(await topics(place.server())).toEqual(['pris, puis perdu']);
    expect(device.errors).toEqual([]);
  });

  it('is believed by a reader, and a write of his that he may not repeat is shown to him', async () => {
    const place = await openPlace(BOARD);
    const { device } = place;
    const copy = place.copy();
    const foreign = activity(1, {}, OFFICER.id);
    const own = activity(2, {}, BOARD.id);
    await push(place.server(), OFFICER, 'activities', [row(foreign)]);
    // When the board member was still in the club's bureau.
    await push(place.server(), { ...BOARD, roles: OFFICER.roles }, 'activities', [row(own)]);
    const sync = device.connect();
    await device.until(sync, quiet);
    expect(await device.read('activities', own.id)).toMatchObject({ topic: own.topic });
    await sync.pause();
    await place.restore(copy);
    sync.resume();
    await place.again(sync);
    for (const { id } of [foreign, own])
      expect(await device.read('activities', id)).toMatchObject({ _deleted: true });
    expect(await device.rejected.all()).toMatchObject([
      { id: own.id, code: 'forbidden', document: { topic: own.topic } },
    ]);
    expect(device.errors).toEqual([]);
  });
});
