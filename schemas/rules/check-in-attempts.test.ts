import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterHostIntervened,
  afterRightCode,
  afterWrongCode,
  LONGEST_LOCK_MS,
  noAttempts,
  observeClock,
  verdictOf,
  type CheckInAttempts,
} from './check-in-attempts.ts';

const NOW = 1_700_000_000_000;

/** Wrong codes typed as soon as each lock ends; returns the state and when the last was typed. */
const wrongCodes = (count: number): { attempts: CheckInAttempts; nowMs: number } => {
  let attempts = noAttempts(NOW);
  let nowMs = NOW;
  for (let typed = 0; typed < count; typed += 1) {
    const verdict = verdictOf(attempts, nowMs);
    if (verdict.type === 'locked') nowMs += verdict.remainingMs;
    attempts = afterWrongCode(attempts, nowMs);
  }
  return { attempts, nowMs };
};

describe('R27 R30 wrong codes', () => {
  test('four leave one more try', () => {
    const { attempts, nowMs } = wrongCodes(4);
    expect(verdictOf(attempts, nowMs)).toEqual({ type: 'allowed', attemptsLeft: 1 });
  });

  test.each([
    [5, 30_000],
    [6, 60_000],
    [7, 120_000],
    [10, 960_000],
    [19, LONGEST_LOCK_MS],
  ])('%i lock the form for %i ms', (count, lockMs) => {
    const { attempts, nowMs } = wrongCodes(count);
    expect(verdictOf(attempts, nowMs)).toEqual({ type: 'locked', remainingMs: lockMs });
    expect(verdictOf(attempts, nowMs + lockMs - 1).type).toBe('locked');
    expect(verdictOf(attempts, nowMs + lockMs)).toEqual({ type: 'allowed', attemptsLeft: 1 });
  });

  test('twenty call the host, and no waiting helps', () => {
    const { attempts, nowMs } = wrongCodes(20);
    expect(verdictOf(attempts, nowMs + 100 * LONGEST_LOCK_MS)).toEqual({ type: 'host_needed' });
    expect(afterRightCode(attempts, nowMs)).toEqual(observeClock(attempts, nowMs));
    expect(verdictOf(afterHostIntervened(nowMs), nowMs)).toEqual({ type: 'allowed', attemptsLeft: 5 });
  });

  test('a code typed while locked, right or wrong, changes nothing', () => {
    const { attempts, nowMs } = wrongCodes(5);
    expect(afterWrongCode(attempts, nowMs).wrongCodes).toBe(5);
    expect(verdictOf(afterRightCode(attempts, nowMs), nowMs).type).toBe('locked');
  });

  test('a right code clears the count', () => {
    const { attempts, nowMs } = wrongCodes(4);
    expect(afterRightCode(attempts, nowMs)).toEqual(noAttempts(nowMs));
  });

  test('the count survives a reload', () => {
    const { attempts, nowMs } = wrongCodes(6);
    const reloaded = JSON.parse(JSON.stringify(attempts)) as CheckInAttempts;
    expect(verdictOf(reloaded, nowMs)).toEqual(verdictOf(attempts, nowMs));
  });

  test('a clock moved back never shortens a lock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 19 }),
        fc.array(fc.record({ waitMs: fc.nat(40_000), backMs: fc.nat(10_000_000) }), { maxLength: 12 }),
        (count, moves) => {
          const start = wrongCodes(count);
          const verdict = verdictOf(start.attempts, start.nowMs);
          const lockMs = verdict.type === 'locked' ? verdict.remainingMs : 0;
          let { attempts, nowMs } = start;
          let waitedMs = 0;
          for (const { waitMs, backMs } of moves) {
            nowMs += waitMs;
            waitedMs += waitMs;
            attempts = observeClock(attempts, nowMs);
            nowMs -= backMs;
            attempts = observeClock(attempts, nowMs);
            const now = verdictOf(attempts, nowMs);
            expect(now.type === 'locked' ? now.remainingMs : 0).toBe(Math.max(0, lockMs - waitedMs));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
