/**
 * Wrong codes typed on attendees' own phones (R27, R30), and why a flood of them does not shut check-in (decision 008). What
 * must stay true:
 *
 * - each device is held to the same rule as the kiosk (schemas/rules/check-in-attempts.ts);
 * - strangers together cannot try more than a small part of the million codes in the three hours that one lives: 300 an hour, and
 *   when those are used up 50 a minute, two in ten minutes from one network. At most 3 × 300 + 181 × 50 = 9,950 tries, a chance of
 *   1 % after three hours from hundreds of networks; from one network 3 × 100 + 19 × 2 = 338 tries, 0.03 %;
 * - strangers who use up those budgets shut out nobody who was in the room or gave a right code before, nor, beyond some minutes,
 *   anybody on another network. A right code costs nothing.
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
import type { Refusal } from '#server/refusal.ts';
import { createBudgets, type Attempt } from '#server/limits/budgets.ts';

const HOUR_SECONDS = 3600;

const LIMITS = {
  /** A whole room behind one access point mistypes less often than this. */
  addressAndCode: { points: 100, duration: HOUR_SECONDS },
  code: { points: 300, duration: HOUR_SECONDS },
  /** What is left when one of those is used up. */
  networkUnderFlood: { points: 2, duration: 600 },
  codeUnderFlood: { points: 50, duration: 60 },
} as const;

/** Beyond this many, the ones unused for longest are forgotten. */
const MAX_DEVICES = 20_000;

export interface CodeAttempter {
  /** Names the code: activity and counter. */
  readonly code: string;
  readonly device: string;
  readonly address: string;
  /** Wider than the address: somebody who owns many has them side by side. */
  readonly network: string;
  /** It brought the key of the room, which whoever sees the code sees beside it. */
  readonly isInRoom: boolean;
  /** Did this device give a right code before? Asked only when the shared budgets are used up. */
  readonly isProven: () => Promise<boolean>;
}

export interface CodeAttempts {
  /** Judges the code, unless too many were wrong. The refusal without `retryAfterSeconds` means: ask the host. */
  judge(attempter: CodeAttempter, isRight: () => boolean): Promise<Result<true, Refusal>>;
}

type Payment = Pick<Attempt, 'refund'>;

const FREE: Payment = { refund: async () => {} };

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

  /** What a stranger's attempt is paid from; nothing for whoever is no stranger. */
  const pay = async (attempter: CodeAttempter): Promise<Result<Payment, Refusal>> => {
    const { code, address, network } = attempter;
    if (attempter.isInRoom) return ok(FREE);
    const usual = await budgets.spend([
      ['addressAndCode', `${code} ${address}`],
      ['code', code],
    ]);
    if (usual.ok) return usual;
    if (await attempter.isProven()) return ok(FREE);
    return budgets.spend([
      ['networkUnderFlood', `${code} ${network}`],
      ['codeUnderFlood', code],
    ]);
  };

  return {
    judge: async (attempter, isRight) => {
      const { code, device } = attempter;
      const paid = await pay(attempter);
      if (!paid.ok) return paid;
      const { refund } = paid.value;
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
