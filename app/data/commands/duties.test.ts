import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assignment } from '#schemas/documents/duty.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { AccountId, OfficerId } from '#schemas/primitives/ids.ts';
import { OFFICER_ID, openBureau, type TestBureau } from './testing-bureau.ts';
import { CLUB_ID as clubId } from './testing-commands.ts';

let bureau: TestBureau;
beforeEach(async () => {
  bureau = await openBureau();
});
afterEach(() => bureau.database.close());

const ROOM = { title: 'Réserver la salle', note: '', activityIds: [], dueDate: null };

const addTask = async (officerId: OfficerId, assigneeId: AccountId | null): Promise<Assignment> => {
  await bureau.lead.assignTask(clubId, [{ officerId, assigneeId }], ROOM, bureau.nextToken());
  const task = (await bureau.duties()).find((duty) => duty.kind === 'assignment');
  if (task?.kind !== 'assignment') throw new Error('no task');
  return task;
};

describe('R13 what the bureau owes', () => {
  it('marks of two hands stand side by side, and one can be taken away', async () => {
    const [a, b] = [await bureau.addOfficer(), await bureau.addOfficer({ firstName: 'Issa' })];
    const occasion = { meetingTitle: 'Réunion', heldAt: '2026-03-10T15:00:00.000Z' as Instant };
    expect(await bureau.lead.createRollCall(clubId, { ...occasion, meetingTitle: ' ' }, {})).toEqual({
      ok: false,
      error: { type: 'invalid', fields: { meetingTitle: 'required' } },
    });
    const call = await bureau.lead.createRollCall(clubId, occasion, { [a.id]: 'present' });
    if (!call.ok) throw new Error('no call');
    await bureau.lead.markPresence(call.value.id, { [b.id]: 'absent' });
    expect((await bureau.duties()).find(({ id }) => id === call.value.id)).toMatchObject({
      marks: { [a.id]: 'present', [b.id]: 'absent' },
    });
    const taken = await bureau.lead.markPresence(call.value.id, { [b.id]: undefined });
    expect(taken.ok && taken.value).toMatchObject({ marks: { [a.id]: 'present' } });
  });

  it('R21 an officer reports the own task and nothing else', async () => {
    const { id: officerId } = await bureau.addOfficer();
    const task = await addTask(officerId, OFFICER_ID);
    const officer = await bureau.actAsOfficer();
    expect(await officer.reportTask(task.id, 'doing')).toMatchObject({
      ok: true,
      value: { status: 'doing' },
    });
    const refused = { error: { type: 'refused', code: 'forbidden' } };
    expect(await officer.deleteDuty(task.id)).toMatchObject(refused);
    expect(await officer.editTask(task.id, { title: 'Rien' })).toMatchObject(refused);
    await bureau.lead.linkTasks([task], null);
    expect(await officer.reportTask(task.id, 'done')).toMatchObject(refused);
  });

  it('is given once to each, also when one was refused the first time; only what changed is edited', async () => {
    const [a, b] = [await bureau.addOfficer(), await bureau.addOfficer({ firstName: 'Issa' })];
    const one = (officerId: OfficerId) => ({ officerId, assigneeId: null });
    const refused = await bureau.lead.assignTask(
      clubId,
      [one(a.id), one('nobody' as OfficerId)],
      ROOM,
      'form',
    );
    expect(refused).toMatchObject({ error: { type: 'invalid' } });
    const again = await bureau.lead.assignTask(
      clubId,
      [one(a.id), one(b.id)],
      { ...ROOM, note: 'Amphi' },
      'form',
    );
    expect(again.ok).toBe(true);
    const tasks = (await bureau.duties()).flatMap((duty) => (duty.kind === 'assignment' ? [duty] : []));
    expect(tasks.map(({ officerId, note }) => [officerId, note]).sort()).toEqual(
      [
        [a.id, 'Amphi'],
        [b.id, 'Amphi'],
      ].sort(),
    );
    const [task] = tasks;
    await bureau.lead.editTask(task?.id ?? '', { title: ' Réserver ' });
    expect((await bureau.duties()).find(({ id }) => id === task?.id)).toMatchObject({
      title: 'Réserver',
      note: 'Amphi',
    });
  });

  it('R62 a task needs a title and somebody', async () => {
    const task = { title: ' ', note: '', activityIds: [], dueDate: null };
    expect(await bureau.lead.assignTask(clubId, [], task, 'form')).toMatchObject({
      error: { type: 'invalid', fields: { officerId: 'required' } },
    });
    const { id: officerId } = await bureau.addOfficer();
    expect(
      await bureau.lead.assignTask(clubId, [{ officerId, assigneeId: null }], task, 'form'),
    ).toMatchObject({
      error: { type: 'invalid', fields: { title: 'required' } },
    });
  });
});
