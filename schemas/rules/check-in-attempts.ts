/**
 * Wrong codes on one device (R30): the fifth locks the form for 30 s, each further one twice as long, and after twenty the
 * host must intervene. The state is plain JSON, kept across reloads and reboots. Time spent locked is measured between
 * observations of the clock, so that a clock set back neither shortens nor prolongs a lock.
 */
import { CHECK_IN_WINDOW_MS } from './check-in-window.ts';

const WRONG_CODES_BEFORE_LOCK = 5;
const WRONG_CODES_BEFORE_HOST = 20;
const FIRST_LOCK_MS = 30_000;
/** A code lives no longer than this, so a longer lock would protect nothing. */
export const LONGEST_LOCK_MS = CHECK_IN_WINDOW_MS;

export interface CheckInAttempts {
  readonly wrongCodes: number;
  /** By the clock as it stood at `seenAtMs`; null when not locked. */
  readonly lockedUntilMs: number | null;
  /** When the clock was last looked at. */
  readonly seenAtMs: number;
}

export type AttemptVerdict =
  | { readonly type: 'allowed'; readonly attemptsLeft: number }
  | { readonly type: 'locked'; readonly remainingMs: number }
  | { readonly type: 'host_needed' };

export const noAttempts = (nowMs: number): CheckInAttempts => ({
  wrongCodes: 0,
  lockedUntilMs: null,
  seenAtMs: nowMs,
});

/** Call it whenever the form is shown, and store the result. */
export const observeClock = (attempts: CheckInAttempts, nowMs: number): CheckInAttempts => {
  const remainingMs = remainingLockMs(attempts, nowMs);
  return { ...attempts, lockedUntilMs: remainingMs === 0 ? null : nowMs + remainingMs, seenAtMs: nowMs };
};

export const verdictOf = (attempts: CheckInAttempts, nowMs: number): AttemptVerdict => {
  if (attempts.wrongCodes >= WRONG_CODES_BEFORE_HOST) return { type: 'host_needed' };
  const remainingMs = remainingLockMs(attempts, nowMs);
  if (remainingMs > 0) return { type: 'locked', remainingMs };
  return { type: 'allowed', attemptsLeft: Math.max(1, WRONG_CODES_BEFORE_LOCK - attempts.wrongCodes) };
};

/** The next state after a wrong code; one that is typed while locked does not count. */
export const afterWrongCode = (attempts: CheckInAttempts, nowMs: number): CheckInAttempts => {
  const seen = observeClock(attempts, nowMs);
  if (verdictOf(seen, nowMs).type !== 'allowed') return seen;
  const wrongCodes = seen.wrongCodes + 1;
  const lockMs = lockMsAfter(wrongCodes);
  return { wrongCodes, lockedUntilMs: lockMs === 0 ? null : nowMs + lockMs, seenAtMs: nowMs };
};

/** A right code clears the count, if it was typed when codes were accepted at all. */
export const afterRightCode = (attempts: CheckInAttempts, nowMs: number): CheckInAttempts =>
  verdictOf(attempts, nowMs).type === 'allowed' ? noAttempts(nowMs) : observeClock(attempts, nowMs);

/** The host, who proved to be one, lets people try again. */
export const afterHostIntervened = (nowMs: number): CheckInAttempts => noAttempts(nowMs);

const lockMsAfter = (wrongCodes: number): number =>
  wrongCodes < WRONG_CODES_BEFORE_LOCK
    ? 0
    : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (wrongCodes - WRONG_CODES_BEFORE_LOCK));

const remainingLockMs = (attempts: CheckInAttempts, nowMs: number): number => {
  if (attempts.lockedUntilMs === null) return 0;
  const passedMs = Math.max(0, nowMs - attempts.seenAtMs);
  return Math.max(0, attempts.lockedUntilMs - attempts.seenAtMs - passedMs);
};
