import 'fake-indexeddb/auto';
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { err } from '#schemas/primitives/result.ts';
import type { ServerContext } from '#server/context.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { account, activity, BOARD, edited, LEAD, pull, push, row } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/test-context.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';
import type { SyncTransport } from './transport.ts';

const OFFICER = account(7, 'club:informatique:officer');
const quiet = (status: { pendingCount: number; caughtUp: boolean }): boolean =>
  status.pendingCount === 0 && status.caughtUp;

const transportTo = (server: () => ServerContext, actor: Actor = LEAD): SyncTransport =>
  createTestTransport(server, () => actor);

let device: TestDevice | undefined;
afterEach(() => device?.close());

const created = async (topic: string): Promise<Activity> => {
  const written = await device?.commands.createActivity({
    clubId: 'informatique' as ClubSlug,
    topic,
    startsAt: '2026-03-20T15:00:00.000Z' as Instant,
    kind: 'atelier',
  });
  if (written?.ok !== true) throw new Error(JSON.stringify(written?.error));
  return written.value;
};

/** The server's yes lies on this device. */
const taken = async ({ id }: Activity): Promise<void> => {
  const row$ = device?.database.collections.get('activities')?.findOne(id).$;
  if (row$ === undefined) throw new Error('nothing is open');
  await firstValueFrom(row$.pipe(filter((one) => one?.get('pendingAt') === 0)));
};

/** A server whose disk is put back to an older copy, and a device that had more. */
const restoredAfter = async (work: (server: ServerContext) => Promise<void>): Promise<ServerContext> => {
  const couch = createCouchMemory();
  let server = (await startTestContext({ couch })).ctx;
  device = await openTestDevice({
    name: `restored-${Math.random()}`,
    actor: LEAD,
    transport: transportTo(() => server),
    collections: ['activities'],
  });
  const sync = device.connect();
  await device.until(sync, quiet);
  await created('avant la copie');
  await device.until(sync, quiet);
  const copy = couch.snapshot();
  await work(server);
  await device.until(sync, ({ pendingCount }) => pendingCount === 0);
  sync.syncNow();
  await device.until(sync, quiet);
  await sync.pause();
  couch.restore(copy);
  server = (await startTestContext({ couch })).ctx;
  sync.resume();
  await device.until(sync, (status) => !status.caughtUp);
  await device.until(sync, quiet);
  sync.syncNow();
  await device.until(sync, (status) => !status.caughtUp);
  await device.until(sync, quiet);
  expect(device.errors).toEqual([]);
  return server;
};

const topics = async (server: ServerContext): Promise<string[]> =>
  (await pull(server, LEAD, 'activities')).documents
    .filter(({ _deleted }) => _deleted !== true)
    .map((document) => (document as unknown as Activity).topic)
    .sort();

describe('a restored server', () => {
  it('gets again what this device wrote after the copy', async () => {
    const server = await restoredAfter(async () => {
      await created('après la copie');
    });
    expect(await topics(server)).toEqual(['après la copie', 'avant la copie']);
  });

  it('gets again what this device wrote, also when it sent something new before it compared', async () => {
    const couch = createCouchMemory();
    let server = (await startTestContext({ couch })).ctx;
    let mayPull = false;
    const line = transportTo(() => server);
    device = await openTestDevice({
      name: `unread-${Math.random()}`,
      actor: LEAD,
      transport: {
        ...line,
        pull: (...asked) => (mayPull ? line.pull(...asked) : Promise.resolve(err({ type: 'offline' }))),
      },
      collections: ['activities'],
    });
    const copy = couch.snapshot();
    const sync = device.connect();
    await taken(await created('après la copie'));
    couch.restore(copy);
    server = (await startTestContext({ couch })).ctx;
    await taken(await created('après le retour'));
    mayPull = true;
    sync.syncNow();
    await device.until(sync, quiet);
    expect(await topics(server)).toEqual(['après la copie', 'après le retour']);
  });

  it('gets again what somebody else wrote, under the name of who brings it', async () => {
    const other = activity(1, { topic: 'd’une autre' }, OFFICER.id);
    const server = await restoredAfter(async (before) => {
      await push(before, OFFICER, 'activities', [row(other)]);
    });
    expect(await topics(server)).toEqual(['avant la copie', 'd’une autre']);
  });

  it('does not go back to an older state that the copy held', async () => {
    const first = activity(1, { topic: 'ancien' }, OFFICER.id);
    let newer = first;
    const couch = createCouchMemory();
    let server = (await startTestContext({ couch })).ctx;
    await push(server, OFFICER, 'activities', [row(first)]);
    device = await openTestDevice({
      name: `older-${Math.random()}`,
      actor: LEAD,
      transport: transportTo(() => server),
      collections: ['activities'],
    });
    const sync = device.connect();
    await device.until(sync, quiet);
    const copy = couch.snapshot();
    newer = edited(first, { topic: 'nouveau' });
    await push(server, OFFICER, 'activities', [row(newer, first)]);
    sync.syncNow();
    await device.until(sync, (status) => !status.caughtUp);
    await device.until(sync, quiet);
    await sync.pause();
    couch.restore(copy);
    server = (await startTestContext({ couch })).ctx;
    sync.resume();
    await device.until(sync, (status) => !status.caughtUp);
    await device.until(sync, quiet);
    expect(await topics(server)).toEqual(['nouveau']);
    expect(await device.read('activities', first.id)).toMatchObject({ topic: 'nouveau', pendingAt: 0 });
    expect(device.errors).toEqual([]);
  });

  it('gets again what it took just before, though this device has not read on since', async () => {
    const couch = createCouchMemory();
    let server = (await startTestContext({ couch })).ctx;
    let isDeaf = false;
    const transport = transportTo(() => server);
    device = await openTestDevice({
      name: `just-before-${Math.random()}`,
      actor: LEAD,
      transport: {
        ...transport,
        pull: (body, signal) =>
          isDeaf ? Promise.resolve(err({ type: 'offline' })) : transport.pull(body, signal),
      },
      collections: ['activities'],
    });
    const sync = device.connect();
    await device.until(sync, quiet);
    const copy = couch.snapshot();
    isDeaf = true;
    await created('pris, puis perdu');
    await device.until(sync, ({ pendingCount }) => pendingCount === 0);
    expect(await topics(server)).toEqual(['pris, puis perdu']);
    await sync.pause();
    couch.restore(copy);
    server = (await startTestContext({ couch })).ctx;
    isDeaf = false;
    sync.resume();
    await device.until(sync, (status) => !status.caughtUp);
    await device.until(sync, quiet);
    sync.syncNow();
    await device.until(sync, (status) => !status.caughtUp);
    await device.until(sync, quiet);
    expect(await topics(server)).toEqual(['pris, puis perdu']);
    expect(device.errors).toEqual([]);
  });

  it('is believed by a reader, and a write of his that he may not repeat is shown to him', async () => {
    const couch = createCouchMemory();
    let server = (await startTestContext({ couch })).ctx;
    const copy = couch.snapshot();
    const foreign = activity(1, {}, OFFICER.id);
    const own = activity(2, {}, BOARD.id);
    await push(server, OFFICER, 'activities', [row(foreign)]);
    // When the board member was still in the club's bureau.
    await push(server, { ...BOARD, roles: OFFICER.roles }, 'activities', [row(own)]);
    device = await openTestDevice({
      name: `reader-${Math.random()}`,
      actor: BOARD,
      transport: transportTo(() => server, BOARD),
      collections: ['activities'],
    });
    const sync = device.connect();
    await device.until(sync, quiet);
    expect(await device.read('activities', own.id)).toMatchObject({ topic: own.topic });
    await sync.pause();
    couch.restore(copy);
    server = (await startTestContext({ couch })).ctx;
    sync.resume();
    await device.until(sync, (status) => !status.caughtUp);
    await device.until(sync, quiet);
    for (const { id } of [foreign, own])
      expect(await device.read('activities', id)).toMatchObject({ _deleted: true });
    expect(await device.rejected.all()).toMatchObject([
      { id: own.id, code: 'forbidden', document: { topic: own.topic } },
    ]);
    expect(device.errors).toEqual([]);
  });
});
