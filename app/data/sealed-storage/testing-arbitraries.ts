/** Random documents, writes and questions for the property tests of this folder. */
import fc from 'fast-check';
import type { MangoQuery } from 'rxdb';
import { visitOf, type Visit, type Visits } from './testing.ts';

const time = fc.integer({ min: 1, max: 6 }).map((day) => `2026-01-0${day}T00:00:00.000Z`);
/** Half of them hold a person key, whose place in the order is another one on disk. */
const id = fc.integer({ min: 0, max: 11 }).map((number) => {
  const club = number < 6 ? 'a' : 'b';
  return number % 2 === 0 ? `visit:${club}:${number}` : `visit:${club}:${String(number).padStart(32, '0')}`;
});
const prefix = fc.constantFrom('visit:', 'visit:a:', 'visit:a:\uffff', 'visit:b:', 'visit:b:\uffff', 'w');
/** Whole ids too: where they part the keys of a prefix, the disk cannot tell. */
const bound = fc.oneof(id, prefix);
const visit = fc
  .record({
    id,
    clubId: fc.constantFrom('anglais', 'informatique', 'sport'),
    name: fc.constantFrom('Awa', 'Éloi', 'Issa', 'Ouédraogo', ''),
    rating: fc.integer({ min: 0, max: 5 }),
    open: fc.boolean(),
    updatedAt: time,
    venue: fc.record({ room: fc.constantFrom('A', 'B') }),
    words: fc.array(fc.constantFrom('un', 'deux', 'trois'), { maxLength: 2 }),
  })
  .chain((row) =>
    fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }).map((pendingAt) => ({ row, pendingAt })),
  )
  .map(({ row, pendingAt }): Visit => visitOf(row.id, pendingAt === undefined ? row : { ...row, pendingAt }));

export type Operation =
  | { readonly type: 'bulkInsert' | 'bulkUpsert'; readonly visits: Visit[] }
  | { readonly type: 'patch'; readonly id: string; readonly fields: Partial<Visit> }
  | { readonly type: 'remove'; readonly id: string };

const batch = fc.uniqueArray(visit, { selector: (one) => one.id, minLength: 1, maxLength: 5 });
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ type: fc.constantFrom('bulkInsert' as const, 'bulkUpsert' as const), visits: batch }),
  fc.record({
    type: fc.constant('patch' as const),
    id,
    fields: fc.record({ rating: fc.integer({ min: 0, max: 5 }), updatedAt: time, open: fc.boolean() }),
  }),
  fc.record({ type: fc.constant('remove' as const), id }),
);

const clearPart: fc.Arbitrary<object> = fc.oneof(
  fc.tuple(prefix, prefix).map(([from, to]) => ({ id: { $gte: from, $lt: to } })),
  id.map((one) => ({ id: one })),
  fc.array(id, { minLength: 1, maxLength: 3 }).map((ids) => ({ id: { $in: ids } })),
  time.map((at) => ({ updatedAt: { $gt: at } })),
  fc.tuple(time, time).map(([from, to]) => ({ updatedAt: { $gte: from, $lte: to } })),
  fc.constant({ pendingAt: { $exists: true } }),
  fc.integer({ min: 0, max: 3 }).map((at) => ({ pendingAt: { $lte: at } })),
  fc.constant({}),
);
const sealedPart: fc.Arbitrary<object> = fc.oneof(
  fc.tuple(bound, bound).map(([from, to]) => ({ id: { $gt: from, $lte: to } })),
  fc.integer({ min: 0, max: 5 }).map((rating) => ({ rating: { $gte: rating } })),
  fc.constantFrom('anglais', 'sport').map((clubId) => ({ clubId })),
  fc.boolean().map((open) => ({ open })),
  fc.constant({ name: { $regex: 'a', $options: 'i' } }),
  fc.constant({ 'venue.room': 'A' }),
  fc.constant({ words: { $elemMatch: { $eq: 'un' } } }),
);
const joined = (part: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.oneof(
    part,
    fc.tuple(part, part).map(([one, two]) => ({ $or: [one, two] })),
    fc.tuple(part, part).map(([one, two]) => ({ $and: [one, two] })),
    fc.tuple(part, part).map(([one, two]) => ({ ...one, ...two })),
  );
const queryOver = (
  selectors: fc.Arbitrary<object>,
  sortable: readonly string[],
): fc.Arbitrary<MangoQuery<Visit>> =>
  fc
    .record({
      selector: selectors,
      sort: fc.option(
        fc
          .tuple(fc.constantFrom(...sortable), fc.constantFrom('asc', 'desc'))
          .map(([name, way]) => [{ [name]: way }]),
        { nil: undefined },
      ),
      limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      skip: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ selector, sort, limit, skip }) => ({
      selector,
      skip,
      ...(sort ? { sort } : {}),
      ...(limit === undefined ? {} : { limit }),
    })) as fc.Arbitrary<MangoQuery<Visit>>;

/** Without a limit: it cuts in the order of ids, which the disk does not know. */
export const clearQuery = queryOver(joined(clearPart), ['id', 'updatedAt'])
  .filter((query) => query.sort !== undefined)
  .map(({ limit: _limit, ...query }) => query);
export const anyQuery = queryOver(joined(fc.oneof(clearPart, sealedPart)), [
  'id',
  'updatedAt',
  'rating',
  'name',
  'clubId',
]);

export const idRangeQuery = queryOver(
  fc.tuple(bound, bound, fc.option(time)).map(([from, to, at]) => ({
    id: { $gte: from, $lte: to },
    ...(at === null ? {} : { updatedAt: { $gte: at } }),
  })),
  ['rating', 'name', 'clubId'],
);

export const run = async (visits: Visits, step: Operation): Promise<string> => {
  if ('visits' in step && step.type === 'bulkInsert') {
    const { success, error } = await visits.bulkInsert(step.visits);
    return `${success
      .map((one) => one.id)
      .sort()
      .join()} ${error
      .map((one) => `${one.documentId}${one.status}`)
      .sort()
      .join()}`;
  }
  if ('visits' in step) return String((await visits.bulkUpsert(step.visits)).success.length);
  const found = await visits.findOne(step.id).exec();
  if (found === null) return 'absent';
  await (step.type === 'patch' ? found.patch(step.fields) : found.remove());
  return 'done';
};
