import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantToMs, toInstant, type Instant } from '../primitives/dates.ts';
import {
  CHECK_IN_WINDOW_MS,
  checkInEndsAtMs,
  checkInPhase,
  checkInRemainingMs,
  clockJumpedBack,
  isCheckInOpen,
  isLateAnswer,
  type CheckInWindow,
} from './check-in-window.ts';

const OPENED = '2026-03-14T15:00:00.000Z' as Instant;
const OPENED_MS = instantToMs(OPENED);
const MINUTE_MS = 60_000;
const open: CheckInWindow = { openedAt: OPENED, closedAt: null };

describe('R7 the code is good for three hours', () => {
  test.each([
    [-1, 'not_yet'],
    [0, 'open'],
    [179 * MINUTE_MS, 'open'],
    [180 * MINUTE_MS, 'open'],
    [180 * MINUTE_MS + 1, 'expired'],
    [181 * MINUTE_MS, 'expired'],
  ] as const)('%i ms after the opening: %s', (afterMs, phase) => {
    expect(checkInPhase(open, OPENED_MS + afterMs)).toBe(phase);
    expect(isCheckInOpen(open, OPENED_MS + afterMs)).toBe(phase === 'open');
    expect(isLateAnswer(open, OPENED_MS + afterMs)).toBe(phase !== 'open');
  });

  test('or until it is closed, from that moment on', () => {
    const closed = { ...open, closedAt: toInstant(OPENED_MS + 60 * MINUTE_MS) };
    expect(checkInPhase(closed, OPENED_MS + 59 * MINUTE_MS)).toBe('open');
    expect(checkInPhase(closed, OPENED_MS + 60 * MINUTE_MS)).toBe('closed');
    expect(checkInEndsAtMs(closed)).toBe(OPENED_MS + 60 * MINUTE_MS);
  });

  test('a closing long after the end prolongs nothing', () => {
    const closed = { ...open, closedAt: toInstant(OPENED_MS + 300 * MINUTE_MS) };
    expect(checkInEndsAtMs(closed)).toBe(OPENED_MS + CHECK_IN_WINDOW_MS);
    expect(isCheckInOpen(closed, OPENED_MS + 200 * MINUTE_MS)).toBe(false);
  });

  test('an activity whose check-in was never opened takes no answer on time', () => {
    expect(checkInPhase(null, OPENED_MS)).toBe('never_opened');
    expect(isLateAnswer(null, OPENED_MS)).toBe(true);
  });

  test('time left falls to zero and is never more than the window, however the clock is set', () => {
    expect(checkInRemainingMs(open, OPENED_MS + 179 * MINUTE_MS)).toBe(MINUTE_MS);
    fc.assert(
      fc.property(fc.integer({ min: -10 * CHECK_IN_WINDOW_MS, max: 10 * CHECK_IN_WINDOW_MS }), (offsetMs) => {
        const remainingMs = checkInRemainingMs(open, OPENED_MS + offsetMs);
        expect(remainingMs).toBeGreaterThanOrEqual(0);
        expect(remainingMs).toBeLessThanOrEqual(CHECK_IN_WINDOW_MS);
      }),
    );
  });
});

describe('R30 a doubtful clock', () => {
  test('is one that went back more than two minutes', () => {
    expect(clockJumpedBack(OPENED_MS, OPENED_MS + 1)).toBe(false);
    expect(clockJumpedBack(OPENED_MS, OPENED_MS - 2 * MINUTE_MS)).toBe(false);
    expect(clockJumpedBack(OPENED_MS, OPENED_MS - 2 * MINUTE_MS - 1)).toBe(true);
  });
});
