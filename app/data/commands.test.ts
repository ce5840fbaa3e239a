import 'fake-indexeddb/auto';
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import { MAX_ATTENDANCE_TEXTS } from '#schemas/documents/limits.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { createCommands, type Commands } from './commands.ts';
import { openUserDatabase } from './database.ts';
import { collectionOf, type LocalDatabase } from './local-database.ts';
import { settled } from './local-document.ts';
import { readLocal, writeLocal } from './local-rows.ts';
import { actions$, activities$, attendanceCount$, attendances$, dossier$, participants$ } from './queries.ts';
import { openSealer } from './user-store.ts';

const clubId = 'informatique' as ClubSlug;
const startsAt = '2026-03-20T15:00:00.000Z' as Instant;
const NOW = Date.parse('2026-03-14T15:00:00.000Z');

let database: LocalDatabase;
let commands: Commands;
let nowMs = NOW;
let names = 0;
let ids = 0;

const actAs = async (...roles: string[]): Promise<Commands> =>
  createCommands({
    database,
    actor: { kind: 'account', id: `account:${'0'.repeat(26)}`, roles },
    clock: () => nowMs,
    ulid: () => String(++ids).padStart(26, '0'),
    hash: await loadBlake2bHex(),
    sealer: openSealer,
  });

beforeEach(async () => {
  nowMs = NOW;
  database = await openUserDatabase({
    name: `commands-${++names}`,
    sealer: openSealer,
    multiInstance: false,
    collections: ['activities', 'dossiers', 'actions', 'participants', 'attendances'],
  });
  commands = await actAs('club:informatique:lead');
});
afterEach(() => database.close());

const created = async (): Promise<Activity> => {
  const written = await commands.createActivity({ clubId, topic: ' Atelier R ', startsAt, kind: 'atelier' });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
};

const stored = async (id: string) => (await readLocal(collectionOf(database, 'activities'), [id]))[0];

const answer = (changes: Partial<CheckInAnswer> = {}): CheckInAnswer => ({
  firstName: 'Awa',
  lastName: 'Ouédraogo',
  programId: 'stat',
  levelId: 'l2',
  rating: 5,
  appreciation: 'bien',
  suggestion: '',
  rankingConsent: true,
  imageConsent: false,
  discriminator: '',
  answeredAt: '2026-03-14T15:00:00.000Z' as Instant,
  ...changes,
});

describe('commands', () => {
  it('R6 creates an activity from three fields, marked as waiting, with its step', async () => {
    const activity = await created();
    expect(activity).toMatchObject({ topic: 'Atelier R', state: 'planned', clubId });
    const row = await stored(activity.id);
    expect(row).toMatchObject({ pendingAt: NOW });
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
    nowMs = NOW - 60_000;
    const edited = await commands.editActivity(id, { venue: 'Amphi' });
    expect(edited.ok && edited.value.updatedAt > updatedAt).toBe(true);
  });

  it('deletes to a tombstone that keeps nothing of the content', async () => {
    const { id } = await created();
    expect(await commands.deleteActivity(id)).toEqual({ ok: true, value: undefined });
    const row = await stored(id);
    expect(row).toMatchObject({ _deleted: true, pendingAt: NOW });
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
    nowMs += 1000;
    await commands.closeCheckIn(activity);
    const dossier = await firstValueFrom(dossier$(database, clubId, activity.id));
    expect(dossier?.checkIn).toMatchObject({ counter: 1, closedAt: '2026-03-14T15:00:01.000Z' });
  });

  it('R24 takes the same answer twice as one attendance, keeping both texts and the latest consents', async () => {
    const { id } = await created();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    const first = await commands.addAttendanceFromAnswer({ ...taken, answer: answer() });
    expect(first.ok && first.value.already).toBe(false);
    const [swapped] = [
      answer({ firstName: 'OUEDRAOGO', lastName: 'awa', appreciation: 'très bien', rankingConsent: false }),
    ];
    nowMs += 1000;
    const second = await commands.addAttendanceFromAnswer({ ...taken, answer: swapped });
    expect(second.ok && second.value.already).toBe(true);
    const repeated = await commands.addAttendanceFromAnswer({ ...taken, answer: swapped });
    expect(repeated.ok && second.ok && repeated.value.attendance.updatedAt).toBe(
      second.ok && second.value.attendance.updatedAt,
    );
    expect(await firstValueFrom(attendanceCount$(database, clubId, id))).toBe(1);
    const [one] = await firstValueFrom(attendances$(database, clubId, id));
    expect([...(one?.appreciations ?? [])].sort()).toEqual(['bien', 'très bien']);
    const people = await firstValueFrom(participants$(database, clubId));
    expect(people.map(({ firstName, rankingConsent }) => [firstName, rankingConsent])).toEqual([
      ['Awa', false],
    ]);
  });

  it('R43 lets an answer imported late undo no later refusal, and takes its texts all the same', async () => {
    const { id } = await created();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    const at = (minute: number) => `2026-03-14T14:${minute}:00.000Z` as Instant;
    const say = async (minute: number, changes: Partial<CheckInAnswer>) => {
      nowMs += 1000;
      const answered = answer({ ...changes, answeredAt: at(minute) });
      expect((await commands.addAttendanceFromAnswer({ ...taken, answer: answered })).ok).toBe(true);
      const [person] = await firstValueFrom(participants$(database, clubId));
      return person;
    };
    await say(10, { rankingConsent: false, imageConsent: false });
    await say(40, { rankingConsent: false, imageConsent: false, levelId: 'l3' });
    expect(await say(20, { rankingConsent: true, imageConsent: true, appreciation: 'tard' })).toMatchObject({
      rankingConsent: false,
      imageConsent: false,
      consentsAt: at(40),
      levelId: 'l3',
    });
    const [one] = await firstValueFrom(attendances$(database, clubId, id));
    expect(one?.appreciations).toContain('tard');
    expect(await say(50, { rankingConsent: true })).toMatchObject({ rankingConsent: true });
  });

  it('R43 a line of a paper sheet, where nobody was asked, changes no consent', async () => {
    const { id } = await created();
    const taken = { clubId, activityId: id, late: false } as const;
    const asked = answer({ rankingConsent: true, imageConsent: true });
    expect((await commands.addAttendanceFromAnswer({ ...taken, way: 'kiosk', answer: asked })).ok).toBe(true);
    nowMs += 60_000;
    const typed = answer({ rankingConsent: false, imageConsent: false, levelId: 'm1' });
    const sheet = { ...taken, way: 'sheet', asksConsents: false } as const;
    const again = await commands.addAttendanceFromAnswer({ ...sheet, answer: typed });
    expect(again.ok && again.value.already).toBe(true);
    expect(again.ok && again.value.participant).toMatchObject({ rankingConsent: true, imageConsent: true });
    const other = await commands.addAttendanceFromAnswer({
      ...sheet,
      answer: { ...typed, firstName: 'Issa' },
    });
    expect(other.ok && other.value.participant.consentsAt).toBeUndefined();
    expect(other.ok && other.value.attendance.way).toBe('sheet');
  });

  it('R43 a consent changed by hand is as late as it was written', async () => {
    const { id } = await created();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    const earlier = answer({ imageConsent: true, answeredAt: '2026-03-14T14:00:00.000Z' as Instant });
    const first = await commands.addAttendanceFromAnswer({ ...taken, answer: earlier });
    if (!first.ok) throw new Error('not written');
    nowMs += 1000;
    const person = first.value.participant;
    expect((await commands.editParticipant(person.id, { imageConsent: false })).ok).toBe(true);
    const again = await commands.addAttendanceFromAnswer({
      ...taken,
      answer: { ...earlier, answeredAt: '2026-03-14T14:30:00.000Z' as Instant },
    });
    expect(again.ok && again.value.participant.imageConsent).toBe(false);
  });

  it('R7 refuses an answer whose text an attendance could not hold, instead of dropping a text', async () => {
    const { id } = await created();
    const taken = { clubId, activityId: id, way: 'kiosk', late: false } as const;
    for (let nth = 0; nth < MAX_ATTENDANCE_TEXTS; nth += 1) {
      const written = await commands.addAttendanceFromAnswer({
        ...taken,
        answer: answer({ appreciation: `texte ${nth}` }),
      });
      expect(written.ok).toBe(true);
    }
    const [person] = await firstValueFrom(participants$(database, clubId));
    const refused = answer({ appreciation: 'un de trop', levelId: 'm1' });
    nowMs += 1000;
    expect(await commands.addAttendanceFromAnswer({ ...taken, answer: refused })).toEqual({
      ok: false,
      error: { type: 'invalid', fields: { appreciations: 'too_many_texts' } },
    });
    const [one] = await firstValueFrom(attendances$(database, clubId, id));
    expect(one?.appreciations).toHaveLength(MAX_ATTENDANCE_TEXTS);
    expect(await firstValueFrom(participants$(database, clubId))).toEqual([person]);
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
