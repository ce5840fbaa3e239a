import { afterEach, describe, expect, it } from 'vitest';
import type { LocalDocument } from '#app/data/local/local-document.ts';
import { ok } from '#schemas/primitives/result.ts';
import { TEST_SERVER } from '#server/replication/testing-transport.ts';
import { createBenches, quiet, writtenOn } from './testing-bench.ts';
import type { SyncTransport, TransportFailure } from './transport.ts';

const OFFLINE: TransportFailure = { type: 'offline' };
/** Of the back-off's waits: whoever waits for their end waits longer than any test. */
const WAITS_FOR_HOURS = 0.0001;
const benches = createBenches(TEST_SERVER);
afterEach(benches.close);

describe('sync over a weak network', () => {
  it('does not lose or double a write whose answer was lost', async () => {
    const place = await benches.open();
    const real = place.line.transport;
    let lost = 0;
    place.line.transport = {
      ...real,
      push: async (body, signal) => {
        const answer = await real.push(body, signal);
        return lost++ === 0 ? { ok: false, error: OFFLINE } : answer;
      },
    };
    const mine = await writtenOn(place.device);
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    expect(lost).toBe(2);
    expect(await place.onServer(mine.id)).toEqual(mine);
    expect(await place.device.read('activities', mine.id)).toMatchObject({ pendingAt: 0, steps: [] });
  });

  it('deletes what it made, though it never heard that the server had taken it', async () => {
    const place = await benches.open();
    const real = place.line.transport;
    const mine = await writtenOn(place.device);
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
    expect(await place.onServer(mine.id)).toMatchObject({ _deleted: true });
    expect(await place.device.read('activities', mine.id)).toMatchObject({ _deleted: true });
  });

  it('waits longer and longer without a network, and goes on when it is back', async () => {
    const place = await benches.open();
    const real = place.line.transport;
    const down: SyncTransport = {
      pull: () => Promise.resolve({ ok: false, error: OFFLINE }),
      push: () => Promise.resolve({ ok: false, error: OFFLINE }),
      hints: () => Promise.resolve(OFFLINE),
    };
    place.line.transport = down;
    const mine = await writtenOn(place.device);
    const sync = place.device.connect();
    const status = await place.device.until(
      sync,
      ({ connection, pendingCount }) => connection === 'offline' && pendingCount === 1,
    );
    expect(status.state).toBe('offline');
    place.line.transport = real;
    sync.syncNow();
    await place.device.until(sync, quiet);
    expect(await place.onServer(mine.id)).toEqual(mine);
  });

  it('hears again as soon as something got through', async () => {
    const place = await benches.open({ hurried: WAITS_FOR_HOURS });
    const real = place.line.transport;
    let isDown = true;
    const heard = new Promise<void>((resolve) => {
      place.line.transport = {
        ...real,
        hints: (events, signal) => {
          if (isDown) return Promise.resolve(OFFLINE);
          resolve();
          return real.hints(events, signal);
        },
      };
    });
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    isDown = false;
    await writtenOn(place.device);
    await heard;
    await place.device.until(sync, quiet);
  });

  it('sends as soon as it hears', async () => {
    const place = await benches.open({ hurried: WAITS_FOR_HOURS });
    const real = place.line.transport;
    let listen = (): void => undefined;
    const isBack = new Promise<void>((resolve) => (listen = resolve));
    place.line.transport = {
      pull: () => Promise.resolve({ ok: false, error: OFFLINE }),
      push: () => Promise.resolve({ ok: false, error: OFFLINE }),
      hints: (events, signal) => isBack.then(() => real.hints(events, signal)),
    };
    const mine = await writtenOn(place.device);
    const sync = place.device.connect();
    await place.device.until(sync, ({ connection }) => connection === 'offline');
    place.line.transport = real;
    listen();
    await place.device.until(sync, quiet);
    expect(await place.onServer(mine.id)).toEqual(mine);
  });

  it('counts what waits exactly after a restart, deletions included', async () => {
    const place = await benches.open();
    const one = await writtenOn(place.device);
    const first = place.device.connect();
    await place.device.until(first, quiet);
    await first.stop();
    await place.device.commands.deleteActivity(one.id);
    await writtenOn(place.device, 'neuve');
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
