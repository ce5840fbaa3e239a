import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Commands } from './commands.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { settled } from '#app/data/local/local-document.ts';
import { readLocal, writeLocal } from '#app/data/local/local-rows.ts';
import { actions$, activities$, dossier$ } from '#app/data/queries.ts';
import { CLUB_ID as clubId, NOW_MS, openLeadDesk, type Desk } from './testing-commands.ts';

const startsAt = '2026-03-20T15:00:00.000Z' as Instant;

let database: LocalDatabase;
let time: Desk['time'];
let commands: Commands;

beforeEach(async () => {
  ({ database, time, commands } = await openLeadDesk('activities', 'dossiers', 'actions'));
});
afterEach(() => database.close());

const created = async (): Promise<Activity> => {
  const written = await commands.createActivity({ clubId, topic: ' Atelier R ', startsAt, kind: 'atelier' });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
};

const stored = async (id: string) => (await readLocal(collectionOf(database, 'activities'), [id]))[0];

describe('commands', () => {
  it('R6 creates an activity from three fields, marked as waiting, with its step', async () => {
    const activity = await created();
    expect(activity).toMatchObject({ topic: 'Atelier R', state: 'planned', clubId });
    const row = await stored(activity.id);
    expect(row).toMatchObject({ pendingAt: NOW_MS });
    expect(row?.steps).toHaveLength(1);
    expect(row?.steps[0]?.changes).toMatchObject({ topic: 'Atelier R', state: 'planned' });
  });

  it('R62 names the fields that are wrong and writes nothing', async () => {
    const written = await commands.createActivity({ clubId, topic: '  ', startsAt, kind: 'Pas Une Clé' });
    expect(written).toEqual({
      ok: false,
      error: { type: 'invalid', fields: { topic: 'required', kind: 'invalid_format' } },
    });
    expect(await firstValueFrom(activities$(database))).toEqual([]);
  });

  it('R21 refuses what the server would refuse, before anything is written', async () => {
    const elsewhere = await commands.createActivity({
      clubId: 'sport' as ClubSlug,
      topic: 'Volley',
      startsAt,
      kind: 'match',
    });
    expect(elsewhere).toEqual({ ok: false, error: { type: 'refused', code: 'forbidden' } });
    expect(await commands.editActivity('activity:x' as ActivityId, { venue: 'A' })).toEqual({
      ok: false,
      error: { type: 'not_found' },
    });
  });

  it('R5 moves the state along its road only, and keeps each step', async () => {
    const { id } = await created();
    expect((await commands.moveActivityState(id, 'done')).ok).toBe(false);
    expect((await commands.moveActivityState(id, 'running')).ok).toBe(true);
    expect((await commands.moveActivityState(id, 'done')).ok).toBe(true);
    expect(await commands.moveActivityState(id, 'running')).toMatchObject({
      error: { type: 'refused', code: 'illegal_transition' },
    });
    const row = await stored(id);
    expect(row?.steps.map(({ changes }) => changes['state'])).toEqual(['planned', 'running', 'done']);
  });

  it('stamps an edit later than what it follows, also when this clock is behind', async () => {
    const { id, updatedAt } = await created();
    time.nowMs = NOW_MS - 60_000;
    const edited = await commands.editActivity(id, { venue: 'Amphi' });
    expect(edited.ok && edited.value.updatedAt > updatedAt).toBe(true);
  });

  it('deletes to a tombstone that keeps nothing of the content', async () => {
    const { id } = await created();
    expect(await commands.deleteActivity(id)).toEqual({ ok: true, value: undefined });
    const row = await stored(id);
    expect(row).toMatchObject({ _deleted: true, pendingAt: NOW_MS });
    expect(row).not.toHaveProperty('topic');
    expect(await firstValueFrom(activities$(database, clubId))).toEqual([]);
  });

  it('R31 shows each change at once in lists that are being looked at', async () => {
    const seen: string[][] = [];
    const looking = activities$(database, clubId).subscribe(
      (all) => void seen.push(all.map(({ topic }) => topic)),
    );
    const shown = (topics: string[]) =>
      firstValueFrom(
        activities$(database, clubId).pipe(
          filter((all) => String(all.map(({ topic }) => topic)) === String(topics)),
        ),
      );
    const { id } = await created();
    await shown(['Atelier R']);
    await commands.editActivity(id, { topic: 'Python' });
    await shown(['Python']);
    await commands.deleteActivity(id);
    await shown([]);
    looking.unsubscribe();
    expect(seen.at(-1)).toEqual([]);
    expect(seen).toContainEqual(['Python']);
  });

  it('does not lose one of two writes made at the same moment', async () => {
    const { id } = await created();
    await Promise.all([
      commands.editActivity(id, { venue: 'Amphi' }),
      commands.editActivity(id, { topic: 'Python' }),
    ]);
    expect(await stored(id)).toMatchObject({ venue: 'Amphi', topic: 'Python' });
  });

  it('R7 opens check-in once, shows the window to everyone, reissues and closes', async () => {
    const activity = await created();
    const opened = await commands.openCheckIn(activity);
    expect(opened.ok && opened.value.checkIn).toMatchObject({ counter: 0, closedAt: null });
    const again = await commands.openCheckIn(activity);
    expect(again.ok && opened.ok && again.value.checkIn).toEqual(opened.ok && opened.value.checkIn);
    const shown = await stored(activity.id);
    expect(shown).toMatchObject({ checkInWindow: { openedAt: '2026-03-14T15:00:00.000Z', closedAt: null } });
    expect(JSON.stringify(shown)).not.toContain(
      opened.ok ? (opened.value.checkIn?.secretBase32 ?? '?') : '?',
    );
    await commands.reissueCode(activity);
    time.nowMs += 1000;
    await commands.closeCheckIn(activity);
    const dossier = await firstValueFrom(dossier$(database, clubId, activity.id));
    expect(dossier?.checkIn).toMatchObject({ counter: 1, closedAt: '2026-03-14T15:00:01.000Z' });
  });

  it('R4 ticks, unticks and cancels an action', async () => {
    const written = await commands.createAction({
      clubId,
      academicYear: '2025-2026' as never,
      title: 'Hackathon',
    });
    if (!written.ok) throw new Error('not written');
    const { id } = written.value;
    await commands.tickAction(id, true);
    const list = () => firstValueFrom(actions$(database, clubId));
    expect((await list())[0]?.doneAt).toBe('2026-03-14T15:00:00.000Z');
    await commands.tickAction(id, false);
    await commands.cancelAction(id, 'salle prise');
    expect((await list())[0]).toMatchObject({ doneAt: null, cancelReason: 'salle prise' });
    await commands.cancelAction(id, null);
    expect((await list())[0]?.cancelledAt).toBeNull();
  });

  it('says that the disk is full instead of failing, and writes nothing', async () => {
    const { id } = await created();
    const collection = collectionOf(database, 'activities');
    const { storageInstance } = collection;
    const write = storageInstance.bulkWrite.bind(storageInstance);
    storageInstance.bulkWrite = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    expect(await commands.editActivity(id, { venue: 'Amphi' })).toEqual({
      ok: false,
      error: { type: 'storage_full' },
    });
    storageInstance.bulkWrite = write;
    expect(await stored(id)).toMatchObject({ venue: '' });
  });

  it('brings back a document over the tombstone that the server knows', async () => {
    const { id } = await created();
    await commands.deleteActivity(id);
    const collection = collectionOf(database, 'activities');
    await writeLocal(collection, new Map([[id, (row) => row && settled(row)]]));
    const fields = { topic: 'Revenu', kind: 'atelier', state: 'planned', startsAt, endsAt: null } as const;
    const texts = { venue: '', description: '', cancelReason: '', checkInWindow: null, winners: [] };
    const back = await commands.createDocument('activities', { id, clubId }, { ...fields, ...texts });
    expect(back.ok).toBe(true);
    expect(await stored(id)).toMatchObject({ topic: 'Revenu' });
  });
});
