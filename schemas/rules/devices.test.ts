import { describe, expect, test } from 'vitest';
import type { ClubSlug } from '../primitives/ids.ts';
import type { Instant } from '../primitives/dates.ts';
import { bySilence, daysSince, isQuiet, maySeeDevices, QUIET_AFTER_DAYS } from './devices.ts';
import { clubRole, VISITOR } from './roles.ts';

const NOW = Date.UTC(2026, 2, 14, 15);
const ago = (days: number): Instant => new Date(NOW - days * 86_400_000).toISOString() as Instant;

describe('R20 devices that have not synced', () => {
  test('are named from the seventh day on, and when they never came', () => {
    const quiet = (lastContactAt: Instant | null) => isQuiet({ lastContactAt }, NOW);
    expect([0, 6.9, QUIET_AFTER_DAYS, 40].map((days) => quiet(ago(days)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(quiet(null)).toBe(true);
  });

  test('say how many whole days, also to a phone whose clock is behind', () => {
    expect([daysSince(ago(12.9), NOW), daysSince(ago(-2), NOW)]).toEqual([12, 0]);
  });

  test('stand longest silence first', () => {
    const contacts = [ago(1), ago(9), null, ago(3)].map((lastContactAt) => ({ lastContactAt }));
    expect(contacts.sort(bySilence).map(({ lastContactAt }) => lastContactAt)).toEqual([
      null,
      ago(9),
      ago(3),
      ago(1),
    ]);
  });

  test('R21 are shown to the board alone', () => {
    const account = (...roles: string[]) => ({ kind: 'account' as const, id: 'account:x', roles });
    expect(maySeeDevices(account('board'))).toBe(true);
    for (const actor of [
      VISITOR,
      account(),
      account('admin'),
      account(clubRole('sport' as ClubSlug, 'lead')),
    ]) {
      expect(maySeeDevices(actor)).toBe(false);
    }
  });
});
