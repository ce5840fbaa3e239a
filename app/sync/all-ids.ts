/** Every id that lies in a collection, tombstones included, in portions. Loads RxDB. */
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import type { LocalCollection } from '#app/data/local/local-rows.ts';

const PORTION = 500;

export const allIds = async function* (collection: LocalCollection): AsyncGenerator<readonly string[]> {
  let checkpoint: unknown;
  for (;;) {
    const { documents, checkpoint: next } = await getChangedDocumentsSince(
      collection.storageInstance,
      PORTION,
      checkpoint,
    );
    if (documents.length > 0) yield documents.map(({ id }) => id);
    if (documents.length < PORTION) return;
    checkpoint = next;
  }
};
