/** The one orange act of the page: what the bureau most likely needs now. */
import type { ActivityState } from '#schemas/documents/activity.ts';
import type { CheckInPhase } from '#schemas/rules/check-in-window.ts';

export type NextAct = 'start' | 'open_check_in' | 'kiosk' | 'finish';

export const nextActOf = (state: ActivityState, phase: CheckInPhase): NextAct | undefined => {
  if (state === 'done' || state === 'cancelled') return undefined;
  if (phase === 'open') return 'kiosk';
  if (state === 'planned') return 'start';
  return phase === 'never_opened' ? 'open_check_in' : 'finish';
};
