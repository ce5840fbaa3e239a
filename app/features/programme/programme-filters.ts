/** What the pills above a programme leave of it. */
import type { Action } from '#schemas/documents/action.ts';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import { isOverdue, yearAfter } from '#schemas/rules/action-programme.ts';

export const ACTION_FILTERS = ['all', 'open', 'overdue', 'done', 'cancelled'] as const;
export type ActionFilter = (typeof ACTION_FILTERS)[number];

type Line = Pick<Action, 'dueDate' | 'doneAt' | 'cancelledAt'>;

export const isShown = (action: Line, filter: ActionFilter, today: LocalDate): boolean => {
  const isCancelled = action.cancelledAt !== null;
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return !isCancelled && action.doneAt === null;
    case 'overdue':
      return isOverdue(action, today);
    case 'done':
      return !isCancelled && action.doneAt !== null;
    case 'cancelled':
      return isCancelled;
  }
};

/** The one that runs, the next, and every year that has a programme; latest first. */
export const programmeYears = (
  actions: readonly Pick<Action, 'academicYear'>[],
  current: AcademicYear,
): AcademicYear[] =>
  [...new Set([yearAfter(current), current, ...actions.map(({ academicYear }) => academicYear)])]
    .sort()
    .reverse();

const DAY_MS = 86_400_000;

export const daysLate = (dueDate: LocalDate, today: LocalDate): number =>
  Math.round((Date.parse(today) - Date.parse(dueDate)) / DAY_MS);
