/**
 * What becomes of an answer that the host's camera read: the same window as everywhere, judged on the host's device, which alone
 * knows the code. An attendee's clock may be wrong; the host's stands in wherever the attendee's cannot be right.
 */
import type { ActivityId } from '../primitives/ids.ts';
import { instantToMs, toInstant } from '../primitives/dates.ts';
import type { CarriedAnswer } from '../protocol/carried-answer.ts';
import type { CheckInAnswer } from '../protocol/check-in.ts';
import { checkInPhase, isLateAnswer, type CheckInWindow } from './check-in-window.ts';

/** Codes that this opening had before the one that is shown: the host sees a mistake that can be forgiven. */
export const FORMER_CODES = 5;

export interface LostCode {
  readonly code: string;
  readonly window: CheckInWindow;
}

export interface CarriedContext {
  readonly activityId: ActivityId;
  readonly window: CheckInWindow | null;
  /** The code of now. */
  readonly code: string;
  readonly formerCodes: readonly string[];
  /** Codes that this device showed, of openings that lost against another (lost-opening.ts). */
  readonly lostCodes: readonly LostCode[];
  readonly nowMs: number;
}

interface Judged {
  readonly answer: CheckInAnswer;
  readonly late: boolean;
}

export type CarriedVerdict =
  | ({ readonly type: 'right' } & Judged)
  /** The code was right before it was replaced. */
  | ({ readonly type: 'former_code' } & Judged)
  | { readonly type: 'wrong_code' | 'other_activity' | 'not_open' };

export const judgeCarried = (carried: CarriedAnswer, context: CarriedContext): CarriedVerdict => {
  const { window, code, formerCodes, nowMs } = context;
  if (carried.activityId !== context.activityId) return { type: 'other_activity' };
  const phase = checkInPhase(window, nowMs);
  if (window === null || phase === 'never_opened' || phase === 'not_yet') return { type: 'not_open' };
  const lost = context.lostCodes.find((one) => one.code === carried.code);
  const isRight = carried.code === code || lost !== undefined;
  if (!isRight && !formerCodes.includes(carried.code)) return { type: 'wrong_code' };
  const ownWindow = carried.code === code ? window : (lost?.window ?? window);
  const answeredAtMs = believable(instantToMs(carried.answer.answeredAt), ownWindow, nowMs);
  return {
    type: isRight ? 'right' : 'former_code',
    answer: { ...carried.answer, answeredAt: toInstant(answeredAtMs) },
    late: isLateAnswer(ownWindow, answeredAtMs),
  };
};

/** Nobody answers before the code existed, nor after it was read from the screen. */
const believable = (answeredAtMs: number, { openedAt }: CheckInWindow, nowMs: number): number =>
  answeredAtMs >= instantToMs(openedAt) && answeredAtMs <= nowMs ? answeredAtMs : nowMs;
