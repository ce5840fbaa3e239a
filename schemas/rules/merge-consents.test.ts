import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_SCHEMAS } from '../documents/documents.ts';
import type { Participant } from '../documents/participant.ts';
import type { Instant } from '../primitives/dates.ts';
import { at, contentOf, participant, versionsArbitrary } from '../testing/versions.ts';
import { mergeDocuments } from './merge.ts';

describe('merge of consents that say when they were given', () => {
  const said = (rankingConsent: boolean, consentsAt: Instant, updatedAt: Instant): Participant =>
    participant({ rankingConsent, imageConsent: true, consentsAt, updatedAt });

  test('an answer that arrives late does not undo a later refusal, with or without a common base', () => {
    const late = said(true, at(15), at(17));
    const refusal = said(false, at(16), at(16));
    for (const base of [null, said(false, at(9), at(9)), said(true, at(9), at(9))]) {
      for (const [mine, theirs] of [
        [late, refusal],
        [refusal, late],
      ] as const) {
        const merged = mergeDocuments('participants', { base, mine, theirs });
        expect(merged).toMatchObject({ rankingConsent: false, consentsAt: at(16), updatedAt: at(17) });
      }
    }
  });

  test('a card older than the times of consent gives way to what was surely said later only', () => {
    const undated = participant({ rankingConsent: false, updatedAt: at(14) });
    const answer = said(true, at(15), at(15));
    const merged = (theirs: Participant) =>
      mergeDocuments('participants', { base: null, mine: answer, theirs }) as Participant;
    expect(merged(undated)).toMatchObject({ rankingConsent: true, consentsAt: at(15) });
    expect(merged({ ...undated, updatedAt: at(16) })).toMatchObject({
      rankingConsent: false,
      consentsAt: at(15),
    });
  });

  test('is the same on both devices, and merging the result again changes nothing', () => {
    const dated = fc
      .tuple(versionsArbitrary('participants'), fc.tuple(...[0, 1, 2].map(() => maybeInstant)))
      .map(([{ base, mine, theirs }, times]) =>
        [base, mine, theirs].map((version, index) => ({ ...version, ...times[index] })),
      );
    fc.assert(
      fc.property(dated, fc.boolean(), ([first, mine, theirs], hasBase) => {
        if (first === undefined || mine === undefined || theirs === undefined) throw new Error('three cards');
        const base = hasBase ? first : null;
        const here = mergeDocuments('participants', { base, mine, theirs });
        const there = mergeDocuments('participants', { base, mine: theirs, theirs: mine });
        expect(contentOf(there)).toEqual(contentOf(here));
        expect(mergeDocuments('participants', { base: theirs, mine: here, theirs })).toEqual(here);
        expect(DOCUMENT_SCHEMAS.participants.safeParse(here).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

/** Few instants, so that equal ones are drawn; nothing for a card on which nobody noted a time. */
const maybeInstant = fc.constantFrom<{ consentsAt?: Instant }>(
  {},
  { consentsAt: at(9) },
  { consentsAt: at(16) },
);
