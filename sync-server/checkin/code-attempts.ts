/**
 * Wrong codes typed on attendees' own phones (R27, R30). What must stay true:
 *
 * - each device is held to the same rule as the kiosk (schemas/rules/check-in-attempts.ts);
 * - many devices together cannot try more than a small part of the million codes: 300 wrong ones an hour for one code;
 * - a stranger who uses up that budget does not shut out phones that gave a right code before.
 *
 * All counts belong to one code: when the host reissues it, everybody starts afresh.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import {
  afterRightCode,
  afterWrongCode,
  noAttempts,
  observeClock,
  verdictOf,
  type CheckInAttempts,
} from '#schemas/rules/check-in-attempts.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Refusal } from '#server/auth/refusal.ts';
import { createBudgets } from '#server/limits/budgets.ts';

const HOUR_SECONDS = 3600;

const LIMITS = {
  /** A whole room behind one access point mistypes less often than this. */
  addressAndCode: { points: 100, duration: HOUR_SECONDS },
  code: { points: 300, duration: HOUR_SECONDS },
} as const;

/** Beyond this many, the ones unused for longest are forgotten. */
const MAX_DEVICES = 20_000;

export interface CodeAttempter {
  /** Names the code: activity and counter. */
  readonly code: string;
  readonly device: string;
  readonly address: string;
  /** Did this device give a right code before? Asked only when the shared budgets are used up. */
  readonly isProven: () => Promise<boolean>;
}

export interface CodeAttempts {
  /** Judges the code, unless too many were wrong. The refusal without `retryAfterSeconds` means: ask the host. */
  judge(attempter: CodeAttempter, isRight: () => boolean): Promise<Result<true, Refusal>>;
}

export const createCodeAttempts = (clock: Clock): CodeAttempts => {
  const budgets = createBudgets(LIMITS);
  const devices = new Map<string, CheckInAttempts>();

  const stateOf = (key: string): CheckInAttempts => {
    const nowMs = clock.nowMs();
    return observeClock(devices.get(key) ?? noAttempts(nowMs), nowMs);
  };
  const keep = (key: string, state: CheckInAttempts): void => {
    // Written again at the end, so that the map is in order of last use.
    devices.delete(key);
    devices.set(key, state);
    const oldest = devices.keys().next();
    if (devices.size > MAX_DEVICES && oldest.done !== true) devices.delete(oldest.value);
  };

  return {
    judge: async (attempter, isRight) => {
      const { code, device, address } = attempter;
      const spent = await budgets.spend([
        ['addressAndCode', `${code} ${address}`],
        ['code', code],
      ]);
      if (!spent.ok && !(await attempter.isProven())) return spent;
      const refund = async (): Promise<void> => {
        if (spent.ok) await spent.value.refund();
      };
      // From here to `keep` nothing waits: two requests of one device cannot both see the state before.
      const key = `${code} ${device}`;
      const before = stateOf(key);
      const locked = refusalOf(before, clock.nowMs());
      if (locked !== undefined) {
        keep(key, before);
        await refund();
        return err(locked);
      }
      if (isRight()) {
        keep(key, afterRightCode(before, clock.nowMs()));
        await refund();
        return ok(true);
      }
      const after = afterWrongCode(before, clock.nowMs());
      keep(key, after);
      return err(wrongCode(after, clock.nowMs()));
    },
  };
};

const refusalOf = (state: CheckInAttempts, nowMs: number): Refusal | undefined => {
  const verdict = verdictOf(state, nowMs);
  if (verdict.type === 'host_needed') return { code: 'too_many_attempts' };
  if (verdict.type === 'locked') return tooMany(verdict.remainingMs);
  return undefined;
};

const tooMany = (remainingMs: number): Refusal => ({
  code: 'too_many_attempts',
  retryAfterSeconds: Math.ceil(remainingMs / 1000),
});

/** The wrong code that locks the form says so at once, with the time to wait. */
const wrongCode = (state: CheckInAttempts, nowMs: number): Refusal => {
  const verdict = verdictOf(state, nowMs);
  if (verdict.type === 'allowed') return { code: 'wrong_code', attemptsLeft: verdict.attemptsLeft };
  if (verdict.type === 'host_needed') return { code: 'wrong_code', attemptsLeft: 0 };
  const retryAfterSeconds = Math.ceil(verdict.remainingMs / 1000);
  return { code: 'wrong_code', attemptsLeft: 0, retryAfterSeconds };
};
