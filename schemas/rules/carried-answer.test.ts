import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantToMs, toInstant, type Instant } from '../primitives/dates.ts';
import { activityIdOf } from '../primitives/ids.ts';
import type { CarriedAnswer } from '../protocol/carried-answer.ts';
import { judgeCarried, type CarriedContext } from './carried-answer.ts';
import { CHECK_IN_WINDOW_MS, isLateAnswer } from './check-in-window.ts';

const OPENED = '2026-03-14T15:00:00.000Z' as Instant;
const OPENED_MS = instantToMs(OPENED);
const ACTIVITY = activityIdOf('01HZZZZZZZZZZZZZZZZZZZZZZZ');

const carried = (atMs: number, part: Partial<CarriedAnswer> = {}): CarriedAnswer => ({
  answerId: '0'.repeat(16),
  activityId: ACTIVITY,
  code: '482913',
  answer: {
    firstName: 'Awa',
    lastName: 'Ouédraogo',
    programId: 'stat',
    levelId: 'l2',
    rating: null,
    appreciation: '',
    suggestion: '',
    rankingConsent: true,
    imageConsent: false,
    discriminator: '',
    answeredAt: toInstant(atMs),
  },
  ...part,
});

const context = (nowMs: number, part: Partial<CarriedContext> = {}): CarriedContext => ({
  activityId: ACTIVITY,
  window: { openedAt: OPENED, closedAt: null },
  code: '482913',
  formerCodes: ['111111'],
  lostCodes: [],
  nowMs,
  ...part,
});

describe('R7 R30 what the host makes of a carried answer', () => {
  test('another activity, no opening, a wrong code, a code that was replaced', () => {
    const nowMs = OPENED_MS + 1000;
    const verdict = (one: CarriedAnswer, where: Partial<CarriedContext> = {}) =>
      judgeCarried(one, context(nowMs, where)).type;
    expect(verdict(carried(nowMs))).toBe('right');
    expect(verdict(carried(nowMs, { activityId: activityIdOf('01J00000000000000000000000') }))).toBe(
      'other_activity',
    );
    expect(verdict(carried(nowMs), { window: null })).toBe('not_open');
    expect(verdict(carried(nowMs), { nowMs: OPENED_MS - 1 })).toBe('not_open');
    expect(verdict(carried(nowMs, { code: '000000' }))).toBe('wrong_code');
    expect(verdict(carried(nowMs, { code: '111111' }))).toBe('former_code');
  });

  test('a code that this phone showed, and that lost against another opening, is right in its own window', () => {
    const lostMs = OPENED_MS + 600_000;
    const lostCodes = [{ code: '777777', window: { openedAt: toInstant(lostMs), closedAt: null } }];
    const atMs = (nowMs: number) =>
      judgeCarried(carried(nowMs, { code: '777777' }), context(nowMs, { lostCodes }));
    expect(atMs(OPENED_MS + CHECK_IN_WINDOW_MS + 1)).toMatchObject({ type: 'right', late: false });
    expect(atMs(lostMs + CHECK_IN_WINDOW_MS + 1)).toMatchObject({ type: 'right', late: true });
  });

  test('its time is the attendee’s where that can be right, else the host’s, and decides what is late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -CHECK_IN_WINDOW_MS, max: 3 * CHECK_IN_WINDOW_MS }),
        fc.integer({ min: 0, max: 3 * CHECK_IN_WINDOW_MS }),
        (answeredAfterMs, scannedAfterMs) => {
          const nowMs = OPENED_MS + scannedAfterMs;
          const where = context(nowMs);
          const judged = judgeCarried(carried(OPENED_MS + answeredAfterMs), where);
          if (judged.type !== 'right') throw new Error(judged.type);
          const atMs = instantToMs(judged.answer.answeredAt);
          expect(atMs).toBe(
            answeredAfterMs >= 0 && answeredAfterMs <= scannedAfterMs ? OPENED_MS + answeredAfterMs : nowMs,
          );
          expect(judged.late).toBe(isLateAnswer(where.window, atMs));
        },
      ),
    );
  });
});
