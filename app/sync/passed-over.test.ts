import { afterEach, describe, expect, it } from 'vitest';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { toLocal } from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { activity, deleted, edited, LEAD } from '#server/replication/testing-sync.ts';
import { watchPassedOver } from './passed-over.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';
import type { SyncTransport } from './transport.ts';

let device: TestDevice;
let names = 0;
afterEach(() => device.close());

const KNOWN = activity(1);
const NEXT = edited(KNOWN, { topic: 'nouveau' });
const LAST = edited(NEXT, { topic: 'dernier' });

const activitiesIn = (database: LocalDatabase) => collectionOf(database, 'activities');

/** A device that lay down `KNOWN` in an earlier life; RxDB does nothing with what is pulled. */
const watcher = async (pendingAt: number) => {
  device = await openTestDevice({
    name: `passed-over-${++names}`,
    actor: LEAD,
    transport: {} as SyncTransport,
    collections: ['activities'],
  });
  const rows = activitiesIn(device.database);
  await writeLocal(rows, new Map([[KNOWN.id, () => toLocal(KNOWN, { pendingAt, steps: [] })]]));
  return watchPassedOver(rows);
};

const lying = () => device.read('activities', KNOWN.id);

describe('R35 a row that RxDB passes over', () => {
  it.each<[string, StoredDocument]>([
    ['was edited elsewhere', NEXT],
    ['was deleted elsewhere', deleted(KNOWN)],
  ])('takes the state of the server when it %s', async (_, pulled) => {
    const put = await (await watcher(0)).watch([pulled]);
    await put();
    expect(await lying()).toEqual({ ...pulled, pendingAt: 0, steps: [] });
  });

  it('keeps what is still to be sent', async () => {
    const put = await (await watcher(1)).watch([NEXT]);
    await put();
    expect(await lying()).toMatchObject({ topic: KNOWN.topic, pendingAt: 1 });
  });

  it('does not go back to an earlier page', async () => {
    const watch = (await watcher(0)).watch;
    const putFirst = await watch([NEXT]);
    const putSecond = await watch([LAST]);
    await putSecond();
    await putFirst();
    expect(await lying()).toMatchObject({ topic: 'dernier' });
  });
});
