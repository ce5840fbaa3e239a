import { afterEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { account, activity, edited, LEAD, push, row } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';

const OFFICER = account(7, 'club:informatique:officer');
const running = activity(1, { state: 'running' }, OFFICER.id);

let device: TestDevice | undefined;
afterEach(() => device?.close());

/** Cancelled on this device without a network, while `elsewhere` is what the server has come to hold. */
const cancelledOffline = async (elsewhere: StoredDocument) => {
  const { ctx } = await startTestContext();
  await push(ctx, OFFICER, 'activities', [row(running)]);
  device = await openTestDevice({
    name: `overruled-${Math.random()}`,
    actor: LEAD,
    transport: createTestTransport(
      () => ctx,
      () => LEAD,
    ),
    collections: ['activities'],
  });
  const sync = device.connect();
  await device.until(sync, ({ caughtUp }) => caughtUp);
  await sync.pause();
  await device.commands.moveActivityState(running.id, 'cancelled', 'pluie');
  await device.commands.editActivity(running.id, { venue: 'Amphi B' });
  await push(ctx, OFFICER, 'activities', [row(elsewhere, running)]);
  sync.resume();
  await device.until(sync, ({ pendingCount, caughtUp }) => pendingCount === 0 && caughtUp);
  return device;
};

describe('R5 two people who end one activity in two ways', () => {
  it('tells the one who gives way, and keeps the rest of what he changed', async () => {
    const { rejected, read } = await cancelledOffline(edited(running, { state: 'done' }));
    expect(await read('activities', running.id)).toMatchObject({ state: 'done', venue: 'Amphi B' });
    expect(await rejected.all()).toMatchObject([
      {
        id: running.id,
        code: 'illegal_transition',
        base: { state: 'done' },
        document: { state: 'cancelled', cancelReason: 'pluie' },
      },
    ]);
  });

  it('tells nobody when nobody gives way', async () => {
    const { rejected, read } = await cancelledOffline(edited(running, { topic: 'Python' }));
    expect(await read('activities', running.id)).toMatchObject({ state: 'cancelled', topic: 'Python' });
    expect(await rejected.all()).toEqual([]);
  });
});
