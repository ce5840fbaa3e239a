import { afterEach, describe, expect, it } from 'vitest';
import { account, activity, deleted, LEAD, push, row } from '#server/replication/testing-sync.ts';
import { TEST_SERVER } from '#server/replication/testing-transport.ts';
import { createBenches, quiet, writtenOn } from './testing-bench.ts';

const OFFICER = account(7, 'club:informatique:officer');
const benches = createBenches(TEST_SERVER);
afterEach(benches.close);

describe('what the server refuses', () => {
  it('shows one refused write among good ones, which all arrive', async () => {
    const place = await benches.open();
    const good = await Promise.all(['A', 'B', 'C'].map((topic) => writtenOn(place.device, topic)));
    const bad = await writtenOn(place.device, 'D');
    const rows = place.device.database.collections.get('activities');
    await rows?.findOne(bad.id).incrementalPatch({ createdBy: OFFICER.id } as never);
    const sync = place.device.connect();
    const status = await place.device.until(sync, (one) => quiet(one) && one.rejectedCount === 1);
    expect(status.state).toBe('rejected');
    for (const one of good) expect(await place.onServer(one.id)).toEqual(one);
    expect(await place.onServer(bad.id)).toBeUndefined();
    expect(await place.device.read('activities', bad.id)).toMatchObject({ _deleted: true, pendingAt: -1 });
    expect(place.line.pushes).toHaveLength(1);
    const text = await place.device.rejected.exportJson();
    expect(JSON.parse(text)).toMatchObject([{ id: bad.id, code: 'wrong_author', document: { topic: 'D' } }]);
    const key = (JSON.parse(text) as { key: string }[])[0]?.key ?? '';
    expect((await place.device.rejected.resend(key)).ok).toBe(true);
    const after = await place.device.until(sync, (one) => one.pendingCount === 0 && one.rejectedCount === 0);
    expect(after.state).toBe('upToDate');
    expect(await place.onServer(bad.id)).toMatchObject({ topic: 'D', createdBy: LEAD.id });
  });

  it('keeps what the server holds where an edit was refused unread', async () => {
    const place = await benches.open();
    const first = await writtenOn(place.device);
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
    expect(await place.onServer(first.id)).toEqual(first);
  });

  it('keeps what the server holds where a refusal speaks of another place than where it lies', async () => {
    const place = await benches.open();
    const { id: activityId, clubId } = await writtenOn(place.device);
    const edited = await place.device.commands.editDossier({ id: activityId, clubId }, { debrief: 'Bien' });
    const { id = '' } = edited.ok ? edited.value : {};
    const sync = place.device.connect();
    await place.device.until(sync, quiet);
    const before = await place.device.read('dossiers', id);
    await sync.pause();
    await place.device.commands.editDossier({ id: activityId, clubId }, { debrief: 'Mieux' });
    const rows = place.device.database.collections.get('dossiers');
    await rows?.findOne(id).incrementalPatch({ clubId: 'sport' } as never);
    sync.resume();
    await place.device.until(sync, (one) => one.pendingCount === 0 && one.rejectedCount === 1);
    expect(await place.device.rejected.all()).toMatchObject([{ id, document: { debrief: 'Mieux' } }]);
    expect(await place.device.read('dossiers', id)).toEqual(before);
  });

  it('does not bring back what was deleted elsewhere: the edit is shown, discarded and undone', async () => {
    const place = await benches.open();
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
    expect(await place.onServer(first.id)).toMatchObject({ topic: 'Revenue', venue: 'Amphi B' });
    expect(place.device.errors).toEqual([]);
  });
});
