import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { ChangesPage, Couch } from '#server/ports/couch.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import type { CollectionDatabase } from './collection-database.ts';
import { START } from './sequence.ts';
import { isWhole, toStoredDocument } from './stored-document.ts';

export interface ReadChanges {
  readonly documents: readonly StoredDocument[];
  readonly seq: string;
}

/** Reads on until `limit` documents are there or nothing is left. undefined: the database does not know the position. */
export async function readChanges(
  couch: Couch,
  database: CollectionDatabase,
  since: string,
  limit: number,
): Promise<ReadChanges | undefined> {
  const documents: StoredDocument[] = [];
  let seq = since;
  while (!database.isQuietAt(seq)) {
    const begunAt = database.beginReading();
    const page = await changesFrom(couch, database, seq, limit - documents.length);
    if (page === undefined) return undefined;
    documents.push(
      ...page.results
        .filter(({ id }) => !id.startsWith('_'))
        .map(({ doc }) => toStoredDocument(doc))
        .filter(isWhole),
    );
    if (page.pending === 0) {
      // A reading that found nothing also says that its start is at the end.
      database.endReading(begunAt, page.results.length === 0 ? [seq, page.lastSeq] : [page.lastSeq]);
      return { documents, seq: page.lastSeq };
    }
    seq = page.lastSeq;
    if (documents.length >= limit) break;
  }
  return { documents, seq };
}

/** An engine that refuses a position, yet answers from the start, never gave it out. */
async function changesFrom(
  couch: Couch,
  { name }: CollectionDatabase,
  since: string,
  limit: number,
): Promise<ChangesPage | undefined> {
  try {
    return await couch.changes(name, { since, limit, includeDocs: true });
  } catch (error) {
    if (isCouchFailure(error) || since === START) throw error;
    await couch.changes(name, { since: START, limit: 1, includeDocs: true });
    return undefined;
  }
}
