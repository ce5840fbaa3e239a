/**
 * How much of what one account was refused the audit log keeps in a day. A phone that comes back after weeks, to a role that has
 * ended, stays far below; a program that sends what is refused, again and again, does not fill the disk.
 *
 * In memory, as budgets of attempts are: a restart sets it back.
 */
import { MAX_DOCUMENT_BYTES } from '#schemas/protocol/limits.ts';
import type { Clock } from '#server/ports/clock.ts';

/** `whole`: the entry, and the states that it names. `named`: the entry. `counted`: one more in the security trail. */
export type Keeping = 'whole' | 'named' | 'counted';

export interface RefusalRoom {
  /** Takes the room of one refusal whose states weigh so much. */
  take(accountId: string, bytes: number): Keeping;
}

const DAY_MS = 24 * 3_600_000;
const MAX_ENTRIES = 2_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** What was asked for, what was there, and what happened to it on the device: more than all three is no honest row. */
const MAX_BYTES_OF_ONE = 3 * MAX_DOCUMENT_BYTES;

interface Day {
  readonly endsAtMs: number;
  entries: number;
  bytes: number;
}

export function createRefusalRoom(clock: Clock): RefusalRoom {
  const days = new Map<string, Day>();
  const dayOf = (accountId: string): Day => {
    const nowMs = clock.nowMs();
    const known = days.get(accountId);
    if (known !== undefined && nowMs < known.endsAtMs) return known;
    const day = { endsAtMs: nowMs + DAY_MS, entries: 0, bytes: 0 };
    days.set(accountId, day);
    return day;
  };
  return {
    take: (accountId, bytes) => {
      const day = dayOf(accountId);
      if (day.entries >= MAX_ENTRIES) return 'counted';
      day.entries += 1;
      if (bytes > MAX_BYTES_OF_ONE || day.bytes + bytes > MAX_BYTES) return 'named';
      day.bytes += bytes;
      return 'whole';
    },
  };
}
