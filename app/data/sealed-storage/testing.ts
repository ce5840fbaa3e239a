/** Shared by this folder's tests: a collection with every kind of field, on sealed and on plain storage. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import {
  createRxDatabase,
  randomToken,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
  type RxStorage,
} from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import { wrapSealedStorage } from './sealed-storage.ts';

export interface Visit {
  id: string;
  clubId: string;
  name: string;
  rating: number;
  open: boolean;
  updatedAt: string;
  pendingAt?: number;
  venue: { room: string };
  words: string[];
}

export const visitSchema: RxJsonSchema<Visit> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 60 },
    clubId: { type: 'string', maxLength: 40 },
    name: { type: 'string' },
    rating: { type: 'integer', minimum: 0, maximum: 10, multipleOf: 1 },
    open: { type: 'boolean' },
    updatedAt: { type: 'string', maxLength: 30 },
    pendingAt: { type: 'number' },
    venue: { type: 'object', properties: { room: { type: 'string' } } },
    words: { type: 'array', items: { type: 'string' } },
  },
  required: ['id', 'clubId', 'name', 'rating', 'open', 'updatedAt', 'venue', 'words'],
  indexes: [['clubId', 'rating'], 'updatedAt', 'open'],
};

export type Visits = RxCollection<Visit>;
export type VisitDatabase = RxDatabase<{ visits: Visits }>;

export const visitOf = (id: string, fields: Partial<Visit> = {}): Visit => ({
  id,
  clubId: 'informatique',
  name: `Nom ${id}`,
  rating: 3,
  open: true,
  updatedAt: '2026-01-01T00:00:00.000Z',
  venue: { room: 'Amphi A' },
  words: ['un', 'deux'],
  ...fields,
});

export const openVisits = async (
  storage: RxStorage<unknown, unknown>,
  options: { name?: string; multiInstance?: boolean } = {},
): Promise<VisitDatabase> => {
  const { name = `visits-${randomToken(10)}`, multiInstance = false } = options;
  const database = await createRxDatabase<{ visits: Visits }>({
    name,
    // RxDB refuses to open one name twice in one process; a second name of the storage stands for a second tab.
    storage: { ...storage, name: `${storage.name}-${randomToken(6)}` },
    multiInstance,
    eventReduce: true,
  });
  await database.addCollections({ visits: { schema: visitSchema } });
  return database;
};

export interface Disk {
  readonly indexedDB: IDBFactory;
  readonly sealedWith: (keyByte: number) => Promise<ReturnType<typeof wrapSealedStorage>>;
  /** Everything that lies in every store of every database, as text. */
  readonly dump: () => Promise<string>;
}

export const createDisk = (): Disk => {
  const indexedDB = new IDBFactory();
  return {
    indexedDB,
    sealedWith: async (keyByte) =>
      wrapSealedStorage({
        storage: getRxStorageDexie({ indexedDB, IDBKeyRange }),
        sealer: await createSealer(new SecretKey('data', new Uint8Array(32).fill(keyByte))),
      }),
    dump: () => dumpOf(indexedDB),
  };
};

const requested = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });

const dumpOf = async (indexedDB: IDBFactory): Promise<string> => {
  const texts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await requested(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        requested(objects.getAllKeys()),
        requested(objects.getAll()),
      ]);
      texts.push(JSON.stringify({ name, store, keys, values }));
    }
    database.close();
  }
  return texts.join('\n');
};
