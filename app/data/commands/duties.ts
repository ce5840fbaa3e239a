/** What the lead asks of the bureau (R13): roll calls and tasks. An officer reports the status of its own tasks. */
import type { Assignment, AssignmentStatus, Duty, RollCall, RollMark } from '#schemas/documents/duty.ts';
import type { Instant, LocalDate } from '#schemas/primitives/dates.ts';
import {
  dutyIdFor,
  dutyIdOf,
  type AccountId,
  type ActivityId,
  type ClubSlug,
  type OfficerId,
} from '#schemas/primitives/ids.ts';
import { err, ok } from '#schemas/primitives/result.ts';
import { derivedUlid } from './derived-ulid.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { WriteContext } from './write-context.ts';
import {
  createDocument,
  createOrEdit,
  deleteDocument,
  writeDocument,
  type Edit,
  type Fields,
  type Written,
} from './write-document.ts';

/** What there is one of per officer or activity: made the first time, changed afterwards. */
export const saveDuty = async (
  context: WriteContext,
  clubId: ClubSlug,
  subject: OfficerId | ActivityId,
  fields: Fields<'duties'>,
  onlyIfThere = false,
): Written<Duty | undefined> => {
  const id = dutyIdFor(clubId, subject);
  const [existing] = await readLocal(collectionOf(context.database, 'duties'), [id]);
  if (existing !== undefined && existing._deleted !== true)
    return writeDocument(context, 'duties', id, fields);
  return onlyIfThere ? ok(undefined) : createDocument(context, 'duties', { id, clubId }, fields);
};

/** What a roll is called for: an activity, or a meeting that has a title of its own. */
export type Occasion =
  | { readonly activityId: ActivityId; readonly heldAt: Instant }
  | { readonly meetingTitle: string; readonly heldAt: Instant };

export const createRollCall = (
  context: WriteContext,
  clubId: ClubSlug,
  occasion: Occasion,
  marks: Readonly<Record<string, RollMark>>,
): Written<Duty> => {
  const isMeeting = 'meetingTitle' in occasion;
  const title = isMeeting ? occasion.meetingTitle.trim() : '';
  if (isMeeting && title === '')
    return Promise.resolve(err({ type: 'invalid', fields: { meetingTitle: 'required' } }));
  const id = isMeeting ? dutyIdOf(clubId, context.ulid()) : dutyIdFor(clubId, occasion.activityId);
  return createDocument(
    context,
    'duties',
    { id, clubId },
    {
      kind: 'rollCall',
      activityId: isMeeting ? null : occasion.activityId,
      meetingTitle: title,
      heldAt: occasion.heldAt,
      marks: marks as RollCall['marks'],
    },
  );
};

export type MarkChange = Readonly<Record<string, RollMark | undefined>>;

/** Only the marks that are named change: another device may have called the rest. An undefined one is taken away. */
export const markPresence = (context: WriteContext, id: string, changes: MarkChange): Written<Duty> =>
  writeDocument(context, 'duties', id, (current) => {
    const marks = current.kind === 'rollCall' ? { ...current.marks, ...changes } : {};
    const kept = Object.entries(marks).filter(([, mark]) => mark !== undefined);
    return { marks: Object.fromEntries(kept) as RollCall['marks'] };
  });

export const editMeeting = (
  context: WriteContext,
  id: string,
  edit: { readonly meetingTitle?: string; readonly heldAt?: Instant },
): Written<Duty> => {
  const meetingTitle = edit.meetingTitle?.trim();
  return meetingTitle === ''
    ? Promise.resolve(err({ type: 'invalid', fields: { meetingTitle: 'required' } }))
    : writeDocument(context, 'duties', id, meetingTitle === undefined ? edit : { ...edit, meetingTitle });
};

export interface TaskFields {
  readonly title: string;
  readonly note: string;
  readonly activityIds: readonly ActivityId[];
  readonly dueDate: LocalDate | null;
}

export interface Assignee {
  readonly officerId: OfficerId;
  readonly assigneeId: AccountId | null;
}

/**
 * One task each: everyone reports their own. `token` is made once by the form, so that saving it again after some were written
 * makes no second ones.
 */
export const assignTask = async (
  context: WriteContext,
  clubId: ClubSlug,
  assignees: readonly Assignee[],
  task: TaskFields,
  token: string,
): Written<undefined> => {
  if (assignees.length === 0) return err({ type: 'invalid', fields: { officerId: 'required' } });
  for (const assignee of assignees) {
    const fields = { ...assignee, ...tidied(task), activityIds: [...task.activityIds] };
    const assigned = await createOrEdit(
      context,
      'duties',
      { id: dutyIdOf(clubId, derivedUlid(context, `${token} ${assignee.officerId}`)), clubId },
      { kind: 'assignment', ...fields, status: 'todo' },
      fields as Edit<'duties'>,
    );
    if (!assigned.ok) return assigned;
  }
  return ok(undefined);
};

const tidied = <T extends Partial<TaskFields>>(task: T): T => ({
  ...task,
  ...(task.title === undefined ? {} : { title: task.title.trim() }),
  ...(task.note === undefined ? {} : { note: task.note.trim() }),
});

/** Only what is named: another device may have changed the rest. */
export const editTask = (
  context: WriteContext,
  id: string,
  edit: Partial<Assignee & TaskFields>,
): Written<Duty> => writeDocument(context, 'duties', id, tidied(edit) as Edit<'duties'>);

export const reportTask = (context: WriteContext, id: string, status: AssignmentStatus): Written<Duty> =>
  writeDocument(context, 'duties', id, { status });

/** Somebody who got an account, or another one: the tasks follow. */
export const linkTasks = async (
  context: WriteContext,
  tasks: readonly Assignment[],
  assigneeId: AccountId | null,
): Written<undefined> => {
  for (const { id } of tasks) {
    const linked = await writeDocument(context, 'duties', id, { assigneeId });
    if (!linked.ok) return linked;
  }
  return ok(undefined);
};

export const deleteDuty = (context: WriteContext, id: string): Written<undefined> =>
  deleteDocument(context, 'duties', id);

/** A deletion taken back. */
export const restoreDuty = (context: WriteContext, duty: Duty): Written<Duty> =>
  createDocument(context, 'duties', { id: duty.id, clubId: duty.clubId }, fieldsOf(duty));

const fieldsOf = (duty: Duty): Fields<'duties'> => {
  switch (duty.kind) {
    case 'assignment': {
      const { kind, officerId, assigneeId, title, note, activityIds, dueDate, status } = duty;
      return { kind, officerId, assigneeId, title, note, activityIds, dueDate, status };
    }
    case 'rollCall': {
      const { kind, activityId, meetingTitle, heldAt, marks } = duty;
      return { kind, activityId, meetingTitle, heldAt, marks };
    }
    case 'contact': {
      const { kind, officerId, phone, email, accountId = null } = duty;
      return { kind, officerId, phone, email, accountId };
    }
  }
};
