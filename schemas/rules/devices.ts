/**
 * Devices of executives, as the board sees them: which of them the server has not heard of for a while. What is on such a device
 * may be missing in every figure.
 */
import type { Instant } from '../primitives/dates.ts';
import { isBoard, type Actor } from './roles.ts';

/** A phone that was not here for this long is named. */
export const QUIET_AFTER_DAYS = 7;

const DAY_MS = 86_400_000;

export const maySeeDevices = (actor: Actor): boolean => isBoard(actor);

export interface Contact {
  /** Null: never, or not for as long as the server remembers. */
  readonly lastContactAt: Instant | null;
}

/** Whole days, never below zero: a phone's clock may be behind the server's. */
export const daysSince = (at: Instant, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - Date.parse(at)) / DAY_MS));

export const isQuiet = ({ lastContactAt }: Contact, nowMs: number): boolean =>
  lastContactAt === null || daysSince(lastContactAt, nowMs) >= QUIET_AFTER_DAYS;

/** Those that were silent longest first. */
export const bySilence = (a: Contact, b: Contact): number => {
  const [one, other] = [a.lastContactAt ?? '', b.lastContactAt ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
};
