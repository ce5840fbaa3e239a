/** The action programme (R4): lines of a year, ticked, cancelled, put back. */
import type { Action } from '#schemas/documents/action.ts';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { actionIdOf, type ActionId, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import { oneYearLater, type OrderChange } from '#schemas/rules/action-programme.ts';
import { derivedUlid } from './derived-ulid.ts';
import type { WriteContext } from './write-context.ts';
import { createDocument, deleteDocument, writeDocument, type Edit, type Written } from './write-document.ts';

export interface NewAction {
  readonly clubId: ClubSlug;
  readonly academicYear: AcademicYear;
  readonly title: string;
  readonly dueDate?: LocalDate | null;
  readonly order?: number;
  readonly activityId?: ActivityId | null;
}

export const createAction = (context: WriteContext, input: NewAction): Written<Action> =>
  createDocument(
    context,
    'actions',
    { id: actionIdOf(context.ulid()), clubId: input.clubId },
    {
      academicYear: input.academicYear,
      title: input.title.trim(),
      dueDate: input.dueDate ?? null,
      order: input.order ?? 0,
      doneAt: null,
      cancelledAt: null,
      cancelReason: '',
      activityId: input.activityId ?? null,
    },
  );

export type ActionEdit = Omit<Edit<'actions'>, 'doneAt' | 'cancelledAt' | 'cancelReason'>;

export const editAction = (context: WriteContext, id: ActionId, edit: ActionEdit): Written<Action> =>
  writeDocument(context, 'actions', id, edit);

/** A tick keeps the time of its first accomplishment; unticking forgets it. */
export const tickAction = (context: WriteContext, id: ActionId, isDone: boolean): Written<Action> => {
  const now = toInstant(context.clock());
  return writeDocument(context, 'actions', id, ({ doneAt }) => ({ doneAt: isDone ? (doneAt ?? now) : null }));
};

/** A cancelled action leaves the execution rate; `reason: null` puts it back. */
export const cancelAction = (context: WriteContext, id: ActionId, reason: string | null): Written<Action> => {
  const cancelledAt = reason === null ? null : toInstant(context.clock());
  return writeDocument(context, 'actions', id, { cancelledAt, cancelReason: reason?.trim() ?? '' });
};

export const deleteAction = (context: WriteContext, id: ActionId): Written<undefined> =>
  deleteDocument(context, 'actions', id);

/** A deletion taken back: the line stands as it stood. */
export const restoreAction = (context: WriteContext, action: Action): Written<Action> =>
  createDocument(
    context,
    'actions',
    { id: action.id, clubId: action.clubId },
    {
      academicYear: action.academicYear,
      title: action.title,
      dueDate: action.dueDate,
      order: action.order,
      doneAt: action.doneAt,
      cancelledAt: action.cancelledAt,
      cancelReason: action.cancelReason,
      activityId: action.activityId,
    },
  );

export const orderActions = async (
  context: WriteContext,
  changes: readonly OrderChange[],
): Written<undefined> => {
  for (const { id, order } of changes) {
    const written = await writeDocument(context, 'actions', id, { order });
    if (!written.ok) return written;
  }
  return ok(undefined);
};

/**
 * Lines of a year for the next one: their dates move with it, what was accomplished does not. The id of a copy comes from the
 * line it copies, so that two people who copy without a network make one programme, not two.
 */
export const copyActions = async (
  context: WriteContext,
  lines: readonly Action[],
  academicYear: AcademicYear,
): Written<number> => {
  let count = 0;
  for (const line of lines) {
    const copied = await createDocument(
      context,
      'actions',
      { id: actionIdOf(derivedUlid(context, `${line.id} ${academicYear}`)), clubId: line.clubId },
      {
        academicYear,
        title: line.title,
        dueDate: line.dueDate === null ? null : oneYearLater(line.dueDate),
        order: line.order,
        doneAt: null,
        cancelledAt: null,
        cancelReason: '',
        activityId: null,
      },
    );
    if (copied.ok) count += 1;
    else if (!(copied.error.type === 'refused' && copied.error.code === 'immutable')) return copied;
  }
  return ok(count);
};
