import { afterEach, expect, it } from 'vitest';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { LEAD, pull } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { openTestDevice, type TestDevice } from './testing-device.ts';

let device: TestDevice | undefined;
afterEach(() => device?.close());

it('a phone that believes it is 2031 sends all the same, and shows what the server made of it', async () => {
  const { ctx } = await startTestContext();
  device = await openTestDevice({
    name: 'wrong-date',
    actor: LEAD,
    transport: createTestTransport(
      () => ctx,
      () => LEAD,
    ),
    clock: () => Date.parse('2031-01-01T00:00:00.000Z'),
    collections: ['activities'],
  });
  const sync = device.connect();
  const created = await device.commands.createActivity({
    clubId: 'informatique' as ClubSlug,
    topic: 'Atelier',
    startsAt: '2026-03-20T15:00:00.000Z' as Instant,
    kind: 'atelier',
  });
  if (!created.ok) throw new Error(created.error.type);
  const { id } = created.value;
  await device.until(sync, ({ pendingCount, caughtUp }) => pendingCount === 0 && caughtUp);
  const waiting = device.until(sync, ({ pendingCount }) => pendingCount === 1);
  await device.commands.editActivity(id, { venue: 'Amphi B' });
  await waiting;
  await device.until(sync, ({ pendingCount, caughtUp }) => pendingCount === 0 && caughtUp);
  const [stored] = (await pull(ctx, LEAD, 'activities')).documents;
  expect(stored).toMatchObject({ topic: 'Atelier', venue: 'Amphi B' });
  expect(stored?.updatedAt.startsWith('2026-03-')).toBe(true);
  expect(await device.read('activities', id)).toMatchObject({ ...stored, pendingAt: 0 });
  expect(await device.rejected.all()).toEqual([]);
  expect(device.errors).toEqual([]);
});
