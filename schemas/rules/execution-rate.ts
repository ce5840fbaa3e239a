/**
 * The execution rate of an action programme (R4): accomplished ÷ (all − cancelled). It is computed from the actions each time it
 * is shown, never stored. A cancelled action leaves the count, even if it had been ticked.
 */
import type { Action } from '../documents/action.ts';

export interface Execution {
  readonly done: number;
  /** All but the cancelled ones. */
  readonly counted: number;
  /** Between 0 and 1; null while there is nothing to accomplish. */
  readonly rate: number | null;
}

type CountedAction = Pick<Action, 'doneAt' | 'cancelledAt'>;

export const toExecution = (done: number, counted: number): Execution => ({
  done,
  counted,
  rate: counted === 0 ? null : done / counted,
});

export const executionOf = (actions: Iterable<CountedAction>): Execution => {
  let done = 0;
  let counted = 0;
  for (const action of actions) {
    if (action.cancelledAt !== null) continue;
    counted += 1;
    if (action.doneAt !== null) done += 1;
  }
  return toExecution(done, counted);
};
