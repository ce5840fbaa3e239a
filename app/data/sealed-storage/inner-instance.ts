/**
 * The instance that holds the sealed rows, and what is read from its Dexie table directly: RxDB's query walks a cursor row
 * by row, which for many rows takes several times as long as opening them.
 */
import type {
  DexieSettings,
  DexieStorageInternals,
  RxStorageDefaultCheckpoint,
  RxStorageInstance,
  RxStorageWriteError,
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
  let lastId = '';
  for (;;) {
    const portion = dexieTable.where(':id').above(lastId).limit(ROWS_PER_READ);
    const rows = ((await portion.toArray()) as StoredRow[]).map(storedToSealed);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_READ) return;
    lastId = idOf(last);
  }
};

export const readWrittenSince = async (inner: InnerInstance, sinceMs: number): Promise<SealedRow[]> => {
  const { dexieTable } = await inner.internals;
  const stored = (await dexieTable.where('_meta.lwt').above(sinceMs).toArray()) as StoredRow[];
  return stored.map(storedToSealed);
};

export const readAnyRow = async (inner: InnerInstance): Promise<SealedRow | undefined> => {
  const { dexieTable } = await inner.internals;
  const [stored] = (await dexieTable.limit(1).toArray()) as StoredRow[];
  return stored && storedToSealed(stored);
};

export const documentInDb = (error: RxStorageWriteError<SealedFields>): SealedRow | undefined =>
  'documentInDb' in error ? error.documentInDb : undefined;
