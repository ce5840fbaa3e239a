import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../documents/activity.ts';
import { attendanceSchema, MAX_COMMENT_LENGTH, type Attendance } from '../documents/attendance.ts';
import { COLLECTIONS, type Collection } from '../documents/collections.ts';
import { DOCUMENT_SCHEMAS } from '../documents/documents.ts';
import type { Dossier } from '../documents/dossier.ts';
import { MAX_ATTENDANCE_TEXTS } from '../documents/limits.ts';
import type { Participant } from '../documents/participant.ts';
import { toTombstone, type StoredDocument } from '../documents/stored.ts';
import type { Instant } from '../primitives/dates.ts';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';
import { MAX_DOCUMENT_BYTES } from '../protocol/limits.ts';
import { documentArbitrary, instantArbitrary, pooledUlid } from '../testing/arbitraries.ts';
import { overfullTexts } from './merge-attendance.ts';
import { mergeDocuments } from './merge.ts';
import { changedFields, contentNames, fieldsOf, sameDocument, sameValue } from './same-document.ts';
import { canReach } from './transitions.ts';

const AUTHORS = [`account:${pooledUlid(1)}`, `account:${pooledUlid(2)}`, 'service:check-in'] as AuthorId[];
const OPTIONS = { clubIds: ['sport'] as ClubSlug[], authors: AUTHORS, poolSize: 4 };
const EDITABLE = COLLECTIONS.filter((name) => !['ledger', 'keyrings', 'summaries'].includes(name));

const at = (hour: number, minute = 0): Instant =>
  `2026-03-14T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z` as Instant;

interface Versions {
  readonly base: StoredDocument;
  readonly mine: StoredDocument;
  readonly theirs: StoredDocument;
}

/** Three versions of one document: each side took some fields from elsewhere and was saved at its own time. */
const versionsArbitrary = (collection: Collection): fc.Arbitrary<Versions> =>
  fc
    .record({
      documents: fc.tuple(...[0, 1, 2].map(() => documentArbitrary(collection, OPTIONS))),
      stamps: fc.tuple(stampArbitrary, stampArbitrary),
      choices: fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 20, maxLength: 20 }),
    })
    .map(({ documents, stamps, choices }) => {
      const [base, mine, theirs] = documents as unknown as [StoredDocument, StoredDocument, StoredDocument];
      return {
        base,
        mine: edited(
          base,
          mine,
          choices.map(([first]) => first),
          stamps[0],
        ),
        theirs: edited(
          base,
          theirs,
          choices.map(([, second]) => second),
          stamps[1],
        ),
      };
    });

const stampArbitrary = fc.record({ updatedAt: instantArbitrary, updatedBy: fc.constantFrom(...AUTHORS) });

type Stamp = Pick<StoredDocument, 'updatedAt' | 'updatedBy'>;

const edited = (
  base: StoredDocument,
  source: StoredDocument,
  takes: readonly boolean[],
  stamp: Stamp,
): StoredDocument => {
  const from = fieldsOf(source);
  const sameKind = fieldsOf(base)['kind'] === from['kind'] || fieldsOf(base)['topic'] !== undefined;
  const names = contentNames(from).filter((_, index) => sameKind && takes[index] === true);
  const changes = Object.fromEntries(names.map((name) => [name, from[name]]));
  return { ...base, ...changes, ...stamp };
};

const anyVersions = fc
  .constantFrom(...EDITABLE)
  .chain((collection) => versionsArbitrary(collection).map((versions) => ({ collection, ...versions })));

const contentOf = (document: StoredDocument) =>
  Object.fromEntries(contentNames(fieldsOf(document)).map((name) => [name, fieldsOf(document)[name]]));

/** Fields that follow a rule of their own, tested below. */
const OWN_RULE = new Set(
  'state cancelReason checkInWindow checkIn pendingPhotos marks rankingConsent imageConsent consentsAt ratedAt at way late rating appreciations suggestions'.split(
    ' ',
  ),
);

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

const BASE = {
  clubId: 'sport',
  createdAt: at(8),
  createdBy: AUTHORS[0],
  updatedAt: at(8),
  updatedBy: AUTHORS[0],
  v: 1,
};

const document = <T>(kind: Partial<T>, fields: Partial<T>): T => ({ ...BASE, ...kind, ...fields }) as T;

const participant = (fields: Partial<Participant>): Participant =>
  document<Participant>(
    { firstName: 'Awa', levelId: 'l1', rankingConsent: true } as Partial<Participant>,
    fields,
  );

const activity = (fields: Partial<Activity>): Activity =>
  document<Activity>(
    { state: 'planned', cancelReason: '', checkInWindow: null } as Partial<Activity>,
    fields,
  );

const attendance = (fields: Partial<Attendance>): Attendance =>
  document<Attendance>(
    {
      at: at(15),
      way: 'kiosk',
      late: false,
      rating: null,
      appreciations: [],
      suggestions: [],
    } as Partial<Attendance>,
    fields,
  );

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

describe('R7 R24 merge of attendances', () => {
  const alone = { ...OPTIONS, poolSize: 1 };
  const answers = fc.array(documentArbitrary('attendances', alone), { minLength: 3, maxLength: 3 });
  const merge = (base: Attendance | null, mine: Attendance, theirs: Attendance): Attendance =>
    mergeDocuments('attendances', { base, mine, theirs }) as Attendance;

  test('is commutative and associative: any number of devices, met in any order', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), ([a, b, c], hasBase) => {
        if (a === undefined || b === undefined || c === undefined) throw new Error('three answers');
        const base = hasBase ? { ...a, rating: b.rating } : null;
        const left = merge(base, merge(base, a, b), c);
        const right = merge(base, a, merge(base, b, c));
        const turned = merge(base, c, merge(base, b, a));
        expect(contentOf(left)).toEqual(contentOf(right));
        expect(contentOf(left)).toEqual(contentOf(turned));
      }),
      { numRuns: 500 },
    );
  });

  test('loses no text that was typed', () => {
    fc.assert(
      fc.property(answers, ([base, mine, theirs]) => {
        if (base === undefined || mine === undefined || theirs === undefined)
          throw new Error('three answers');
        const both = merge(null, mine, theirs);
        for (const text of [...mine.suggestions, ...theirs.suggestions])
          expect(both.suggestions).toContain(text);
        for (const text of [...mine.appreciations, ...theirs.appreciations]) {
          expect(both.appreciations).toContain(text);
        }
        const added = [...mine.suggestions, ...theirs.suggestions].filter(
          (text) => !base.suggestions.includes(text),
        );
        expect(merge(base, mine, theirs).suggestions).toEqual(expect.arrayContaining(added));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps the earliest arrival and the earliest rating', () => {
    const first = attendance({ at: at(15), way: 'kiosk', suggestions: ['Plus de pratique'] });
    const second = attendance({ at: at(15, 5), way: 'phone', late: true, rating: 3, suggestions: ['Merci'] });
    const third = attendance({ at: at(15, 9), way: 'qr', rating: 5 });
    const merged = merge(null, merge(null, third, first), second);
    expect(merged).toMatchObject({ at: at(15), way: 'kiosk', late: false, rating: 3, ratedAt: at(15, 5) });
    expect(merged.suggestions).toEqual(['Merci', 'Plus de pratique']);
  });

  test('keeps every text, and says when there are more than a document may hold', () => {
    const many = (from: number) =>
      Array.from({ length: MAX_ATTENDANCE_TEXTS }, (_, index) => `texte ${from + index}`);
    const a = attendance({ suggestions: many(1) });
    const b = attendance({ suggestions: many(5) });
    const both = merge(null, a, b);
    expect(new Set(both.suggestions)).toEqual(new Set([...many(1), ...many(5)]));
    expect(both.suggestions).toEqual(merge(null, b, a).suggestions);
    expect([a, b, both].map(overfullTexts)).toEqual([[], [], ['suggestions']]);
  });

  test('an attendance full of the heaviest texts is not too heavy to travel', () => {
    const heaviest = Array.from({ length: MAX_ATTENDANCE_TEXTS }, () => '\ud800'.repeat(MAX_COMMENT_LENGTH));
    const drawn = fc.sample(documentArbitrary('attendances', OPTIONS), 1)[0];
    const full = attendanceSchema.parse({ ...drawn, appreciations: heaviest, suggestions: heaviest });
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThan(MAX_DOCUMENT_BYTES);
  });

  test('a text taken out by the bureau stays out when another field changed elsewhere', () => {
    const base = attendance({ suggestions: ['insulte', 'Merci'] });
    const merged = merge(base, { ...base, suggestions: ['Merci'] }, { ...base, rating: 4 });
    expect(merged).toMatchObject({ suggestions: ['Merci'], rating: 4 });
  });
});

describe('R30 merge of check-in openings', () => {
  const opening = (fields: object) => ({
    secretBase32: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    counter: 0,
    openedAt: at(15),
    openedBy: AUTHORS[0],
    closedAt: null,
    ...fields,
  });
  const merged = (base: object | null, mine: object | null, theirs: object | null) => {
    const dossier = (checkIn: object | null, updatedAt: Instant) =>
      document<Dossier>({ difficulties: '', pendingPhotos: [] } as Partial<Dossier>, {
        checkIn: checkIn as Dossier['checkIn'],
        updatedAt,
      });
    return (
      mergeDocuments('dossiers', {
        base: dossier(base, at(8)),
        mine: dossier(mine, at(10)),
        theirs: dossier(theirs, at(9)),
      }) as Dossier
    ).checkIn;
  };
  const other = { secretBase32: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU', openedBy: AUTHORS[1] };

  test('of two hosts who opened apart the first opening wins', () => {
    const first = opening({});
    const second = opening({ ...other, openedAt: at(15, 10) });
    expect(merged(null, second, first)).toEqual(first);
    expect(merged(null, first, second)).toEqual(first);
  });

  test('within one opening the higher counter and the closing both stay', () => {
    const closed = opening({ closedAt: at(16) });
    const reissued = opening({ counter: 2 });
    expect(merged(opening({}), closed, reissued)).toEqual(opening({ counter: 2, closedAt: at(16) }));
    expect(merged(opening({}), reissued, closed)).toEqual(opening({ counter: 2, closedAt: at(16) }));
    expect(merged(opening({}), closed, opening({ closedAt: at(17) }))).toEqual(opening({ closedAt: at(17) }));
  });

  test('an opening made after the base replaces what others did to the base', () => {
    const next = opening({ ...other, openedAt: at(17) });
    expect(merged(opening({}), opening({ counter: 1 }), next)).toEqual(next);
    expect(merged(opening({}), next, opening({ closedAt: at(16) }))).toEqual(next);
  });

  test('photos that two hosts took stand side by side, and a removed one stays away', () => {
    const photo = (digit: string) => ({ sha256: digit.repeat(64), takenAt: at(15), caption: '' });
    const dossier = (pendingPhotos: Dossier['pendingPhotos']) =>
      document<Dossier>({ checkIn: null } as Partial<Dossier>, { pendingPhotos });
    const result = mergeDocuments('dossiers', {
      base: dossier([photo('a'), photo('b')]),
      mine: dossier([photo('b'), photo('c')]),
      theirs: dossier([photo('a'), photo('b'), photo('d')]),
    }) as Dossier;
    expect(result.pendingPhotos).toEqual([photo('b'), photo('c'), photo('d')]);
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

describe('equality of documents', () => {
  test('does not see the order of keys nor the engine’s fields, and sees everything else', () => {
    fc.assert(
      fc.property(anyVersions, ({ base, mine }) => {
        const turned = Object.fromEntries(Object.entries(base).reverse()) as unknown as StoredDocument;
        expect(
          sameDocument(base, { ...turned, _rev: '1-a', _deleted: false } as unknown as StoredDocument),
        ).toBe(true);
        const isSame = changedFields(base, mine).length === 0 && base.updatedAt === mine.updatedAt;
        expect(sameDocument(base, mine)).toBe(isSame && base.updatedBy === mine.updatedBy);
        expect(changedFields(base, base)).toEqual([]);
        expect(changedFields(null, base)).toEqual(contentNames(fieldsOf(base)).sort());
        expect(sameDocument(base, toTombstone(base, base.updatedAt, base.updatedBy))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
