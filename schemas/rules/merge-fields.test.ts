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

describe('R24 a card made anew from an answer, by a device that did not know of the one that is there', () => {
  const there = participant({
    firstName: 'Ali',
    matricule: 'N42',
    mergedInto: 'participant:sport:1111111111111111111111111111111d' as Participant['mergedInto'],
    createdAt: at(8),
    updatedAt: at(10),
  });
  const anew = participant({
    firstName: 'Aly',
    levelId: 'l3',
    matricule: null,
    mergedInto: null,
    createdAt: at(11),
    updatedAt: at(11),
  });
  const together = (one: Participant, other: Participant): Participant[] =>
    [
      { mine: one, theirs: other },
      { mine: other, theirs: one },
    ].map((sides) => mergeDocuments('participants', { base: null, ...sides }) as Participant);

  test('undoes neither a merge nor a correction', () => {
    for (const merged of together(anew, there)) {
      const { firstName, matricule, mergedInto } = there;
      expect(merged).toMatchObject({ firstName, matricule, mergedInto, levelId: 'l3', updatedAt: at(11) });
    }
  });

  test('with answers of its own since, still undoes no merge', () => {
    for (const merged of together({ ...anew, updatedAt: at(12) }, there)) {
      expect(merged).toMatchObject({ matricule: there.matricule, mergedInto: there.mergedInto });
    }
  });

  test('nor does the merge outlive its end, where it is one card whose common state nobody knows any more', () => {
    const parted = { ...there, mergedInto: null, updatedAt: at(12) };
    for (const merged of together(parted, there)) expect(merged.mergedInto).toBeNull();
  });
});
