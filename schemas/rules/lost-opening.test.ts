import { describe, expect, test } from 'vitest';
import type { DossierCheckIn } from '../documents/dossier.ts';
import type { AuthorId } from '../primitives/ids.ts';
import type { Instant } from '../primitives/dates.ts';
import { lostOpenings } from './lost-opening.ts';
import { mergeOpening } from './merge-opening.ts';

const opening = (letter: string, time: string, closedAt: string | null = null): DossierCheckIn => ({
  secretBase32: letter.repeat(32),
  counter: 0,
  openedAt: `2026-03-14T${time}:00.000Z` as Instant,
  openedBy: 'account:00000000000000000000000001' as AuthorId,
  closedAt: closedAt as Instant | null,
});

describe('R7 a code that was shown and lost against another opening', () => {
  const first = opening('A', '15:00');
  const second = opening('B', '15:10');

  test('is the one that the merge drops, whoever merges', () => {
    for (const [mine, theirs] of [
      [first, second],
      [second, first],
    ] as const) {
      const standing = mergeOpening({ base: null, mine, theirs }, true) as DossierCheckIn;
      expect(standing).toEqual(first);
      expect(lostOpenings([second], standing).map(({ secretBase32 }) => secretBase32)).toEqual([
        'B'.repeat(32),
      ]);
      expect(lostOpenings([first], standing)).toEqual([]);
    }
  });

  test('lives for its own three hours, or until the opening that stands is closed', () => {
    expect(lostOpenings([second], first)[0]?.window).toEqual({ openedAt: second.openedAt, closedAt: null });
    const closed = opening('A', '15:00', '2026-03-14T16:00:00.000Z');
    expect(lostOpenings([second], closed)[0]?.window.closedAt).toBe('2026-03-14T16:00:00.000Z');
  });

  test('is no earlier opening of the activity, and no earlier code of the one that stands', () => {
    const again = opening('C', '18:30');
    expect(lostOpenings([first, second], again)).toEqual([]);
    expect(lostOpenings([first], { ...first, counter: 1 })).toEqual([]);
  });
});
