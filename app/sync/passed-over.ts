/**
 * RxDB passes over a pulled state when a row lies here about which it has no note, and takes it for unsent. A device that
 * died between writing a row and noting it has such rows; their position moves on without them, and nothing would ever
 * bring them again. What has nothing to send here takes the server's state, whatever the notes say.
 */
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import { SETTLED, settled, toWire, type LocalDocument } from '#app/data/local/local-document.ts';
import { readLocal, writeLocal, type Decide, type LocalCollection } from '#app/data/local/local-rows.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';

export interface PassedOver {
  /** To be asked before RxDB gets the page; what it gives back is done once the page lies on disk. */
  readonly watch: (documents: readonly StoredDocument[]) => Promise<() => Promise<void>>;
}

export const watchPassedOver = (collection: LocalCollection): PassedOver => {
  /** The last state pulled of each document that is being watched. */
  const latest = new Map<string, StoredDocument>();
  let isNew: Promise<boolean> | undefined;
  const isOutdated = (local: LocalDocument | undefined, pulled: StoredDocument): boolean =>
    local !== undefined && local.pendingAt <= SETTLED && !sameDocument(toWire(local), pulled);
  return {
    watch: async (documents) => {
      isNew ??= isEmpty(collection);
      // Every row of a database that this life began is noted in this life.
      if (documents.length === 0 || (await isNew)) return () => Promise.resolve();
      for (const document of documents) latest.set(document.id, document);
      const held = await readLocal(
        collection,
        documents.map(({ id }) => id),
      );
      const outdated = documents.filter((document, at) => isOutdated(held[at], document));
      return async () => {
        const decisions = outdated.map((pulled): [string, Decide] => [
          pulled.id,
          (current) =>
            latest.get(pulled.id) === pulled && isOutdated(current, pulled) ? settled(pulled) : undefined,
        ]);
        if (decisions.length > 0) await writeLocal(collection, new Map(decisions));
        for (const document of documents)
          if (latest.get(document.id) === document) latest.delete(document.id);
      };
    },
  };
};

/** Tombstones are rows, too. */
const isEmpty = async ({ storageInstance }: LocalCollection): Promise<boolean> =>
  (await getChangedDocumentsSince(storageInstance, 1)).documents.length === 0;
