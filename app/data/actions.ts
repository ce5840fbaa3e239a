/** The action programme (R4): lines of a year, ticked, cancelled, put back. */
import type { Action } from '#schemas/documents/action.ts';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { actionIdOf, type ActionId, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
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
