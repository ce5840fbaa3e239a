/**
 * Sealed at rest: wraps RxDB's Dexie storage so that of every collection, replication metadata included, only ids
 * without their person keys, revisions and times lie clear on disk. RxDB's own `_rxdb_internal` store stays as it is: it holds collection names,
 * schemas and tokens, no documents.
 *
 * Pass the sealer of the open vault; when the vault locks, close the database and wipe the key. Another key than the
 * one that wrote the rows makes the first read or write throw a TamperedError and changes nothing.
 */
import {
  getPrimaryFieldOfPrimaryKey,
  INTERNAL_STORAGE_NAME,
  type DexieSettings,
  type DexieStorageInternals,
  type RxStorage,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
} from 'rxdb';
import type { Sealer } from '#app/crypto/sealer.ts';
import { AttachmentsNotSealedError, clearFieldsOf, innerSchemaOf } from './inner-schema.ts';
import { readAll, type InnerInstance, type SealedFields } from './inner-instance.ts';
import { createMemoryIndex } from './memory-index.ts';
import { createNews, noNews, type News } from './news.ts';
import { createRowCodec, type Fields, type OpenRow, type RowCodec } from './rows.ts';
import { SealedInstance } from './sealed-instance.ts';

type DexieStorage = RxStorage<DexieStorageInternals, DexieSettings>;
type Params = RxStorageInstanceCreationParams<Fields, DexieSettings>;

const CLEAR_TIMES = ['updatedAt', 'pendingAt'] as const;

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
  const openedAtMs = Date.now();
  const news = params.multiInstance
    ? createNews({ codec, ownToken: params.databaseInstanceToken, openedAtMs })
    : noNews;
  const readLiveRows = (): AsyncIterable<OpenRow[]> => readLive(inner, codec, news);
  const index = createMemoryIndex({ params, idOf: codec.idOf, readLiveRows });
  return new SealedInstance({ schema, inner, codec, index, news });
};

const readLive = async function* (
  inner: InnerInstance,
  codec: RowCodec,
  news: News,
): AsyncGenerator<OpenRow[]> {
  for await (const rows of readAll(inner, codec.idOf)) {
    yield rows.filter((row) => !row._deleted).map((row) => codec.open(row));
    // The index is not asked before the events of all it holds, and of all it lacks because it was deleted, have come.
    await news.waitFor(rows);
  }
};
