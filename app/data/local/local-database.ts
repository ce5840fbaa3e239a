/** What the rest of the app sees of an open database; types only, so that nothing here loads RxDB. */
import type { Collection } from '#schemas/documents/collections.ts';
import type { LocalCollection } from './local-rows.ts';

export interface LocalDatabase {
  readonly name: string;
  readonly kind: 'visitor' | 'user';
  /** A visitor's has the public kinds only. */
  readonly collections: ReadonlyMap<Collection, LocalCollection>;
  readonly close: () => Promise<void>;
  /** Closes and deletes it from the device. */
  readonly remove: () => Promise<void>;
}

/** Throws where the open database does not hold the kind: the caller should have asked the actor's rights first. */
export const collectionOf = (database: LocalDatabase, name: Collection): LocalCollection => {
  const collection = database.collections.get(name);
  if (collection === undefined) throw new Error(`${database.name} holds no ${name}`);
  return collection;
};
