import { afterEach, describe, expect, it } from 'vitest';
import type { Activity } from '#schemas/documents/activity.ts';
import { account, activity, edited, LEAD, push, row } from '#server/replication/testing-sync.ts';
import { TEST_SERVER } from '#server/replication/testing-transport.ts';
import type { HeardStore } from './heard.ts';
import { createBenches, quiet, writtenOn } from './testing-bench.ts';

const OFFICER = account(7, 'club:informatique:officer');
const benches = createBenches(TEST_SERVER);
afterEach(benches.close);

/** Collections read what they heard of right before they ask the server: the first `count` do so in the same moment. */
const askingTogether = (count: number) => {
  const waiting = new Set<string>();
  let go = (): void => undefined;
  const areAllThere = new Promise<void>((resolve) => (go = resolve));
  return (own: HeardStore): HeardStore => ({
    ...own,
    load: async (key) => {
      const known = await own.load(key);
      if (!key.endsWith('/pulled')) return known;
      if (waiting.add(key).size === count) go();
      await areAllThere;
      return known;
    },
  });
};

describe('sync', () => {
  it('brings what the server has, and sends what was written here, once', async () => {
    const place = await benches.open();
    await push(place.server, OFFICER, 'activities', [row(activity(1, {}, OFFICER.id))]);
    const mine = await writtenOn(place.device);
    const sync = place.device.connect();
    const status = await place.device.until(sync, quiet);
    expect(status).toMatchObject({ state: 'upToDate', connection: 'online', leader: true });
    expect(await place.device.read('activities', activity(1).id)).toMatchObject({
      topic: 'Atelier 1',
      pendingAt: 0,
    });
    expect(await place.onServer(mine.id)).toEqual(mine);
    expect(await place.device.read('activities', mine.id)).toEqual({ ...mine, pendingAt: 0, steps: [] });
    expect(place.line.pushes).toHaveLength(1);
    expect(place.device.errors).toEqual([]);
  });

  it('asks for all collections in one request, and sends the steps with a write', async () => {
    const place = await benches.open({ heard: askingTogether(3) });
    const real = place.line.transport;
    const asked: string[][] = [];
    place.line.transport = {
      ...real,
      pull: (body, signal) => {
        asked.push(body.pulls.map(({ collection }) => collection));
        return real.pull(body, signal);
      },
    };
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    expect(asked[0]?.toSorted()).toEqual(['actions', 'activities', 'dossiers']);
    const mine = await writtenOn(place.device);
    await place.device.commands.editActivity(mine.id, { venue: 'Amphi B' });
    await place.device.until(sync, quiet);
    const steps = place.line.pushes.flatMap(({ pushes }) =>
      pushes.flatMap(({ rows }) => rows.flatMap((one) => one.steps)),
    );
    expect(steps.map(({ by }) => by)).toEqual([LEAD.id, LEAD.id]);
    expect(steps.at(-1)?.changes).toEqual({ venue: 'Amphi B' });
    expect(await place.onServer(mine.id)).toMatchObject({ venue: 'Amphi B' });
  });

  it('hears of a change elsewhere and pulls it', async () => {
    const place = await benches.open();
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
    const place = await benches.open();
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
    expect(await place.onServer(first.id)).toMatchObject({
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

  it('deletes, also what was never sent', async () => {
    const place = await benches.open();
    const unsent = await writtenOn(place.device, 'jamais');
    await place.device.commands.deleteActivity(unsent.id);
    const sent = await writtenOn(place.device, 'puis effacée');
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    await place.device.commands.deleteActivity(sent.id);
    await place.device.until(sync, quiet);
    expect(await place.onServer(sent.id)).toMatchObject({ _deleted: true });
    expect(place.device.errors).toEqual([]);
  });
});
