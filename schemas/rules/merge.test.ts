import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_SCHEMAS } from '../documents/documents.ts';
import type { Participant } from '../documents/participant.ts';
import { toTombstone } from '../documents/stored.ts';
import type { AuthorId } from '../primitives/ids.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { anyVersions, at, AUTHORS, contentOf, OPTIONS, participant } from '../testing/versions.ts';
import { mergeDocuments } from './merge.ts';
import { contentNames, fieldsOf, sameDocument, sameValue } from './same-document.ts';

/** Fields that follow a rule of their own, tested in files of their own. */
const OWN_RULE = new Set(
  'state cancelReason checkInWindow checkIn pendingPhotos removals marks rankingConsent imageConsent consentsAt ratedAt at way late rating appreciations suggestions caption tinyHash'.split(
    ' ',
  ),
);

describe('R43 requests that photos be taken down', () => {
  test('of two phones stand side by side, and one that was decided does not come back', () => {
    const [base] = fc.sample(documentArbitrary('dossiers', OPTIONS), { numRuns: 1, seed: 1 });
    if (base === undefined) throw new Error('no dossier drawn');
    const asked = (n: number) => ({
      photoId: `photo:${String(n).padStart(26, '0')}`,
      text: '',
      askedAt: at(n),
    });
    const withRemovals = (removals: unknown, n: number) => ({ ...base, removals, updatedAt: at(n) }) as never;
    const merged = mergeDocuments('dossiers', {
      base: withRemovals([asked(1)], 1),
      mine: withRemovals([], 2),
      theirs: withRemovals([asked(1), asked(2)], 3),
    });
    expect(fieldsOf(merged)['removals']).toEqual([asked(2)]);
    const first = mergeDocuments('dossiers', {
      base: base as never,
      mine: { ...base, debrief: 'Bien', updatedAt: at(2) } as never,
      theirs: withRemovals([asked(1)], 3),
    });
    expect(fieldsOf(first)).toMatchObject({ removals: [asked(1)], debrief: 'Bien' });
  });
});

describe('R43 a photo that is taken down', () => {
  test('says nothing more, also where somebody corrects its caption at the same time', () => {
    const [drawn] = fc.sample(documentArbitrary('photos', OPTIONS), { numRuns: 1, seed: 1 });
    if (drawn === undefined) throw new Error('no photo drawn');
    const base = { ...drawn, caption: 'Awa', tinyHash: 'abc', takenDownAt: null, updatedAt: at(1) };
    const down = { ...base, caption: '', tinyHash: '', takenDownAt: at(2), updatedAt: at(2) };
    const edited = { ...base, caption: 'Awa et Issouf', updatedAt: at(3) };
    for (const [mine, theirs] of [
      [down, edited],
      [edited, down],
    ] as const)
      expect(mergeDocuments('photos', { base, mine, theirs } as never)).toMatchObject({
        ...{ caption: '', tinyHash: '', takenDownAt: at(2) },
      });
  });
});

describe('three-way merge', () => {
  test('gives a valid document of the same id, created as the server says', () => {
    fc.assert(
      fc.property(anyVersions, fc.boolean(), ({ collection, base, mine, theirs }, hasBase) => {
        const merged = mergeDocuments(collection, { base: hasBase ? base : null, mine, theirs });
        expect(DOCUMENT_SCHEMAS[collection].safeParse(merged).error).toBeUndefined();
        expect([merged.id, merged.createdAt, merged.createdBy]).toEqual([
          theirs.id,
          theirs.createdAt,
          theirs.createdBy,
        ]);
        expect(merged.updatedAt).toBe(mine.updatedAt > theirs.updatedAt ? mine.updatedAt : theirs.updatedAt);
      }),
      { numRuns: 500 },
    );
  });

  test('is idempotent: merging the result again changes nothing', () => {
    fc.assert(
      fc.property(anyVersions, fc.boolean(), ({ collection, base, mine, theirs }, hasBase) => {
        const ground = hasBase ? base : null;
        expect(sameDocument(mergeDocuments(collection, { base: ground, mine, theirs: mine }), mine)).toBe(
          true,
        );
        const merged = mergeDocuments(collection, { base: ground, mine, theirs });
        expect(mergeDocuments(collection, { base: theirs, mine: merged, theirs })).toEqual(merged);
      }),
      { numRuns: 500 },
    );
  });

  test('gives both devices the same content, whichever of them reached the server first', () => {
    fc.assert(
      fc.property(anyVersions, fc.boolean(), ({ collection, base, mine, theirs }, hasBase) => {
        const ground = hasBase ? base : null;
        const states = [fieldsOf(mine)['state'], fieldsOf(theirs)['state']];
        // The one rule that is not symmetric: of «done» and «cancelled» the server's stays.
        fc.pre(!(states.includes('done') && states.includes('cancelled')));
        const here = mergeDocuments(collection, { base: ground, mine, theirs });
        const there = mergeDocuments(collection, { base: ground, mine: theirs, theirs: mine });
        expect(contentOf(there)).toEqual(contentOf(here));
        expect([there.updatedAt, there.updatedBy]).toEqual([here.updatedAt, here.updatedBy]);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps the change of the side that made one, and the later where both did', () => {
    fc.assert(
      fc.property(anyVersions, ({ collection, base, mine, theirs }) => {
        const merged = fieldsOf(mergeDocuments(collection, { base, mine, theirs }));
        const [b, m, t] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)];
        for (const name of contentNames(m).filter((field) => !OWN_RULE.has(field))) {
          if (sameValue(m[name], b[name])) expect(merged[name]).toEqual(t[name]);
          else if (sameValue(t[name], b[name])) expect(merged[name]).toEqual(m[name]);
          else if (mine.updatedAt !== theirs.updatedAt) {
            expect(merged[name]).toEqual(mine.updatedAt > theirs.updatedAt ? m[name] : t[name]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('equal clocks are parted by author, then by content', () => {
    const level = (mine: Partial<Participant>, theirs: Partial<Participant>) =>
      mergeDocuments('participants', { base: null, mine: participant(mine), theirs: participant(theirs) });
    const [first, second] = AUTHORS as [AuthorId, AuthorId];
    const [low, high] = [{ levelId: 'l1' }, { levelId: 'l2' }];
    expect(level({ ...low, updatedBy: second }, { ...high, updatedBy: first })).toMatchObject(low);
    expect(level({ ...high, updatedBy: first }, { ...low, updatedBy: second })).toMatchObject(low);
    expect(level(low, high)).toMatchObject(high);
    expect(level(high, low)).toMatchObject(high);
  });

  test('leaves to the server what is never edited', () => {
    for (const collection of ['ledger', 'keyrings', 'summaries'] as const) {
      fc.assert(
        fc.property(
          documentArbitrary(collection, OPTIONS),
          documentArbitrary(collection, OPTIONS),
          (mine, theirs) => {
            expect(mergeDocuments(collection, { base: null, mine, theirs })).toBe(theirs);
          },
        ),
        { numRuns: 30 },
      );
    }
  });

  test('keeps the engine’s own fields of the server', () => {
    const theirs = { ...participant({ levelId: 'l2' }), _rev: '2-b' };
    const mine = { ...participant({ programId: 'demo' }), _rev: '1-a', _meta: { lwt: 1 } };
    const merged = mergeDocuments('participants', { base: participant({}), mine, theirs });
    expect(merged).toMatchObject({ levelId: 'l2', programId: 'demo', _rev: '2-b' });
    expect(merged).not.toHaveProperty('_meta');
  });
});

describe('three-way merge of deletions', () => {
  test('a deletion wins over an edit, on both sides', () => {
    fc.assert(
      fc.property(anyVersions, ({ collection, base, mine, theirs }) => {
        const author = AUTHORS[0] as AuthorId;
        const gone = toTombstone(base, at(12), author);
        expect(mergeDocuments(collection, { base, mine, theirs: gone })).toBe(gone);
        expect(mergeDocuments(collection, { base, mine: gone, theirs })._deleted).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('deleting one’s own unsent creation does not delete another’s of the same id', () => {
    const theirs = participant({});
    const mine = toTombstone(theirs, at(12), AUTHORS[1] as AuthorId);
    expect(mergeDocuments('participants', { base: null, mine, theirs })).toBe(theirs);
  });
});
