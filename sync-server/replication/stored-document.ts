/**
 * Between the database's form of a document and the one that travels. `_id` is the document's own `id`; the revision never
 * leaves the server; `_deleted` stands on tombstones only.
 */
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { StoredDoc, WritableDoc } from '#server/ports/couch.ts';

export function toStoredDocument(doc: StoredDoc): StoredDocument {
  const { _id, _rev, _deleted, ...fields } = doc;
  return { ...fields, ...(_deleted === true && { _deleted }) } as unknown as StoredDocument;
}

export function toWritableDoc(document: StoredDocument, rev: string | undefined): WritableDoc {
  return { ...document, _id: document.id, ...(rev !== undefined && { _rev: rev }) };
}

/** A row that another tool left as a bare tombstone has no base fields, and says nothing to a device. */
export const isWhole = (document: StoredDocument): boolean =>
  typeof document.id === 'string' && typeof document.updatedAt === 'string';
