/**
 * Whatever is written and asked, in whatever order, sealed storage answers as RxDB's memory storage does: documents,
 * order, counts, and what live queries show. Run once asking from the start (memory index early) and once only about ids
 * and times, which the disk answers (a count that no index of the disk satisfies would build the memory index).
 */
import fc from 'fast-check';
import {
  normalizeMangoQuery,
  prepareQuery,
  type FilledMangoQuery,
  type MangoQuery,
  type RxDocumentData,
} from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyQuery, clearQuery, idRangeQuery, operation, run } from './testing-arbitraries.ts';
import { createDisk, openVisits, type Visit, type VisitDatabase, type Visits } from './testing.ts';

/** Straight to the storage, so that RxDB's caches and event-reduce do not answer instead. */
const ask = async (
  visits: Visits,
  query: MangoQuery<Visit>,
  withDeleted: boolean,
): Promise<Partial<Visit>[]> => {
  const { schema } = visits.storageInstance;
  const filled = normalizeMangoQuery(schema, query) as FilledMangoQuery<Visit>;
  const live = { ...filled, selector: { ...filled.selector, _deleted: { $eq: false } } };
  const prepared = prepareQuery(schema, (withDeleted ? filled : live) as typeof filled);
  return (await visits.storageInstance.query(prepared)).documents.map(withoutMarks);
};

const countOf = async (visits: Visits, query: MangoQuery<Visit>): Promise<number> => {
  const { schema } = visits.storageInstance;
  const { selector } = normalizeMangoQuery(schema, query);
  const all = {
    selector: { ...selector, _deleted: { $eq: false } },
    skip: 0,
    sort: [{ id: 'asc' as const }],
  };
  return (await visits.storageInstance.count(prepareQuery(schema, all as FilledMangoQuery<Visit>))).count;
};

const withoutMarks = (row: RxDocumentData<Visit>): Partial<Visit> => {
  const { _rev, _meta, _attachments, ...fields } = row;
  return fields;
};

const ofIds = (rows: Partial<Visit>[]): string[] => rows.map((row) => row.id ?? '').sort();

describe('sealed storage answers as memory storage', () => {
  let sealed: VisitDatabase;
  let plain: VisitDatabase;
  const open = async (): Promise<void> => {
    sealed = await openVisits(await createDisk().sealedWith(1));
    plain = await openVisits(getRxStorageMemory());
  };
  const close = async (): Promise<void> => {
    await sealed.close();
    await plain.remove();
  };
  beforeEach(open);
  afterEach(close);

  const answersAlike = (query: fc.Arbitrary<MangoQuery<Visit>>, counts: 'with counts' | 'without counts') =>
    fc.assert(
      fc
        .asyncProperty(
          fc.array(fc.tuple(operation, query), { maxLength: 8 }),
          query,
          async (steps, liveQuery) => {
            const shown: (string[] | undefined)[] = [undefined, undefined];
            const subscriptions = [sealed, plain].map((database, index) =>
              database.visits
                .find(liveQuery)
                .$.subscribe((rows) => (shown[index] = rows.map((row) => row.id))),
            );
            for (const [step, asked] of steps) {
              expect(await run(sealed.visits, step)).toBe(await run(plain.visits, step));
              expect(await ask(sealed.visits, asked, false)).toEqual(await ask(plain.visits, asked, false));
              if (counts === 'with counts') {
                expect(await countOf(sealed.visits, asked)).toBe(await countOf(plain.visits, asked));
              }
              // With deleted rows the two may cut a limited answer elsewhere: their tombstones differ in nothing else.
              const { limit: _limit, ...all } = { ...asked, skip: 0 };
              const [one, two] = [await ask(sealed.visits, all, true), await ask(plain.visits, all, true)];
              expect(ofIds(one)).toEqual(ofIds(two));
            }
            const last = await Promise.all(
              [sealed, plain].map((database) => database.visits.find(liveQuery).exec()),
            );
            expect(last[0]?.map((row) => row.toJSON())).toEqual(last[1]?.map((row) => row.toJSON()));
            expect(shown[0]).toEqual(last[0]?.map((row) => row.id));
            subscriptions.forEach((subscription) => subscription.unsubscribe());
          },
        )
        .beforeEach(async () => {
          await close();
          await open();
        }),
      { numRuns: 60 },
    );

  it('for every question', () => answersAlike(anyQuery, 'with counts'));

  it('for id ranges in an order that lies sealed', () => answersAlike(idRangeQuery, 'without counts'));

  it('for questions about ids and times', () => answersAlike(clearQuery, 'without counts'));
});
