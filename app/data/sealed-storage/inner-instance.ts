/**
 * The instance that holds the sealed rows, and what is read from its Dexie table directly: RxDB's query walks a cursor row
 * by row, which for many rows takes several times as long as opening them.
 */
import {
  getPrimaryFieldOfPrimaryKey,
  type DexieSettings,
  type DexieStorageInternals,
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
