/**
 * Structure: is this a document of ours at all, in the database where it belongs? Apart from authority, because it must also
 * hold for the server's own writes: what is wrong here would break every reader. The full shape of each kind is the
 * server's matter (zod does not run inside the database).
 */
import { scopeOf, type Collection } from '#schemas/documents/collections.ts';
import { BASE_FIELD_NAMES } from '#schemas/documents/stored.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';

export type RawDocument = Readonly<Record<string, unknown>>;

export function structureRefusal(
  collection: Collection,
  scope: string,
  document: RawDocument,
): RejectionCode | undefined {
  if (document['_id'] !== document['id']) return 'invalid_document';
  const isWhole = BASE_FIELD_NAMES.every(
    (name) => typeof document[name] === (name === 'v' ? 'number' : 'string'),
  );
  if (!isWhole) return 'invalid_document';
  if (scopeOf(collection, document['clubId'] as ClubSlug) !== scope) return 'wrong_scope';
  const isBare = Object.keys(document).every(
    (name) => name.charAt(0) === '_' || (BASE_FIELD_NAMES as readonly string[]).indexOf(name) >= 0,
  );
  return document['_deleted'] === true && !isBare ? 'invalid_document' : undefined;
}
