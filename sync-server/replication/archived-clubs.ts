/**
 * Which of these clubs are archived, by their cards as they are stored at this moment: activities made on a phone that has not
 * heard of it are refused as well. CouchDB's own validation sees no other document than the one that is written; this is the server's.
 */
import { clubDocumentIdOf, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { Couch } from '#server/ports/couch.ts';

export async function archivedClubs(
  couch: Couch,
  slugs: readonly ClubSlug[],
): Promise<ReadonlySet<ClubSlug>> {
  const asked = [...new Set(slugs)];
  if (asked.length === 0) return new Set();
  const cards = await couch.getMany('aesi-clubs', asked.map(clubDocumentIdOf));
  return new Set(asked.filter((_, at) => typeof cards[at]?.['archivedAt'] === 'string'));
}
