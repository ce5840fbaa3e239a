/**
 * The instance that holds the sealed rows, and what is read from its Dexie table directly: RxDB's query walks a cursor row
 * by row, which for many rows takes several times as long as opening them, and so does its reading of what changed.
 */
import type { WhereClause } from 'dexie';
import {
  getPrimaryFieldOfPrimaryKey,
  getProperty,
  getQueryMatcher,
  INDEX_MAX,
  INDEX_MIN,
  type DexieSettings,
  type DexieStorageInternals,
  type PreparedQuery,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageWriteError,
} from 'rxdb';
import type { Fields, SealedRow } from './rows.ts';

export type Checkpoint = RxStorageDefaultCheckpoint;
export type InstanceOf<T> = RxStorageInstance<T, DexieStorageInternals, DexieSettings, Checkpoint>;
export type SealedFields = Fields & { sealed: string };
export type InnerInstance = InstanceOf<SealedFields>;

/** As Dexie holds it: IndexedDB has no boolean keys, so RxDB stores `_deleted` as '0' or '1'. */
type StoredRow = Omit<SealedRow, '_deleted'> & { readonly _deleted: '0' | '1' };

// Large enough that IndexedDB's cost per request does not count, small enough that the page answers in between.
const ROWS_PER_READ = 2000;

const storedToSealed = (row: StoredRow): SealedRow =>
  ({ ...row, _deleted: row._deleted === '1' }) as SealedRow;

/** All rows, deleted ones too, in portions and in the order of their ids. */
export const readAll = async function* (
  inner: InnerInstance,
  idOf: (row: SealedRow) => string,
): AsyncGenerator<SealedRow[]> {
  const { dexieTable } = await inner.internals;
  const readAfter = (id: string): Promise<StoredRow[]> => {
    const portion = dexieTable.where(':id').above(id).limit(ROWS_PER_READ).toArray() as Promise<StoredRow[]>;
    // Awaited one turn later, or never when the caller stops: not an unhandled rejection until then.
    portion.catch(() => undefined);
    return portion;
  };
  let next = readAfter('');
  for (;;) {
    const rows = (await next).map(storedToSealed);
    const last = rows.at(-1);
    const isLast = last === undefined || rows.length < ROWS_PER_READ;
    // The browser reads on while the caller opens this portion.
    if (!isLast) next = readAfter(idOf(last));
    yield rows;
    if (isLast) return;
  }
};

/** What was written after this position, in the order of writing. */
export const readChangedSince = async (
  { schema, internals }: InnerInstance,
  limit: number,
  { lwt, id }: Checkpoint,
): Promise<SealedRow[]> => {
  const { dexieTable } = await internals;
  const inOrder = dexieTable.where(`[_meta.lwt+${getPrimaryFieldOfPrimaryKey(schema.primaryKey)}]`);
  const stored = (await inOrder.above([lwt, id]).limit(limit).toArray()) as StoredRow[];
  return stored.map(storedToSealed);
};

/** As RxDB's planner says a bound, as IndexedDB compares it. */
const boundToKey = (bound: unknown, path: string | undefined): unknown => {
  if (path === '_deleted') return bound === true || bound === INDEX_MAX ? '1' : '0';
  return bound === INDEX_MIN ? -Infinity : bound;
};

/**
 * What a query without a limit finds, in no order that counts. Read in one transaction: what is written meanwhile is in all
 * portions or in none.
 */
export const readMatching = async (
  { schema, internals }: InnerInstance,
  { query, queryPlan }: PreparedQuery<SealedFields>,
): Promise<SealedRow[]> => {
  const { dexieDb, dexieTable } = await internals;
  const { index, startKeys, endKeys, inclusiveStart, inclusiveEnd } = queryPlan;
  const byIndex = (): WhereClause => dexieTable.where(`[${index.join('+')}]`);
  const end = endKeys.map((bound, at) => boundToKey(bound, index[at]));
  const readFrom = (start: unknown[], isIncluded: boolean): Promise<StoredRow[]> =>
    byIndex().between(start, end, isIncluded, inclusiveEnd).limit(ROWS_PER_READ).toArray() as Promise<
      StoredRow[]
    >;
  const stored: StoredRow[] = [];
  await dexieDb.transaction('r', dexieTable, async () => {
    let rows = await readFrom(
      startKeys.map((bound, at) => boundToKey(bound, index[at])),
      inclusiveStart,
    );
    stored.push(...rows);
    while (rows.length === ROWS_PER_READ) {
      const last = rows.at(-1);
      rows = await readFrom(
        index.map((path) => getProperty(last, path) as unknown),
        false,
      );
      stored.push(...rows);
    }
  });
  const found = stored.map(storedToSealed);
  return queryPlan.selectorSatisfiedByIndex ? found : found.filter(getQueryMatcher(schema, query));
};

export const readWrittenSince = async (inner: InnerInstance, sinceMs: number): Promise<SealedRow[]> => {
  const { dexieTable } = await inner.internals;
  const stored = (await dexieTable.where('_meta.lwt').above(sinceMs).toArray()) as StoredRow[];
  return stored.map(storedToSealed);
};

export const readFirstRows = async (inner: InnerInstance, limit: number): Promise<SealedRow[]> => {
  const { dexieTable } = await inner.internals;
  return ((await dexieTable.limit(limit).toArray()) as StoredRow[]).map(storedToSealed);
};

export const documentInDb = (error: RxStorageWriteError<SealedFields>): SealedRow | undefined =>
  'documentInDb' in error ? error.documentInDb : undefined;
