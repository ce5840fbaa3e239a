import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../documents/activity.ts';
import type { Participant } from '../documents/participant.ts';
import { activity, at, participant, versionsArbitrary } from '../testing/versions.ts';
import { mergeDocuments } from './merge.ts';
import { canReach } from './transitions.ts';

describe('R5 merge of an activity’s state', () => {
  test('never gives a state that the server’s cannot become', () => {
    fc.assert(
      fc.property(versionsArbitrary('activities'), ({ base, mine, theirs }) => {
        const merged = mergeDocuments('activities', { base, mine, theirs }) as Activity;
        expect(canReach((theirs as Activity).state, merged.state)).toBe(true);
        expect([(mine as Activity).state, (theirs as Activity).state]).toContain(merged.state);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['running', 'done', 'done'],
    ['done', 'running', 'done'],
    ['cancelled', 'running', 'cancelled'],
    ['planned', 'cancelled', 'cancelled'],
    ['done', 'cancelled', 'cancelled'],
    ['cancelled', 'done', 'done'],
  ] as const)('mine %s, theirs %s → %s', (mine, theirs, expected) => {
    const merged = mergeDocuments('activities', {
      base: activity({}),
      mine: activity({ state: mine, updatedAt: at(10) }),
      theirs: activity({ state: theirs, updatedAt: at(9) }),
    });
    expect(merged).toMatchObject({ state: expected });
  });

  test('a cancellation that lost takes its reason with it', () => {
    const merged = mergeDocuments('activities', {
      base: activity({}),
      mine: activity({ state: 'cancelled', cancelReason: 'Pluie', updatedAt: at(10) }),
      theirs: activity({ state: 'done', updatedAt: at(9) }),
    });
    expect(merged).toMatchObject({ state: 'done', cancelReason: '' });
  });
});

describe('merge of consents', () => {
  const consent = (base: boolean | null, mine: boolean, theirs: boolean, mineIsLater: boolean) =>
    (
      mergeDocuments('participants', {
        base: base === null ? null : participant({ rankingConsent: base }),
        mine: participant({ rankingConsent: mine, updatedAt: at(mineIsLater ? 11 : 9) }),
        theirs: participant({ rankingConsent: theirs, updatedAt: at(10) }),
      }) as Participant
    ).rankingConsent;

  test('follow the later answer', () => {
    expect(consent(null, true, false, true)).toBe(true);
    expect(consent(null, true, false, false)).toBe(false);
    expect(consent(true, false, true, true)).toBe(false);
    expect(consent(false, true, false, true)).toBe(true);
  });

  test('are a refusal when nobody can tell which answer was the later', () => {
    expect(consent(false, true, false, false)).toBe(false);
    expect(consent(true, false, true, false)).toBe(false);
  });
});
