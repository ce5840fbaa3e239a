/**
 * The execution rate of an action programme (R4): accomplished ÷ (all − cancelled). It is computed from the actions each time it
 * is shown, never stored. A cancelled action leaves the count, even if it had been ticked.
 */
import type { Action } from '../documents/action.ts';
import type { AcademicYear, LocalDate } from '../primitives/dates.ts';
import type { ClubSlug } from '../primitives/ids.ts';

export interface Execution {
  readonly done: number;
  /** All but the cancelled ones. */
  readonly counted: number;
  /** Between 0 and 1; null while there is nothing to accomplish. */
  readonly rate: number | null;
}

export interface ExecutionPeriod {
  readonly clubId?: ClubSlug;
  readonly academicYear?: AcademicYear;
  /** Due dates from this day to that day, both included; an action without due date is in no such span. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

type CountedAction = Pick<Action, 'clubId' | 'academicYear' | 'dueDate' | 'doneAt' | 'cancelledAt'>;

export const toExecution = (done: number, counted: number): Execution => ({
  done,
  counted,
  rate: counted === 0 ? null : done / counted,
});

export const executionOf = (actions: Iterable<CountedAction>, period: ExecutionPeriod = {}): Execution => {
  let done = 0;
  let counted = 0;
  for (const action of actions) {
    if (action.cancelledAt !== null || !isInPeriod(action, period)) continue;
    counted += 1;
    if (action.doneAt !== null) done += 1;
  }
  return toExecution(done, counted);
};

const isInPeriod = (action: CountedAction, period: ExecutionPeriod): boolean => {
  if (period.clubId !== undefined && action.clubId !== period.clubId) return false;
  if (period.academicYear !== undefined && action.academicYear !== period.academicYear) return false;
  if (period.from === undefined && period.to === undefined) return true;
  const { dueDate } = action;
  if (dueDate === null) return false;
  return (
    (period.from === undefined || dueDate >= period.from) && (period.to === undefined || dueDate <= period.to)
  );
};
