import { afterEach, describe, expect, it } from 'vitest';
import { collectionOf } from '#app/data/local/local-database.ts';
import { toLocal } from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { ServerContext } from '#server/context.ts';
import { activity, edited, LEAD, pull, push, row } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';
import type { SyncTransport } from './transport.ts';

let device: TestDevice;
let names = 0;
afterEach(() => device.close());

const quiet = (status: { pendingCount: number; caughtUp: boolean }): boolean =>
  status.pendingCount === 0 && status.caughtUp;

const bench = async (
  wrap: (real: SyncTransport) => SyncTransport = (real) => real,
): Promise<ServerContext> => {
  const { ctx } = await startTestContext();
  const real: SyncTransport = createTestTransport(
    () => ctx,
    () => LEAD,
  );
  device = await openTestDevice({
    name: `failing-${++names}`,
    actor: LEAD,
    transport: wrap(real),
    collections: ['activities'],
  });
  return ctx;
};

/** Requests stop here while it is shut. */
const gate = () => {
  let opening: Promise<void> = Promise.resolve();
  let open = (): void => undefined;
  let onReached = (): void => undefined;
  let reached: Promise<void> = Promise.resolve();
  return {
    shut: () => {
      opening = new Promise((resolve) => {
        open = resolve;
      });
      reached = new Promise((resolve) => {
        onReached = resolve;
      });
    },
    open: () => open(),
    reached: () => reached,
    pass: () => {
      onReached();
      return opening;
    },
  };
};

describe('what fails on the device itself', () => {
  it('loses nothing of what came while the disk was full, and says so', async () => {
    const server = await bench();
    await push(server, LEAD, 'activities', [row(activity(1)), row(activity(2))]);
    const { storageInstance } = collectionOf(device.database, 'activities');
    const write = storageInstance.bulkWrite.bind(storageInstance);
    let refusals = 3;
    storageInstance.bulkWrite = (rows, context) =>
      refusals-- > 0 ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : write(rows, context);
    const sync = device.connect();
    await device.until(sync, ({ storageFull }) => storageFull);
    await device.until(sync, (status) => quiet(status) && !status.storageFull);
    for (const n of [1, 2])
      expect(await device.read('activities', activity(n).id)).toMatchObject({ pendingAt: 0 });
  });

  it('keeps a refused write that could not be kept aside at first: nothing refused is silent', async () => {
    const server = await bench();
    const first = activity(1);
    await push(server, LEAD, 'activities', [row(first)]);
    const sync = device.connect();
    await device.until(sync, quiet);
    await sync.pause();
    const wrong = {
      ...first,
      createdBy: 'account:00000000000000000000000009',
      updatedAt: '2026-12-01T00:00:00.000Z',
    };
    const pending = toLocal(wrong as unknown as StoredDocument, { pendingAt: 5, steps: [] });
    await writeLocal(collectionOf(device.database, 'activities'), new Map([[first.id, () => pending]]));
    const write = device.store.write;
    let refusals = 2;
    Object.assign(device.store, {
      write: (all: Parameters<typeof write>[0]) =>
        refusals-- > 0 ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : write(all),
    });
    sync.resume();
    const status = await device.until(sync, (one) => one.rejectedCount === 1 && quiet(one));
    expect(status.state).toBe('rejected');
    expect(await device.read('activities', first.id)).toMatchObject({ topic: first.topic, pendingAt: 0 });
  });

  it('sends what a clock set back hid from RxDB', async () => {
    const server = await bench();
    const first = activity(1);
    await push(server, LEAD, 'activities', [row(first)]);
    const sync = device.connect();
    await device.until(sync, quiet);
    await sync.stop();
    const collection = collectionOf(device.database, 'activities');
    const hidden = toLocal(edited(first, { venue: 'cachée' }) as StoredDocument, { pendingAt: 5, steps: [] });
    const [before] = await collection.storageInstance.findDocumentsById([first.id], true);
    if (before === undefined) throw new Error('nothing was pulled');
    const inner = collection.storageInstance.originalStorageInstance;
    const longAgo = { ...before._meta, lwt: 1000 };
    await inner.bulkWrite(
      [
        {
          previous: before,
          document: {
            ...before,
            ...hidden,
            _deleted: false,
            _rev: `9-${before._rev.slice(2)}`,
            _meta: longAgo,
          } as never,
        },
      ],
      'test',
    );
    const again = device.connect();
    await device.until(again, (status) => status.pendingCount === 1);
    await device.until(again, quiet);
    const [onServer] = (await pull(server, LEAD, 'activities')).documents;
    expect(onServer).toMatchObject({ venue: 'cachée' });
  });

  it('does not lose a change that overtook the answer to a push', async () => {
    const pullGate = gate();
    const pushGate = gate();
    const server = await bench((real) => ({
      ...real,
      pull: async (body, signal) => {
        await pullGate.pass();
        return real.pull(body, signal);
      },
      push: async (body, signal) => {
        const answer = await real.push(body, signal);
        await pushGate.pass();
        return answer;
      },
    }));
    const first = activity(1);
    await push(server, LEAD, 'activities', [row(first)]);
    const sync = device.connect();
    await device.until(sync, quiet);
    pullGate.shut();
    pushGate.shut();
    sync.syncNow();
    await pullGate.reached();
    await device.commands.editActivity(first.id, { venue: 'Amphi' });
    await pushGate.reached();
    const [mine] = (await pull(server, LEAD, 'activities')).documents;
    if (mine === undefined) throw new Error('not pushed');
    const theirs = { ...mine, topic: 'Python', updatedAt: '2026-03-14T20:00:00.000Z' };
    await push(server, LEAD, 'activities', [row(theirs, mine)]);
    pullGate.open();
    await device.until(sync, (status) => status.caughtUp);
    expect(await device.read('activities', first.id)).toMatchObject({ topic: first.topic, venue: 'Amphi' });
    pushGate.open();
    await device.until(sync, quiet);
    const shown = collectionOf(device.database, 'activities').findOne(first.id).$;
    await new Promise<void>((resolve) => {
      const looking = shown.subscribe((document) => {
        if (document?.get('topic') !== 'Python') return;
        queueMicrotask(() => looking.unsubscribe());
        resolve();
      });
    });
    expect(await device.read('activities', first.id)).toMatchObject({
      topic: 'Python',
      venue: 'Amphi',
      pendingAt: 0,
    });
    expect(device.errors).toEqual([]);
  });
});
