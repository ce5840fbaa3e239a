/**
 * All documents of one kind that lie on this device, kept in memory while somebody looks at them, in the small form that a list
 * needs. Read below RxDB's documents and in portions: 50,000 attendances take the page's thread for a moment at a time, not for
 * seconds at once. Brings RxDB: for pages that are loaded when they are asked for.
 */
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import { Observable, of } from 'rxjs';
import type { Collection } from '#schemas/documents/collections.ts';
import type { LocalDatabase } from './local/local-database.ts';
import type { Local } from './local/local-document.ts';
import type { LocalCollection, Row } from './local/local-rows.ts';

const PORTION = 1_000;
/** Changes that come together are shown together. */
const GATHER_MS = 150;

type Position = { readonly id: string; readonly lwt: number };

/**
 * By id; a new map after every change. `toKept` makes the small form of a document, which it must not keep
 * whole (it comes with the database's own marks), or drops what the list does not want by undefined. `onProgress` hears how much of
 * the first reading is done, from 0 to 1.
 */
export const wholeCollection$ = <C extends Collection, T>(
  database: LocalDatabase,
  name: C,
  toKept: (document: Local<C>) => T | undefined,
  onProgress?: (share: number) => void,
): Observable<ReadonlyMap<string, T>> => {
  const collection = database.collections.get(name);
  if (collection === undefined) return of(new Map<string, T>());
  return new Observable((observer) => {
    const kept = new Map<string, T>();
    const take = (rows: readonly Row[]): void => {
      for (const row of rows) {
        const document = row._deleted ? undefined : toKept(row as unknown as Local<C>);
        if (document === undefined) kept.delete(row.id);
        else kept.set(row.id, document);
      }
    };
    // What changes while the first reading runs is taken after it: the reading may still come by an older state.
    let waiting: Row[] | undefined = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const emit = (): void => observer.next(new Map(kept));
    const subscription = collection.storageInstance.changeStream().subscribe(({ events }) => {
      const rows = events.map(({ documentData }) => documentData as Row);
      if (waiting !== undefined) {
        waiting.push(...rows);
        return;
      }
      take(rows);
      timer ??= setTimeout(() => {
        timer = undefined;
        emit();
      }, GATHER_MS);
    });
    const portions = { take, onProgress, isOver: () => observer.closed };
    readAll(collection, portions).then(
      () => {
        take(waiting ?? []);
        waiting = undefined;
        emit();
      },
      (cause: unknown) => observer.error(cause),
    );
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer);
    };
  });
};

interface Portions {
  readonly take: (rows: readonly Row[]) => void;
  readonly onProgress: ((share: number) => void) | undefined;
  readonly isOver: () => boolean;
}

const readAll = async (
  collection: LocalCollection,
  { take, onProgress, isOver }: Portions,
): Promise<void> => {
  // Those that are deleted are read too, and not counted here: it may seem done a little early.
  const total = onProgress === undefined ? 0 : await collection.count().exec();
  let position: Position | undefined;
  for (let read = 0; !isOver(); read += PORTION) {
    onProgress?.(Math.min(1, read / Math.max(1, total)));
    const page = await getChangedDocumentsSince(collection.storageInstance, PORTION, position);
    take(page.documents);
    if (page.documents.length < PORTION) return;
    position = page.checkpoint as Position;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};
