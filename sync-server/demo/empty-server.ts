/**
 * May the demonstration be put here? Only where nothing is but what the first start makes by itself, or where it has begun
 * to be filled already: invented people must never stand among real ones.
 */
import type { Club } from '#schemas/documents/club.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ASSOCIATION, clubDocumentIdOf, SETUP_SERVICE } from '#schemas/primitives/ids.ts';
import { listAccounts } from '#server/auth/accounts.ts';
import type { ServerContext } from '#server/context.ts';
import type { Couch } from '#server/ports/couch.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';

/** After design documents, which begin with `_`. */
const EVERY_ID = { startId: 'a', endId: '\ufff0' };

export type DemoPlace = 'empty' | 'begun' | 'filled' | 'foreign';

export async function demoPlaceOf(ctx: ServerContext): Promise<DemoPlace> {
  const association = await ctx.couch.get('aesi-clubs', clubDocumentIdOf(ASSOCIATION));
  if (association?.['demonstration'] === true)
    return (await isDatabaseEmpty(ctx.couch, 'aesi-activities')) ? 'begun' : 'filled';
  return (await isServerEmpty(ctx)) ? 'empty' : 'foreign';
}

async function isServerEmpty(ctx: ServerContext): Promise<boolean> {
  if ((await listAccounts(ctx)).length > 0) return false;
  const clubs = await ctx.couch.range('aesi-clubs', EVERY_ID);
  if (clubs.some(({ updatedBy }) => updatedBy !== SETUP_SERVICE)) return false;
  for (const { name, collection } of ctx.databases.all()) {
    // Summaries are the server's own, and follow from the clubs.
    if (collection === 'clubs' || collection === 'summaries') continue;
    if (!(await isDatabaseEmpty(ctx.couch, name))) return false;
  }
  return true;
}

const isDatabaseEmpty = async (couch: Couch, name: string): Promise<boolean> =>
  (await couch.range(name, { ...EVERY_ID, limit: 1 })).length === 0;

/** A server that was started without the demonstration has a card that does not say that what follows is invented. */
export async function markAsDemonstration(ctx: ServerContext): Promise<void> {
  const id = clubDocumentIdOf(ASSOCIATION);
  const stored = await ctx.couch.get('aesi-clubs', id);
  if (stored === undefined) throw new Error(`the card ${id} is missing`);
  const base = toStoredDocument(stored) as unknown as Club;
  if (base.demonstration) return;
  const doc = { ...base, demonstration: true, updatedAt: toInstant(ctx.clock.nowMs()) };
  const [outcome] = await writeDocuments(ctx, {
    actor: { kind: 'service', service: 'setup' },
    collection: 'clubs',
    rows: [{ base: base as StoredDocument, doc: doc as StoredDocument, steps: [] }],
    requestId: 'demo',
  });
  if (outcome?.type !== 'accepted') throw new Error(`the card ${id} could not be marked`);
}
