import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalDocument } from '#app/data/local-document.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import {
  account,
  activity,
  deleted,
  edited,
  LEAD,
  pull,
  push,
  row,
} from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/test-context.ts';
import { openTestDevice, type TestDevice, type TestDeviceOptions } from './testing-device.ts';
import type { PushBody, SyncTransport, TransportFailure } from './transport.ts';

const OFFLINE: TransportFailure = { type: 'offline' };
const KINDS = ['activities', 'dossiers', 'actions'] as const;
const OFFICER = account(7, 'club:informatique:officer');

let opened: TestDevice[] = [];
let names = 0;
afterEach(async () => {
  await Promise.all(opened.map((device) => device.close()));
  opened = [];
});

interface Bench {
  readonly server: ServerContext;
  readonly device: TestDevice;
  readonly line: { transport: SyncTransport; pulls: number; pushes: PushBody[] };
}

const bench = async (options: Partial<TestDeviceOptions> = {}): Promise<Bench> => {
  const { ctx } = await startTestContext();
  const actor: Actor = options.actor ?? LEAD;
  const real: SyncTransport = createTestTransport(
    () => ctx,
    () => actor,
  );
  const line = { transport: real, pulls: 0, pushes: [] as PushBody[] };
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
  const device = await openTestDevice({
    name: `device-${++names}`,
    actor: LEAD,
    transport,
    collections: KINDS,
    ...options,
  });
  opened.push(device);
  return { server: ctx, device, line };
};

const created = async (device: TestDevice, topic = 'Atelier R'): Promise<Activity> => {
  const written = await device.commands.createActivity({
    clubId: 'informatique' as ClubSlug,
    topic,
    startsAt: '2026-03-20T15:00:00.000Z' as Instant,
    kind: 'atelier',
  });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
};

const onServer = async ({ server }: Bench, id: string): Promise<Activity | undefined> =>
  (await pull(server, LEAD, 'activities')).documents.find((document) => document.id === id) as
    Activity | undefined;

const quiet = (status: { pendingCount: number; caughtUp: boolean }): boolean =>
  status.pendingCount === 0 && status.caughtUp;

describe('sync', () => {
  it('brings what the server has, and sends what was written here, once', async () => {
    const place = await bench();
    await push(place.server, OFFICER, 'activities', [row(activity(1, {}, OFFICER.id))]);
    const mine = await created(place.device);
    const sync = place.device.connect();
    const status = await place.device.until(sync, quiet);
    expect(status).toMatchObject({ state: 'upToDate', connection: 'online', leader: true });
    expect(await place.device.read('activities', activity(1).id)).toMatchObject({
      topic: 'Atelier 1',
      pendingAt: 0,
    });
    expect(await onServer(place, mine.id)).toEqual(mine);
    expect(await place.device.read('activities', mine.id)).toEqual({ ...mine, pendingAt: 0, steps: [] });
    expect(place.line.pushes).toHaveLength(1);
    expect(place.device.errors).toEqual([]);
  });

  it('asks for all collections in one request, and sends the steps with a write', async () => {
    const place = await bench();
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    const before = place.line.pulls;
    expect(before).toBeLessThanOrEqual(2);
    const mine = await created(place.device);
    await place.device.commands.editActivity(mine.id, { venue: 'Amphi B' });
    await place.device.until(sync, quiet);
    const steps = place.line.pushes.flatMap(({ pushes }) =>
      pushes.flatMap(({ rows }) => rows.flatMap((one) => one.steps)),
    );
    expect(steps.map(({ by }) => by)).toEqual([LEAD.id, LEAD.id]);
    expect(steps.at(-1)?.changes).toEqual({ venue: 'Amphi B' });
    expect(await onServer(place, mine.id)).toMatchObject({ venue: 'Amphi B' });
  });

  it('hears of a change elsewhere and pulls it', async () => {
    const place = await bench();
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    const changed = new Promise<void>((resolve) => {
      const seen = place.device.database.collections.get('activities')?.$.subscribe(() => {
        seen?.unsubscribe();
        resolve();
      });
    });
    await push(place.server, OFFICER, 'activities', [row(activity(1, {}, OFFICER.id))]);
    await changed;
    expect(await place.device.read('activities', activity(1).id)).toMatchObject({ pendingAt: 0 });
  });

  it('merges edits of different fields from two devices, steps kept', async () => {
    const place = await bench();
    const first = activity(1);
    await push(place.server, LEAD, 'activities', [row(first)]);
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    await sync.pause();
    await place.device.commands.editActivity(first.id, { venue: 'Amphi B' });
    const other = edited(first, { topic: 'Python', updatedBy: OFFICER.id as Activity['updatedBy'] });
    expect(await push(place.server, OFFICER, 'activities', [row(other, first)])).toMatchObject({
      conflicts: [],
      rejected: [],
    });
    sync.resume();
    await place.device.until(sync, ({ pendingCount }) => pendingCount === 0);
    expect(await onServer(place, first.id)).toMatchObject({
      topic: 'Python',
      venue: 'Amphi B',
      updatedBy: LEAD.id,
    });
    expect(await place.device.read('activities', first.id)).toMatchObject({
      topic: 'Python',
      venue: 'Amphi B',
      pendingAt: 0,
    });
    const last = place.line.pushes.at(-1)?.pushes[0]?.rows[0];
    expect(last?.steps.map(({ changes }) => changes)).toEqual([{ venue: 'Amphi B' }]);
    expect(last?.base).toEqual(other);
    expect(place.device.errors).toEqual([]);
  });

  it('does not lose or double a write whose answer was lost', async () => {
    const place = await bench();
    const real = place.line.transport;
    let lost = 0;
    place.line.transport = {
      ...real,
      push: async (body, signal) => {
        const answer = await real.push(body, signal);
        return lost++ === 0 ? { ok: false, error: OFFLINE } : answer;
      },
    };
    const mine = await created(place.device);
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    expect(lost).toBe(2);
    expect(await onServer(place, mine.id)).toEqual(mine);
    expect(await place.device.read('activities', mine.id)).toMatchObject({ pendingAt: 0, steps: [] });
  });

  it('shows one refused write among good ones, which all arrive', async () => {
    const place = await bench();
    const good = await Promise.all(['A', 'B', 'C'].map((topic) => created(place.device, topic)));
    const bad = await created(place.device, 'D');
    const rows = place.device.database.collections.get('activities');
    await rows?.findOne(bad.id).incrementalPatch({ createdBy: OFFICER.id } as never);
    const sync = place.device.connect();
    const status = await place.device.until(sync, (one) => quiet(one) && one.rejectedCount === 1);
    expect(status.state).toBe('rejected');
    for (const one of good) expect(await onServer(place, one.id)).toEqual(one);
    expect(await onServer(place, bad.id)).toBeUndefined();
    expect(await place.device.read('activities', bad.id)).toMatchObject({ _deleted: true, pendingAt: -1 });
    expect(place.line.pushes).toHaveLength(1);
    const text = await place.device.rejected.exportJson();
    expect(JSON.parse(text)).toMatchObject([{ id: bad.id, code: 'wrong_author', document: { topic: 'D' } }]);
    const key = (JSON.parse(text) as { key: string }[])[0]?.key ?? '';
    expect((await place.device.rejected.resend(key)).ok).toBe(true);
    const after = await place.device.until(sync, (one) => one.pendingCount === 0 && one.rejectedCount === 0);
    expect(after.state).toBe('upToDate');
    expect(await onServer(place, bad.id)).toMatchObject({ topic: 'D', createdBy: LEAD.id });
  });

  it('keeps what the server holds where an edit was refused unread', async () => {
    const place = await bench();
    const first = await created(place.device);
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    await sync.pause();
    await place.device.commands.editActivity(first.id, { venue: 'Amphi B' });
    const rows = place.device.database.collections.get('activities');
    await rows?.findOne(first.id).incrementalPatch({ v: 999 } as never);
    sync.resume();
    await place.device.until(sync, (one) => one.pendingCount === 0 && one.rejectedCount === 1);
    const text = await place.device.rejected.exportJson();
    expect(JSON.parse(text)).toMatchObject([{ id: first.id, code: 'newer_version' }]);
    expect(await place.device.read('activities', first.id)).toEqual({ ...first, pendingAt: 0, steps: [] });
    expect(await onServer(place, first.id)).toEqual(first);
  });

  it('does not bring back what was deleted elsewhere: the edit is shown, discarded and undone', async () => {
    const place = await bench();
    const first = activity(1);
    await push(place.server, LEAD, 'activities', [row(first)]);
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    await sync.pause();
    await place.device.commands.editActivity(first.id, { venue: 'Amphi B' });
    await push(place.server, LEAD, 'activities', [row(deleted(first), first)]);
    sync.resume();
    await place.device.until(sync, (one) => one.pendingCount === 0 && one.rejectedCount === 1);
    expect(await place.device.read('activities', first.id)).toMatchObject({ _deleted: true, pendingAt: 0 });
    const [kept] = JSON.parse(await place.device.rejected.exportJson()) as { key: string; code: string }[];
    expect(kept?.code).toBe('deleted');
    const undo = await place.device.rejected.discard(kept?.key ?? '');
    await place.device.until(sync, (one) => one.rejectedCount === 0);
    await undo();
    await place.device.until(sync, (one) => one.rejectedCount === 1);
    await place.device.rejected.resend(kept?.key ?? '', { topic: 'Revenue' });
    await place.device.until(sync, (one) => one.rejectedCount === 0 && one.pendingCount === 0);
    expect(await onServer(place, first.id)).toMatchObject({ topic: 'Revenue', venue: 'Amphi B' });
    expect(place.device.errors).toEqual([]);
  });

  it('deletes, also what was never sent', async () => {
    const place = await bench();
    const unsent = await created(place.device, 'jamais');
    await place.device.commands.deleteActivity(unsent.id);
    const sent = await created(place.device, 'puis effacée');
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    await place.device.commands.deleteActivity(sent.id);
    await place.device.until(sync, quiet);
    expect(await onServer(place, sent.id)).toMatchObject({ _deleted: true });
    expect(place.device.errors).toEqual([]);
  });

  it('deletes what it made, though it never heard that the server had taken it', async () => {
    const place = await bench();
    const real = place.line.transport;
    const mine = await created(place.device);
    const sent = new Promise<void>((resolve) => {
      place.line.transport = {
        ...real,
        push: async (body, signal) => {
          await real.push(body, signal);
          resolve();
          return { ok: false, error: OFFLINE };
        },
      };
    });
    const sync = place.device.connect();
    await sent;
    await sync.pause();
    await place.device.commands.deleteActivity(mine.id);
    place.line.transport = real;
    sync.resume();
    await place.device.until(sync, quiet);
    expect(await onServer(place, mine.id)).toMatchObject({ _deleted: true });
    expect(await place.device.read('activities', mine.id)).toMatchObject({ _deleted: true });
  });

  it('waits longer and longer without a network, and goes on when it is back', async () => {
    const place = await bench();
    const real = place.line.transport;
    const down: SyncTransport = {
      pull: () => Promise.resolve({ ok: false, error: OFFLINE }),
      push: () => Promise.resolve({ ok: false, error: OFFLINE }),
      hints: () => Promise.resolve(OFFLINE),
    };
    place.line.transport = down;
    const mine = await created(place.device);
    const sync = place.device.connect();
    const status = await place.device.until(
      sync,
      ({ connection, pendingCount }) => connection === 'offline' && pendingCount === 1,
    );
    expect(status.state).toBe('offline');
    place.line.transport = real;
    sync.syncNow();
    await place.device.until(sync, quiet);
    expect(await onServer(place, mine.id)).toEqual(mine);
  });

  it('counts what waits exactly after a restart, deletions included', async () => {
    const place = await bench();
    const one = await created(place.device);
    const first = place.device.connect();
    await place.device.until(first, quiet);
    await first.stop();
    await place.device.commands.deleteActivity(one.id);
    await created(place.device, 'neuve');
    place.line.transport = { ...place.line.transport, push: () => Promise.resolve(ok({ pushes: [] })) };
    const second = place.device.connect();
    const status = await place.device.until(second, ({ pendingCount }) => pendingCount === 2);
    expect(status.pendingByCollection).toEqual({ activities: 2 });
    const waiting = await second.pending();
    expect(
      waiting.map(({ document }: { document: LocalDocument }) => document._deleted ?? false).sort(),
    ).toEqual([false, true]);
  });
});
