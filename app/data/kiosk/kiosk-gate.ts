/** What the kiosk lets through now: its window, its clock, and the codes that were tried on it. */
import { blake2bHex } from '#app/crypto/blake2b.ts';
import {
  afterRightCode,
  afterWrongCode,
  observeClock,
  verdictOf,
  type AttemptVerdict,
} from '#schemas/rules/check-in-attempts.ts';
import { checkInPhase, clockJumpedBack } from '#schemas/rules/check-in-window.ts';
import type { KioskDatabase, KioskRecord } from './kiosk-database.ts';

export type KioskGate =
  | { readonly type: 'unknown' }
  /** The phone's clock fell back: the host must look at it. */
  | { readonly type: 'clock_doubtful' }
  | { readonly type: 'over' }
  | { readonly type: 'locked'; readonly remainingMs: number }
  | { readonly type: 'host_needed' }
  | { readonly type: 'open'; readonly attemptsLeft: number };

export type CodeOutcome = { readonly type: 'right' } | { readonly type: 'wrong' } | KioskGate;

const gateOf = (record: KioskRecord, nowMs: number): KioskGate => {
  if (clockJumpedBack(record.lastSeenMs, nowMs)) return { type: 'clock_doubtful' };
  if (checkInPhase(record.window, nowMs) !== 'open') return { type: 'over' };
  return fromVerdict(verdictOf(record.attempts, nowMs));
};

const fromVerdict = (verdict: AttemptVerdict): KioskGate =>
  verdict.type === 'allowed' ? { type: 'open', attemptsLeft: verdict.attemptsLeft } : verdict;

/** A doubtful clock is remembered as it was, so that waiting does not make it trustworthy. */
const seenAt = (record: KioskRecord, nowMs: number): KioskRecord =>
  clockJumpedBack(record.lastSeenMs, nowMs)
    ? record
    : {
        ...record,
        attempts: observeClock(record.attempts, nowMs),
        lastSeenMs: Math.max(record.lastSeenMs, nowMs),
      };

/**
 * The gate looks every second, and answers are noted and codes typed meanwhile: what comes after the record is found in the
 * transaction that writes it, and nothing but attempts and time is written.
 */
const step = (
  database: KioskDatabase,
  activityId: string,
  next: (record: KioskRecord) => KioskRecord,
): Promise<KioskRecord | undefined> =>
  database.transaction('rw', database.kiosks, async () => {
    const record = await database.kiosks.get(activityId);
    if (record === undefined) return undefined;
    const after = next(record);
    await database.kiosks.update(activityId, { attempts: after.attempts, lastSeenMs: after.lastSeenMs });
    return after;
  });

/** What it may show now; also notes the time. */
export const lookAtGate = async (
  database: KioskDatabase,
  activityId: string,
  clock: () => number,
): Promise<KioskGate> => {
  const seen = await step(database, activityId, (record) => seenAt(record, clock()));
  return seen === undefined ? { type: 'unknown' } : gateOf(seen, clock());
};

export const tryCode = async (
  database: KioskDatabase,
  record: KioskRecord,
  code: string,
  clock: () => number,
): Promise<CodeOutcome> => {
  const hash = await blake2bHex(record.salt + code);
  let outcome: CodeOutcome = { type: 'unknown' };
  await step(database, record.activityId, (current) => {
    const nowMs = clock();
    const seen = seenAt(current, nowMs);
    const gate = gateOf(seen, nowMs);
    const isRight = hash === current.codeHash || current.lostCodeHashes?.includes(hash) === true;
    outcome = gate.type === 'open' ? { type: isRight ? 'right' : 'wrong' } : gate;
    if (gate.type !== 'open') return seen;
    const after = isRight ? afterRightCode : afterWrongCode;
    return { ...seen, attempts: after(seen.attempts, nowMs) };
  });
  return outcome;
};
