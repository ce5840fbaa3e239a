/** Several tabs of one device: one does the work, the others show how it stands, and one of them goes on when it is closed. */
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { LEAD, pull } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { createBenches, quiet, writtenOn } from './testing-bench.ts';
import { createTestLocks } from './testing-locks.ts';

const benches = createBenches({
  actor: LEAD,
  startServer: startTestContext,
  connect: createTestTransport,
  pull,
});
afterEach(benches.close);

/** The first leads, and had nothing to tell any more when the second was opened. */
const openTabs = async () => {
  const [first, second] = await benches.openTabs(createTestLocks());
  const leader = first.device.connect();
  await first.device.until(leader, quiet);
  const follower = second.device.connect();
  await second.device.until(follower, quiet);
  return { first, second, leader, follower };
};

describe('a second tab', () => {
  it('shows at once what the first knows, and does none of the work', async () => {
    const { first, second, leader, follower } = await openTabs();
    // What it was told is on its way for a moment, while the first goes on.
    const told = await second.device.until(follower, (status) =>
      isDeepStrictEqual(status, { ...leader.status(), leader: false }),
    );
    expect(told).toMatchObject({ state: 'upToDate', connection: 'online' });
    first.line.transport = {
      ...first.line.transport,
      pull: () => Promise.resolve({ ok: false, error: { type: 'offline' } }),
    };
    const asked = first.line.pulls;
    // Somebody taps «try now» here.
    follower.syncNow();
    await second.device.until(follower, ({ state }) => state === 'offline');
    expect(first.line.pulls).toBeGreaterThan(asked);
    expect(second.line).toMatchObject({ pulls: 0, pushes: [] });
  });

  it('writes what the first sends, and each shows what the other wrote', async () => {
    const { first, second, leader, follower } = await openTabs();
    const waiting = second.device.until(follower, ({ pendingCount }) => pendingCount === 1);
    const there = await writtenOn(second.device, 'Écrit dans le second');
    expect(await waiting).toMatchObject({ state: 'pending' });
    await second.device.until(follower, quiet);
    expect(await first.onServer(there.id)).toEqual(there);
    expect(await first.device.read('activities', there.id)).toMatchObject({
      topic: there.topic,
      pendingAt: 0,
    });
    const here = await writtenOn(first.device, 'Écrit dans le premier');
    await first.device.until(leader, quiet);
    await second.device.until(follower, quiet);
    expect(await second.device.read('activities', here.id)).toMatchObject({
      topic: here.topic,
      pendingAt: 0,
    });
    expect(first.line.pushes).toHaveLength(2);
    expect(second.line).toMatchObject({ pulls: 0, pushes: [] });
    expect([...first.device.errors, ...second.device.errors]).toEqual([]);
  });

  it('goes on with the work when the first is closed', async () => {
    const { second, first, leader, follower } = await openTabs();
    await leader.pause();
    const waiting = await writtenOn(second.device);
    await first.device.close();
    await second.device.until(follower, (status) => status.leader && quiet(status));
    expect(await second.onServer(waiting.id)).toEqual(waiting);
    expect(second.line.pushes).toHaveLength(1);
    expect(follower.status()).toMatchObject({ state: 'upToDate', connection: 'online', leader: true });
    expect(second.device.errors).toEqual([]);
  });
});
