/** Documents for the tests of merging: three versions of one document at random, and small documents of few fields. */
import fc from 'fast-check';
import type { Activity } from '../documents/activity.ts';
import type { Attendance } from '../documents/attendance.ts';
import { COLLECTIONS, type Collection } from '../documents/collections.ts';
import type { Participant } from '../documents/participant.ts';
import type { StoredDocument } from '../documents/stored.ts';
import type { Instant } from '../primitives/dates.ts';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';
import { contentNames, fieldsOf } from '../rules/same-document.ts';
import { documentArbitrary } from './arbitraries.ts';
import { instantArbitrary, pooledUlid } from './values.ts';

export const AUTHORS = [
  `account:${pooledUlid(1)}`,
  `account:${pooledUlid(2)}`,
  'service:check-in',
] as AuthorId[];
export const OPTIONS = { clubIds: ['sport'] as ClubSlug[], authors: AUTHORS, poolSize: 4 };
const EDITABLE = COLLECTIONS.filter((name) => !['ledger', 'keyrings', 'summaries'].includes(name));

export const at = (hour: number, minute = 0): Instant =>
  `2026-03-14T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z` as Instant;

interface Versions {
  readonly base: StoredDocument;
  readonly mine: StoredDocument;
  readonly theirs: StoredDocument;
}

/** Three versions of one document: each side took some fields from elsewhere and was saved at its own time. */
export const versionsArbitrary = (collection: Collection): fc.Arbitrary<Versions> =>
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

export const anyVersions = fc
  .constantFrom(...EDITABLE)
  .chain((collection) => versionsArbitrary(collection).map((versions) => ({ collection, ...versions })));

export const contentOf = (document: StoredDocument) =>
  Object.fromEntries(contentNames(fieldsOf(document)).map((name) => [name, fieldsOf(document)[name]]));

const BASE = {
  clubId: 'sport',
  createdAt: at(8),
  createdBy: AUTHORS[0],
  updatedAt: at(8),
  updatedBy: AUTHORS[0],
  v: 1,
};

export const document = <T>(kind: Partial<T>, fields: Partial<T>): T =>
  ({ ...BASE, ...kind, ...fields }) as T;

export const participant = (fields: Partial<Participant>): Participant =>
  document<Participant>(
    { firstName: 'Awa', levelId: 'l1', rankingConsent: true } as Partial<Participant>,
    fields,
  );

export const activity = (fields: Partial<Activity>): Activity =>
  document<Activity>(
    { state: 'planned', cancelReason: '', checkInWindow: null } as Partial<Activity>,
    fields,
  );

export const attendance = (fields: Partial<Attendance>): Attendance =>
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
