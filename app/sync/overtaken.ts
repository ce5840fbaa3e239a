/**
 * Keeps a pull from being lost while a push of the same document is on its way. RxDB passes over a pulled state when the
 * local one is still unsent, and counts on the push to meet it as a conflict. If the server took the push first and then
 * somebody else's change, and that change is pulled before the push's answer is worked in, no conflict ever comes, and
 * the position moves on without it.
 *
 * So from the start of a push until RxDB has noted its outcome, what is pulled of its documents is remembered; then, where
 * nothing of mine is left to send, a remembered state that is later takes its place.
 */
import type { RxStorageInstance, RxStorageReplicationMeta } from 'rxdb';
import type { Subscription } from 'rxjs';
import { SETTLED, settled, toWire, type LocalDocument } from '#app/data/local/local-document.ts';
import { writeLocal, type LocalCollection, type LocalRow } from '#app/data/local/local-rows.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';

type Note = RxStorageReplicationMeta<LocalRow, unknown>;
/** Where RxDB notes what it believes the server to hold. */
export type Notes = Pick<RxStorageInstance<Note, unknown, unknown>, 'changeStream'>;

export interface Overtaken {
  readonly startPush: (ids: readonly string[]) => void;
  readonly notePulled: (documents: readonly StoredDocument[]) => void;
  readonly stop: () => void;
}

export interface OvertakenDeps {
  readonly collection: LocalCollection;
  /** There from the first push on. */
  readonly notes: () => Notes | undefined;
  readonly onError: (cause: unknown) => void;
}

export const watchOvertaken = ({ collection, notes, onError }: OvertakenDeps): Overtaken => {
  const watched = new Map<string, StoredDocument | undefined>();
  let subscription: Subscription | undefined;
  const putInPlace = async (pulled: StoredDocument): Promise<void> => {
    const decide = (current: LocalDocument | undefined): LocalDocument | undefined =>
      current !== undefined && current.pendingAt <= SETTLED && pulled.updatedAt > current.updatedAt
        ? settled(toWire(pulled))
        : undefined;
    await writeLocal(collection, new Map([[pulled.id, decide]]));
  };
  const finish = (id: string): void => {
    const pulled = watched.get(id);
    watched.delete(id);
    if (pulled !== undefined) putInPlace(pulled).catch(onError);
  };
  const listen = (): Subscription | undefined =>
    notes()
      ?.changeStream()
      .subscribe(({ events }) => {
        for (const { documentData } of events)
          if (documentData.isCheckpoint === '0') finish(documentData.itemId);
      });
  return {
    startPush: (ids) => {
      subscription ??= listen();
      for (const id of ids) watched.set(id, undefined);
    },
    notePulled: (documents) => {
      for (const document of documents) if (watched.has(document.id)) watched.set(document.id, document);
    },
    stop: () => subscription?.unsubscribe(),
  };
};
