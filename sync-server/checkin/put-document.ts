/** How the check-in service writes a document that hosts write too: through the same door as every write, again when one of them was first. */
import { databaseNameOf, type Collection } from '#schemas/documents/collections.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { CHECK_IN_SERVICE } from '#schemas/primitives/ids.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import type { ServerContext } from '#server/context.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';

export type Combine = (mine: StoredDocument, theirs: StoredDocument) => StoredDocument;

/** Each round sees what was written meanwhile by a device that syncs; more than this many in a row do not happen. */
const MAX_ROUNDS = 8;

/** Creates the document, or combines it with the one that is there. A deleted one begins a new life. */
export const putDocument = async (
  ctx: ServerContext,
  { requestId }: { readonly requestId: string },
  collection: Collection,
  mine: StoredDocument,
  combine: Combine,
): Promise<StoredDocument> => {
  const db = databaseNameOf(collection, mine.clubId);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = await ctx.couch.get(db, mine.id);
    const base = stored === undefined ? null : toStoredDocument(stored);
    const combined = base === null || isTombstone(base) ? mine : combine(mine, base);
    if (base !== null && sameContent(combined, base)) return base;
    const doc = base === null || isTombstone(base) ? mine : signed(ctx, combined);
    const [outcome] = await writeDocuments(ctx, {
      actor: { kind: 'service', service: 'check-in' },
      collection,
      rows: [{ base, doc, steps: [] }],
      requestId,
    });
    if (outcome?.type === 'accepted') return doc;
    if (outcome?.type === 'rejected')
      throw new Error(`check-in may not write ${collection}: ${outcome.code}`);
  }
  throw new Error(`${collection}: no quiet moment in ${MAX_ROUNDS} rounds`);
};

/** Equal but for who touched it last and when. */
const sameContent = (next: StoredDocument, base: StoredDocument): boolean =>
  sameDocument({ ...next, updatedAt: base.updatedAt, updatedBy: base.updatedBy }, base);

/** By the check-in service, and never earlier than the last change: hosts' clocks may run ahead. */
const signed = (ctx: ServerContext, doc: StoredDocument): StoredDocument => {
  const now = toInstant(ctx.clock.nowMs());
  return { ...doc, updatedAt: doc.updatedAt > now ? doc.updatedAt : now, updatedBy: CHECK_IN_SERVICE };
};
