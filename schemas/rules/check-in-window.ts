/**
 * When check-in accepts a code: three hours from its opening, both ends included, or until it is closed (R7). The three hours
 * are counted here and nowhere else; the code's own algorithm knows no time. All times are of the device that shows or takes
 * the code.
 */
import { instantToMs, type Instant } from '../primitives/dates.ts';

export const CHECK_IN_WINDOW_MS = 3 * 60 * 60 * 1000;

/** Phones correct their clocks by seconds; a bigger step back needs the host's word. */
const CLOCK_TOLERANCE_MS = 2 * 60 * 1000;

export interface CheckInWindow {
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

export type CheckInPhase = 'never_opened' | 'not_yet' | 'open' | 'closed' | 'expired';

export const checkInPhase = (window: CheckInWindow | null, nowMs: number): CheckInPhase => {
  if (window === null) return 'never_opened';
  if (nowMs < instantToMs(window.openedAt)) return 'not_yet';
  if (window.closedAt !== null && nowMs >= instantToMs(window.closedAt)) return 'closed';
  return nowMs > lastMomentMs(window) ? 'expired' : 'open';
};

export const isCheckInOpen = (window: CheckInWindow | null, nowMs: number): boolean =>
  checkInPhase(window, nowMs) === 'open';

/** When the code stops being accepted: its closing, or the end of the three hours. */
export const checkInEndsAtMs = (window: CheckInWindow): number =>
  window.closedAt === null
    ? lastMomentMs(window)
    : Math.min(lastMomentMs(window), instantToMs(window.closedAt));

/** Zero once it is over. Before the opening it is the whole window: a clock set back never adds to it. */
export const checkInRemainingMs = (window: CheckInWindow, nowMs: number): number => {
  const startMs = instantToMs(window.openedAt);
  return Math.max(0, checkInEndsAtMs(window) - Math.max(startMs, nowMs));
};

/** An answer given outside the window is kept, and marked (R30). */
export const isLateAnswer = (window: CheckInWindow | null, answeredAtMs: number): boolean =>
  !isCheckInOpen(window, answeredAtMs);

/** Did the clock go back further than a correction would since this device last looked? */
export const clockJumpedBack = (lastSeenMs: number, nowMs: number): boolean =>
  lastSeenMs - nowMs > CLOCK_TOLERANCE_MS;

const lastMomentMs = (window: CheckInWindow): number => instantToMs(window.openedAt) + CHECK_IN_WINDOW_MS;
