/** What documents at random share, and how one is built from what it shares and what is its own. */
import fc, { type Arbitrary } from 'fast-check';
import { DOCUMENT_VERSION } from '../documents/limits.ts';
import type { Instant } from '../primitives/dates.ts';
import {
  accountIdOf,
  activityIdOf,
  officerIdOf,
  type AccountId,
  type ActivityId,
  type AuthorId,
  type ClubSlug,
  type OfficerId,
  type PersonKey,
  type Ulid,
} from '../primitives/ids.ts';
import { instantArbitrary, pooledPersonKey, pooledUlid } from './values.ts';

export interface DocumentOptions {
  /** Clubs that documents are drawn from. */
  readonly clubIds: readonly ClubSlug[];
  readonly authors: readonly AuthorId[];
  /** Documents of one pool refer to each other's people and activities often; default 8 of each. */
  readonly poolSize?: number;
}

/** What documents share, and the ids they may refer to. */
interface Common {
  readonly clubId: ClubSlug;
  readonly base: {
    clubId: ClubSlug;
    createdAt: Instant;
    createdBy: AuthorId;
    updatedAt: Instant;
    updatedBy: AuthorId;
    v: typeof DOCUMENT_VERSION;
  };
  readonly own: Ulid;
  readonly activity: ActivityId;
  readonly person: PersonKey;
  readonly otherPerson: PersonKey;
  readonly officer: OfficerId;
  readonly otherClub: ClubSlug;
  readonly account: AccountId;
}

const commonOf = ({ clubIds, authors, poolSize = 8 }: DocumentOptions): Arbitrary<Common> =>
  fc
    .record({
      clubId: fc.constantFrom(...clubIds),
      times: fc.tuple(instantArbitrary, instantArbitrary),
      createdBy: fc.constantFrom(...authors),
      updatedBy: fc.constantFrom(...authors),
      own: fc.nat(poolSize - 1).map(pooledUlid),
      activity: fc.nat(poolSize - 1).map((index) => activityIdOf(pooledUlid(index))),
      person: fc.nat(poolSize - 1).map(pooledPersonKey),
      otherPerson: fc.nat(poolSize - 1).map(pooledPersonKey),
      officer: fc.nat(poolSize - 1).map((index) => officerIdOf(pooledUlid(index))),
      otherClub: fc.constantFrom(...clubIds),
      account: fc.nat(poolSize - 1).map((index) => accountIdOf(pooledUlid(index))),
    })
    .map(({ clubId, times, createdBy, updatedBy, ...ids }) => {
      const [createdAt, updatedAt] = times[0] <= times[1] ? times : [times[1], times[0]];
      const base: Common['base'] = {
        clubId,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy,
        v: DOCUMENT_VERSION,
      };
      return { ...ids, clubId, base };
    });

export const build =
  <M, D>(fields: { [K in keyof M]: Arbitrary<M[K]> }, toDocument: (common: Common, drawn: M) => D) =>
  (options: DocumentOptions): Arbitrary<D> =>
    fc
      .tuple(commonOf(options), fc.record(fields) as unknown as Arbitrary<M>)
      .map(([common, drawn]) => toDocument(common, drawn));
