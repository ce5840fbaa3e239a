/**
 * The rows of one local collection, read and written below RxDB's documents: tombstones are seen here, and a write says
 * which state it replaces, so that two tabs, the sync and a form never overwrite each other unseen.
 */
import type { RxCollection, RxDocumentData } from 'rxdb';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { toWire, type LocalDocument, type LocalFields } from './local-document.ts';

/** As RxDB types it: fields beyond these are the collection's own. */
export type LocalRow = LocalFields & { readonly id: string };
export type LocalCollection = RxCollection<LocalRow>;
export type Row = RxDocumentData<LocalRow>;

/** The row's own document, with `_deleted` only on tombstones. */
export const toDocument = (row: Row): LocalDocument => {
  const fields: LocalFields = { pendingAt: row.pendingAt, steps: row.steps };
  return { ...toWire(row as unknown as StoredDocument), ...fields };
};

/** In the order asked for; undefined where nothing lies. */
export const readLocal = async (
  collection: LocalCollection,
  ids: readonly string[],
): Promise<(LocalDocument | undefined)[]> => {
  const rows = await collection.storageInstance.findDocumentsById([...ids], true);
  const byId = new Map(rows.map((row) => [row.id, toDocument(row)]));
  return ids.map((id) => byId.get(id));
};

/** What to put where `current` lies; undefined to leave it. May be asked again when another write came first. */
export type Decide = (current: LocalDocument | undefined) => LocalDocument | undefined;

const MAX_ATTEMPTS = 20;

/** Writes all or some of these ids in one transaction per attempt; the ones overtaken by another write are decided anew. */
export const writeLocal = async (
  collection: LocalCollection,
  decisions: ReadonlyMap<string, Decide>,
): Promise<void> => {
  let open = [...decisions.keys()];
  for (let attempt = 0; open.length > 0; attempt++) {
    if (attempt === MAX_ATTEMPTS) throw new Error(`Rows of ${collection.name} keep changing under a write`);
    open = await writeOnce(collection, decisions, open);
  }
};

const writeOnce = async (
  collection: LocalCollection,
  decisions: ReadonlyMap<string, Decide>,
  ids: string[],
): Promise<string[]> => {
  const rows = await collection.storageInstance.findDocumentsById(ids, true);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const writes = ids.flatMap((id) => {
    const previous = byId.get(id);
    const next = decisions.get(id)?.(previous && toDocument(previous));
    return next === undefined ? [] : [toWriteRow(previous, next)];
  });
  if (writes.length === 0) return [];
  const { error } = await collection.storageInstance.bulkWrite(writes, 'local-write');
  const other = error.find(({ status }) => status !== 409);
  if (other !== undefined) throw new Error(`Row ${other.documentId} of ${collection.name}: ${other.status}`);
  return error.map(({ documentId }) => documentId);
};

const toWriteRow = (previous: Row | undefined, next: LocalDocument) => {
  const marks = {
    _deleted: next._deleted === true,
    _attachments: {},
    // RxDB's storage wrapper sets revision and time of writing itself.
    _rev: '',
    _meta: previous?._meta ?? { lwt: 1 },
  };
  const document = { ...next, ...marks } as Row;
  return previous === undefined ? { document } : { previous, document };
};
