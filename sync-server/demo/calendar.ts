/**
 * When a club met over the year before `now`, meets now, and will meet. Lectures rest in August; evenings and Saturdays are the
 * usual times. Times are UTC, which is the time in Ouagadougou.
 */
import { toInstant, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityState } from '#schemas/documents/activity.ts';
import type { Random } from './random.ts';

export interface Slot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: ActivityState;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const HOLIDAY_MONTH = 7;

const START_HOURS = [8, 9, 15, 16, 17, 18] as const;

const slotAt = (startMs: number, state: ActivityState, random: Random): Slot => ({
  startsAt: toInstant(startMs),
  endsAt: toInstant(startMs + random.between(2, 3) * HOUR_MS),
  state,
});

const dayStartMs = (timeMs: number): number => Math.floor(timeMs / DAY_MS) * DAY_MS;

/** `held` meetings spread over the past year, oldest first; a few of them were cancelled. */
const pastSlots = (nowMs: number, held: number, random: Random): Slot[] => {
  const stepDays = 350 / held;
  return Array.from({ length: held }, (_, index) => {
    const daysAgo = 352 - index * stepDays - random.between(0, Math.max(1, Math.floor(stepDays) - 1));
    const startMs = dayStartMs(nowMs - Math.max(2, daysAgo) * DAY_MS) + random.pick(START_HOURS) * HOUR_MS;
    return slotAt(startMs, random.chance(0.08) ? 'cancelled' : 'done', random);
  }).filter((slot) => new Date(slot.startsAt).getUTCMonth() !== HOLIDAY_MONTH);
};

/** A year of one club: past ones, exactly one running with its check-in open, and the next ones planned. */
export const createCalendar = (nowMs: number, held: number, random: Random): Slot[] => {
  const running = slotAt(nowMs - random.between(15, 40) * MINUTE_MS, 'running', random);
  const planned = Array.from({ length: 3 }, (_, index) => {
    const startMs =
      dayStartMs(nowMs + (4 + index * 9 + random.between(0, 4)) * DAY_MS) +
      random.pick(START_HOURS) * HOUR_MS;
    return slotAt(startMs, 'planned', random);
  });
  return [...pastSlots(nowMs, held, random), running, ...planned];
};
