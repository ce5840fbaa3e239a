/**
 * Sealed at rest: wraps RxDB's Dexie storage so that of every collection, replication metadata included, only ids,
 * revisions and times lie clear on disk. RxDB's own `_rxdb_internal` store stays as it is: it holds collection names,
 * schemas and tokens, no documents.
 *
 * Pass the sealer of the open vault; when the vault locks, close the database and wipe the key. Another key than the
 * one that wrote the rows makes the first read or write throw a TamperedError and changes nothing.
 */
import { getPrimaryFieldOfPrimaryKey, INTERNAL_STORAGE_NAME, type DexieSettings, type DexieStorageInternals, type RxStorage, type RxStorageInstance, type RxStorageInstanceCreationParams } from 'rxdb';
import type { Sealer } from '#app/crypto/sealer.ts';
import { AttachmentsNotSealedError, clearFieldsOf, innerSchemaOf } from './inner-schema.ts';
import { createMemoryIndex } from './memory-index.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import { createRowCodec, type Fields, type OpenRow, type RowCodec } from './rows.ts';
import {
  SealedInstance,
  storedToSealed,
  type InnerInstance,
  type SealedFields,
  type StoredRow,
} from './sealed-instance.ts';

type DexieStorage = RxStorage<DexieStorageInternals, DexieSettings>;
type Params = RxStorageInstanceCreationParams<Fields, DexieSettings>;

const CLEAR_TIMES = ['updatedAt', 'pendingAt'] as const;
// Large enough that IndexedDB's cost per request does not count, small enough that the page answers in between.
const ROWS_PER_READ = 2000;

export const wrapSealedStorage = (options: {
  readonly storage: DexieStorage;
  readonly sealer: Sealer;
}): DexieStorage => {
  const { storage, sealer } = options;
  return {
    name: `sealed-${storage.name}`,
    rxdbVersion: storage.rxdbVersion,
    createStorageInstance: async <T>(params: RxStorageInstanceCreationParams<T, DexieSettings>) => {
      if (params.collectionName === INTERNAL_STORAGE_NAME) return storage.createStorageInstance(params);
      // Rows are sealed without looking at their type; T only names what RxDB will read back.
      const instance: unknown = await createSealedInstance(storage, sealer, params as unknown as Params);
      return instance as RxStorageInstance<T, DexieStorageInternals, DexieSettings>;
    },
  };
};

const createSealedInstance = async (
  storage: DexieStorage,
  sealer: Sealer,
  params: Params,
): Promise<SealedInstance> => {
  const { collectionName, schema } = params;
  if (schema.attachments) throw new AttachmentsNotSealedError(collectionName);
  const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const clearFields = clearFieldsOf(schema, CLEAR_TIMES);
  const codec = createRowCodec({ collectionName, primaryPath, clearFields, sealer });
  const innerSchema = innerSchemaOf(schema, codec.clearFields);
  const inner = await storage.createStorageInstance<SealedFields>({ ...params, schema: innerSchema });
  const { idOf } = codec;
  const readAhead = createReadAhead({ idOf, ownToken: params.databaseInstanceToken, openedAtMs: Date.now() });
  const readLiveRows = (): AsyncIterable<OpenRow[]> => readAllLive(inner, codec, readAhead);
  const index = createMemoryIndex({ params, idOf, readLiveRows });
  return new SealedInstance({ schema, inner, codec, index, readAhead });
};

/** Straight from Dexie: RxDB's query walks a cursor row by row, which takes several times as long as the opening. */
const readAllLive = async function* (
  inner: InnerInstance,
  codec: RowCodec,
  readAhead: ReadAhead,
): AsyncGenerator<OpenRow[]> {
  const { dexieTable } = await inner.internals;
  let lastId = '';
  for (;;) {
    const portion = dexieTable.where(':id').above(lastId).limit(ROWS_PER_READ);
    const stored = (await portion.toArray()) as StoredRow[];
    const rows = stored.map(storedToSealed);
    const opened = rows.filter((row) => !row._deleted).map((row) => codec.open(row));
    readAhead.noteRead(opened);
    yield opened;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_READ) return;
    lastId = codec.idOf(last);
  }
};
