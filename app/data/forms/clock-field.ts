/**
 * The value of a date-and-time control (`2026-03-14T15:00`) and the instant it means. The activity happens in Ouagadougou, which
 * keeps UTC: what is typed is UTC, whatever zone the phone is set to.
 */
import { isInstant, toInstant, type Instant } from '#schemas/primitives/dates.ts';

const HOUR_MS = 60 * 60 * 1000;

export const toClockField = (instant: Instant): string => instant.slice(0, 16);

/** Undefined while the control is empty or half filled. */
export const fromClockField = (text: string): Instant | undefined => {
  const instant = `${text.slice(0, 16)}:00.000Z`;
  return isInstant(instant) ? instant : undefined;
};

/** 14 h 37 → 15 h */
export const nextFullHour = (nowMs: number): Instant =>
  toInstant((Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS);
