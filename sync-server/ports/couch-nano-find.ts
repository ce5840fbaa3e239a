/**
 * Searches and their indexes. The two engines disagree about fields that are absent or null: the embedded one indexes
 * both as null, lets them meet `$ne` and `$lte`, fails on `$gt: null`, and leaves a second range unchecked. Selectors
 * are rewritten here into what both understand alike, without losing the index's range.
 */
import type { Condition, FindPage, FindQuery, Scalar, Selector, StoredDoc } from './couch.ts';
import { CouchUnavailable } from './couch-errors.ts';
import type { Transport } from './couch-transport.ts';

/** Building an index and compacting answer when done; fetch itself gives up after 300 s. */
export const LONG_WORK_TIMEOUT_MS = 290_000;

const SKIP = 'skip:';

/** The embedded engine has no bookmarks: there one says how many documents were seen. */
export async function find(send: Transport, db: string, query: FindQuery): Promise<FindPage> {
  const { selector, sort, limit = 100, bookmark, index } = query;
  const skip = bookmark?.startsWith(SKIP) ? Number(bookmark.slice(SKIP.length)) : 0;
  const body = {
    selector: toPortable(selector),
    limit,
    ...(sort !== undefined && { sort }),
    ...(index !== undefined && { use_index: [index, index] }),
    ...(bookmark !== undefined && (skip > 0 ? { skip } : { bookmark })),
  };
  const answer = (await send({
    method: 'POST',
    db,
    path: '_find',
    body: JSON.stringify(body),
    read: true,
  })) as {
    docs?: readonly StoredDoc[];
    bookmark?: string;
  };
  if (answer.docs === undefined) throw new CouchUnavailable('the search was answered without documents');
  if (answer.docs.length < limit) return { docs: answer.docs };
  return { docs: answer.docs, bookmark: answer.bookmark ?? `${SKIP}${skip + answer.docs.length}` };
}

export async function ensureIndex(
  send: Transport,
  db: string,
  name: string,
  fields: readonly string[],
): Promise<void> {
  const body = JSON.stringify({ index: { fields }, name, ddoc: name, type: 'json' });
  await send({ method: 'POST', db, path: '_index', body, timeoutMs: LONG_WORK_TIMEOUT_MS });
  // CouchDB builds an index when it is first asked, and the asker waits.
  const selector = toPortable(Object.fromEntries(fields.map((field) => [field, { $gt: null }])));
  const probe = JSON.stringify({ selector, limit: 1, use_index: [name, name] });
  await send({ method: 'POST', db, path: '_find', body: probe, timeoutMs: LONG_WORK_TIMEOUT_MS });
}

/**
 * `isInner`: below `$and` or `$or`. The first range at the top becomes a range of keys in the index; any further one
 * also gets `$exists`, which makes the embedded engine look at the documents themselves.
 */
function toPortable(selector: Selector, isInner = false): Selector {
  let isFirstRange = !isInner;
  const portable = Object.entries(selector).map(([key, wanted]) => {
    if (Array.isArray(wanted)) return [key, (wanted as Selector[]).map((each) => toPortable(each, true))];
    if (typeof wanted !== 'object') return [key, wanted];
    if (wanted === null) return [key, { $eq: null, $exists: true }];
    const condition = wanted as Condition;
    if ('$exists' in condition) return [key, condition];
    const range = withLowerBound(condition);
    const checksDocument = range === undefined || !isFirstRange || '$ne' in condition || '$in' in condition;
    if (range !== undefined) isFirstRange = false;
    return [key, { ...(range ?? condition), ...(checksDocument && { $exists: true }) }];
  });
  const { $and, ...others } = Object.fromEntries(portable) as Selector;
  // The embedded engine forgets what stands beside an `$and`.
  return $and === undefined ? others : { $and: [others, ...$and] };
}

/** `false` is the least value after null, in both engines. undefined: no range. */
function withLowerBound(condition: Condition): Record<string, Scalar | readonly Scalar[]> | undefined {
  const { $gt, $gte, $exists: _settled, ...others } = condition;
  if ($gte !== undefined) return { ...others, $gte };
  if ($gt !== undefined && $gt !== null) return { ...others, $gt };
  const isRange = $gt === null || '$lt' in others || '$lte' in others;
  return isRange ? { $gte: false, ...others } : undefined;
}
