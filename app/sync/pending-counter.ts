/** Which documents wait for the server, kept change by change; exact after a restart, because the marks are on disk. */
import { BehaviorSubject, type Observable, type Subscription } from 'rxjs';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { SETTLED } from '#app/data/local/local-document.ts';
import type { LocalCollection } from '#app/data/local/local-rows.ts';
import { findPending } from '#app/data/local/pending-rows.ts';
import type { Collection } from '#schemas/documents/collections.ts';

export interface PendingCounts {
  readonly total: number;
  readonly byCollection: Readonly<Partial<Record<Collection, number>>>;
}

export interface PendingCounter {
  readonly counts$: Observable<PendingCounts>;
  /** Resolves when what lay on disk is counted. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

export const countPending = (database: LocalDatabase): PendingCounter => {
  const idsByCollection = new Map<Collection, Set<string>>();
  const counts$ = new BehaviorSubject<PendingCounts>({ total: 0, byCollection: {} });
  const publish = (): void => {
    const sizes = [...idsByCollection]
      .filter(([, ids]) => ids.size > 0)
      .map(([name, ids]) => [name, ids.size]);
    const total = [...idsByCollection.values()].reduce((sum, ids) => sum + ids.size, 0);
    counts$.next({ total, byCollection: Object.fromEntries(sizes) as PendingCounts['byCollection'] });
  };
  const followed = [...database.collections].map(([name, collection]) => {
    const ids = new Set<string>();
    idsByCollection.set(name, ids);
    return follow(collection, ids, publish);
  });
  return {
    counts$,
    ready: Promise.all(followed.map(({ ready }) => ready)).then(publish),
    stop: () => {
      for (const { subscription } of followed) subscription.unsubscribe();
      counts$.complete();
    },
  };
};

/** Events are heard before the disk is read: a document that changed in between is as its event said. */
const follow = (
  collection: LocalCollection,
  ids: Set<string>,
  publish: () => void,
): { subscription: Subscription; ready: Promise<void> } => {
  const heard = new Set<string>();
  let isRead = false;
  const subscription = collection.storageInstance.changeStream().subscribe(({ events }) => {
    const before = ids.size;
    for (const { documentId, documentData } of events) {
      if (!isRead) heard.add(documentId);
      if (documentData.pendingAt > SETTLED) ids.add(documentId);
      else ids.delete(documentId);
    }
    if (ids.size !== before) publish();
  });
  const read = async (): Promise<void> => {
    for (const { id } of await findPending(collection)) if (!heard.has(id)) ids.add(id);
    isRead = true;
    heard.clear();
  };
  return { subscription, ready: read() };
};
