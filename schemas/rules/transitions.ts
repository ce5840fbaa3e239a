/** An activity's states (R5): planned → running → done, or cancelled; nothing else, and no way back. */
import type { ActivityState } from '../documents/activity.ts';

const TRANSITIONS: Readonly<Record<ActivityState, readonly ActivityState[]>> = {
  planned: ['running', 'cancelled'],
  running: ['done', 'cancelled'],
  done: [],
  cancelled: [],
};

export const INITIAL_STATES: readonly ActivityState[] = ['planned'];

export const mayMove = (from: ActivityState, to: ActivityState): boolean => TRANSITIONS[from].includes(to);

/** Is there a road of legal moves from one state to the other (none counts as one)? */
export const canReach = (from: ActivityState, to: ActivityState): boolean =>
  from === to || TRANSITIONS[from].some((next) => canReach(next, to));

/** Neither leads to the other: of two people who moved apart, one has to give way. */
export const areExclusive = (a: ActivityState, b: ActivityState): boolean =>
  !canReach(a, b) && !canReach(b, a);

/** Were all moves legal when the state went from `from` through `passed`, in order? Staying is no move. */
export const isLegalRoad = (from: ActivityState, passed: readonly ActivityState[]): boolean => {
  let state = from;
  for (const next of passed) {
    if (next !== state && !mayMove(state, next)) return false;
    state = next;
  }
  return true;
};
