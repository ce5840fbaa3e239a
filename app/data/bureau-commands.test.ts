import 'fake-indexeddb/auto';
import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { Assignment } from '#schemas/documents/duty.ts';
import type { AcademicYear, Instant, LocalDate } from '#schemas/primitives/dates.ts';
import type { AccountId, ClubSlug, OfficerId } from '#schemas/primitives/ids.ts';
import { createCommands, type Commands } from './commands.ts';
import { openUserDatabase } from './database.ts';
import type { LocalDatabase } from './local-database.ts';
import { actions$, duties$, officers$, photos$ } from './queries.ts';
import { openSealer } from './user-store.ts';

const clubId = 'informatique' as ClubSlug;
const [term, nextTerm] = ['2025-2026', '2026-2027'] as AcademicYear[] as [AcademicYear, AcademicYear];
const LEAD = `account:${'0'.repeat(26)}` as AccountId;
const OFFICER = `account:${'1'.repeat(26)}` as AccountId;
const NOW = Date.parse('2026-03-14T15:00:00.000Z');

let database: LocalDatabase;
let lead: Commands;
let names = 0;
let ids = 0;

const actAs = async (id: string, role: string): Promise<Commands> =>
  createCommands({
    database,
    actor: { kind: 'account', id, roles: [role] },
    clock: () => NOW,
    ulid: () => String(++ids).padStart(26, '0'),
    hash: await loadBlake2bHex(),
    sealer: openSealer,
  });

beforeEach(async () => {
  database = await openUserDatabase({
    name: `bureau-commands-${++names}`,
    sealer: openSealer,
    multiInstance: false,
    collections: ['actions', 'officers', 'duties', 'photos'],
  });
  lead = await actAs(LEAD, 'club:informatique:lead');
});
afterEach(() => database.close());

const officers = () => firstValueFrom(officers$(database, clubId));
const duties = () => firstValueFrom(duties$(database, clubId));
const actions = () => firstValueFrom(actions$(database, clubId));

const onlyAction = async () => {
  const [line] = await actions();
  if (line === undefined) throw new Error('no line');
  return line;
};

const FIELDS = {
  clubId,
  term,
  order: 0,
  firstName: ' awa',
  lastName: 'Ouédraogo',
  programId: 'stat',
  levelId: 'l3',
  position: 'member',
  phone: '+226 70 11 22 33',
  email: 'awa@example.org',
  isPublished: false,
  accountId: null,
  token: 'form',
} as const;

const addOfficer = async (changes: Partial<Parameters<Commands['createOfficer']>[0]> = {}) => {
  const added = await lead.createOfficer({ ...FIELDS, token: String(++ids), ...changes });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value;
};

const ROOM = { title: 'Réserver la salle', note: '', activityIds: [], dueDate: null };

const addTask = async (officerId: OfficerId, assigneeId: AccountId | null): Promise<Assignment> => {
  await lead.assignTask(clubId, [{ officerId, assigneeId }], ROOM, String(++ids));
  const task = (await duties()).find((duty) => duty.kind === 'assignment');
  if (task?.kind !== 'assignment') throw new Error('no task');
  return task;
};

describe('R4 the programme of the next year', () => {
  it('is copied once, however often it is asked for, with dates one year later and nothing done', async () => {
    const dueDate = '2025-11-10' as LocalDate;
    await lead.createAction({ clubId, academicYear: term, title: 'Hackathon', dueDate, order: 100 });
    const line = await onlyAction();
    await lead.tickAction(line.id, true);
    const done = await actions();
    expect(await lead.copyActions(done, nextTerm)).toEqual({ ok: true, value: 1 });
    expect(await lead.copyActions(done, nextTerm)).toEqual({ ok: true, value: 0 });
    const all = await actions();
    expect(all).toHaveLength(2);
    expect(all.find(({ academicYear }) => academicYear === nextTerm)).toMatchObject({
      title: 'Hackathon',
      dueDate: '2026-11-10',
      doneAt: null,
    });
  });

  it('gives a deleted line back as it was', async () => {
    await lead.createAction({ clubId, academicYear: term, title: 'Visite', order: 300 });
    const line = await onlyAction();
    await lead.deleteAction(line.id);
    expect(await actions()).toEqual([]);
    expect((await lead.restoreAction(line)).ok).toBe(true);
    expect((await actions())[0]).toMatchObject({ id: line.id, title: 'Visite', order: 300 });
  });
});

describe('R12 the bureau', () => {
  it('publishes a contact only with the agreement, and keeps it for the bureau without', async () => {
    const officer = await addOfficer();
    expect(officer).toMatchObject({ firstName: 'Awa', contact: null });
    expect(await duties()).toMatchObject([{ kind: 'contact', officerId: officer.id, phone: FIELDS.phone }]);
    await lead.editOfficer(officer, { ...FIELDS, isPublished: true });
    expect((await officers())[0]?.contact).toBe('+226 70 11 22 33 · awa@example.org');
    await lead.editOfficer(officer, FIELDS);
    expect((await officers())[0]?.contact).toBeNull();
    expect(await duties()).toHaveLength(1);
  });

  it('hands over once: old cards stay, new ones keep the restricted half', async () => {
    const officer = await addOfficer({ accountId: OFFICER });
    const [contact] = await duties();
    if (contact?.kind !== 'contact') throw new Error('no contact');
    for (let times = 0; times < 2; times += 1)
      expect((await lead.prepareBureau([{ officer, position: 'lead', contact }], nextTerm)).ok).toBe(true);
    expect((await officers()).map((one) => [one.term, one.position])).toEqual(
      expect.arrayContaining([
        [term, 'member'],
        [nextTerm, 'lead'],
      ]),
    );
    expect(await officers()).toHaveLength(2);
    expect((await duties()).map((duty) => duty.kind === 'contact' && duty.accountId)).toEqual([
      OFFICER,
      OFFICER,
    ]);
  });

  it('is one card, also when its restricted half was refused the first time', async () => {
    const refused = await lead.createOfficer({ ...FIELDS, email: 'a'.repeat(121) });
    expect(refused).toMatchObject({ error: { type: 'invalid' } });
    expect((await lead.createOfficer({ ...FIELDS, lastName: 'Kaboré' })).ok).toBe(true);
    expect(await officers()).toMatchObject([{ lastName: 'Kaboré' }]);
    expect(await duties()).toMatchObject([{ kind: 'contact', email: FIELDS.email }]);
  });

  it('a card that is removed takes the restricted half along, and brings it back', async () => {
    const officer = await addOfficer({ accountId: OFFICER });
    const [contact] = await duties();
    if (contact?.kind !== 'contact') throw new Error('no contact');
    expect((await lead.deleteOfficer(officer, contact)).ok).toBe(true);
    expect([await officers(), await duties()]).toEqual([[], []]);
    expect((await lead.restoreOfficer(officer, contact)).ok).toBe(true);
    expect(await officers()).toMatchObject([{ id: officer.id, lastName: officer.lastName }]);
    expect(await duties()).toMatchObject([{ phone: FIELDS.phone, accountId: OFFICER }]);
  });

  it('one without a restricted half can be removed as well', async () => {
    const officer = await addOfficer({ phone: '', email: '' });
    expect((await lead.deleteOfficer(officer, undefined)).ok).toBe(true);
    expect(await officers()).toEqual([]);
  });

  it('R21 is kept by the lead alone', async () => {
    const officer = await actAs(OFFICER, 'club:informatique:officer');
    expect(await officer.createOfficer(FIELDS)).toMatchObject({
      error: { type: 'refused', code: 'forbidden' },
    });
  });
});

const PICTURE = {
  sha256: 'a'.repeat(64),
  widthPx: 720,
  heightPx: 720,
  tinyHash: '',
  takenAt: '2026-03-14T15:00:00.000Z' as Instant,
  caption: '',
};

describe('R12 a portrait', () => {
  const shown = async () =>
    (await firstValueFrom(photos$(database, clubId))).map(({ id, sha256 }) => ({ id, sha256: sha256[0] }));
  const cards = async () => (await officers()).map(({ photoId }) => photoId);

  it('is put on the card once, however often, and gives way to the next', async () => {
    const officer = await addOfficer();
    await lead.setPortrait(officer, PICTURE);
    await lead.setPortrait(officer, PICTURE);
    const [first] = await shown();
    expect([await shown(), await cards()]).toEqual([[{ id: first?.id, sha256: 'a' }], [first?.id]]);
    await lead.setPortrait(officer, { ...PICTURE, sha256: 'b'.repeat(64) });
    expect(await shown()).toMatchObject([{ sha256: 'b' }]);
    await lead.setPortrait(officer, PICTURE);
    expect(await shown()).toMatchObject([{ id: first?.id, sha256: 'a' }]);
  });

  it('stays for the mandate that shows it when the next one changes it', async () => {
    const officer = await addOfficer();
    const set = await lead.setPortrait(officer, PICTURE);
    if (!set.ok) throw new Error('no portrait');
    await lead.prepareBureau([{ officer: set.value, position: 'lead', contact: undefined }], nextTerm);
    const next = (await officers()).find(({ term: one }) => one === nextTerm);
    if (next === undefined) throw new Error('no next card');
    await lead.setPortrait(next, { ...PICTURE, sha256: 'b'.repeat(64) });
    expect((await shown()).map(({ sha256 }) => sha256).sort()).toEqual(['a', 'b']);
  });

  it('R21 is set by the lead alone, and of nobody who has no card', async () => {
    const { id } = await addOfficer();
    const officer = await actAs(OFFICER, 'club:informatique:officer');
    expect(await officer.setPortrait({ id, clubId }, PICTURE)).toMatchObject({
      error: { type: 'refused', code: 'forbidden' },
    });
    expect(await shown()).toEqual([]);
    const unknown = `officer:${'9'.repeat(26)}` as OfficerId;
    expect(await lead.setPortrait({ id: unknown, clubId }, PICTURE)).toMatchObject({
      error: { type: 'not_found' },
    });
  });
});

describe('R13 what the bureau owes', () => {
  it('marks of two hands stand side by side, and one can be taken away', async () => {
    const [a, b] = [await addOfficer(), await addOfficer({ firstName: 'Issa' })];
    const occasion = { meetingTitle: 'Réunion', heldAt: '2026-03-10T15:00:00.000Z' as Instant };
    expect(await lead.createRollCall(clubId, { ...occasion, meetingTitle: ' ' }, {})).toEqual({
      ok: false,
      error: { type: 'invalid', fields: { meetingTitle: 'required' } },
    });
    const call = await lead.createRollCall(clubId, occasion, { [a.id]: 'present' });
    if (!call.ok) throw new Error('no call');
    await lead.markPresence(call.value.id, { [b.id]: 'absent' });
    expect((await duties()).find(({ id }) => id === call.value.id)).toMatchObject({
      marks: { [a.id]: 'present', [b.id]: 'absent' },
    });
    const taken = await lead.markPresence(call.value.id, { [b.id]: undefined });
    expect(taken.ok && taken.value).toMatchObject({ marks: { [a.id]: 'present' } });
  });

  it('R21 an officer reports the own task and nothing else', async () => {
    const { id: officerId } = await addOfficer();
    const task = await addTask(officerId, OFFICER);
    const officer = await actAs(OFFICER, 'club:informatique:officer');
    expect(await officer.reportTask(task.id, 'doing')).toMatchObject({
      ok: true,
      value: { status: 'doing' },
    });
    const refused = { error: { type: 'refused', code: 'forbidden' } };
    expect(await officer.deleteDuty(task.id)).toMatchObject(refused);
    expect(await officer.editTask(task.id, { title: 'Rien' })).toMatchObject(refused);
    await lead.linkTasks([task], null);
    expect(await officer.reportTask(task.id, 'done')).toMatchObject(refused);
  });

  it('is given once to each, also when one was refused the first time; only what changed is edited', async () => {
    const [a, b] = [await addOfficer(), await addOfficer({ firstName: 'Issa' })];
    const one = (officerId: OfficerId) => ({ officerId, assigneeId: null });
    const refused = await lead.assignTask(clubId, [one(a.id), one('nobody' as OfficerId)], ROOM, 'form');
    expect(refused).toMatchObject({ error: { type: 'invalid' } });
    const again = await lead.assignTask(clubId, [one(a.id), one(b.id)], { ...ROOM, note: 'Amphi' }, 'form');
    expect(again.ok).toBe(true);
    const tasks = (await duties()).flatMap((duty) => (duty.kind === 'assignment' ? [duty] : []));
    expect(tasks.map(({ officerId, note }) => [officerId, note]).sort()).toEqual(
      [
        [a.id, 'Amphi'],
        [b.id, 'Amphi'],
      ].sort(),
    );
    const [task] = tasks;
    await lead.editTask(task?.id ?? '', { title: ' Réserver ' });
    expect((await duties()).find(({ id }) => id === task?.id)).toMatchObject({
      title: 'Réserver',
      note: 'Amphi',
    });
  });

  it('R62 a task needs a title and somebody', async () => {
    const task = { title: ' ', note: '', activityIds: [], dueDate: null };
    expect(await lead.assignTask(clubId, [], task, 'form')).toMatchObject({
      error: { type: 'invalid', fields: { officerId: 'required' } },
    });
    const { id: officerId } = await addOfficer();
    expect(await lead.assignTask(clubId, [{ officerId, assigneeId: null }], task, 'form')).toMatchObject({
      error: { type: 'invalid', fields: { title: 'required' } },
    });
  });
});
