/**
 * The one way by which a document gets into a database, for devices and for the server's own services: so that rules, audit,
 * hints and published figures apply to every write.
 *
 * The order for each batch: decide what to do with each row, note the intents in the audit log, write, note the outcomes.
 * What must stay true: every row gets its own outcome, whatever happens to its neighbours; nothing is written that the audit
 * log does not hold; between reading a document and writing over it nobody else of this server writes there.
 */
import { SCOPE_KINDS, scopeOf, type Collection } from '#schemas/documents/collections.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { ASSOCIATION, ID_PATTERNS, isClubSlug, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import { may } from '#schemas/rules/permissions.ts';
import type { ServerContext } from '#server/context.ts';
import { recordUnreadable } from './audit-facts.ts';
import { withPossibleTimes } from './clock-bound.ts';
import type { CollectionDatabase } from './collection-database.ts';
import { parseRow, type ParsedRow, type UnreadableRow } from './parse-row.ts';
import type { RowOutcome, WriteRequest } from './write-request.ts';
import { isWhole, toStoredDocument } from './stored-document.ts';
import { writeRows } from './write-rows.ts';

/** Outcomes in the order of `rows`. Throws `CouchUnavailable` when the database is; then nobody knows what was written. */
export async function writeDocuments(
  ctx: ServerContext,
  request: WriteRequest,
): Promise<readonly RowOutcome[]> {
  const outcomes: (RowOutcome | undefined)[] = request.rows.map(() => undefined);
  for (const [database, places] of await sortRows(ctx, request, outcomes)) {
    for (const wave of waves(places)) {
      const rows = wave.map(({ row }) => row);
      const results = await writeRows(ctx, request, database, rows);
      wave.forEach(({ at }, place) => (outcomes[at] = results[place]));
    }
  }
  return outcomes.map((outcome) => outcome ?? rejected('', 'invalid_document'));
}

interface PlacedRow {
  readonly at: number;
  readonly row: ParsedRow;
}

/** Rows by database; those that cannot be read, or belong nowhere, get their outcome here. */
async function sortRows(
  ctx: ServerContext,
  request: WriteRequest,
  outcomes: (RowOutcome | undefined)[],
): Promise<Map<CollectionDatabase, PlacedRow[]>> {
  const { collection, rows } = request;
  const byDatabase = new Map<CollectionDatabase, PlacedRow[]>();
  const unreadable: UnreadableRow[] = [];
  for (const [at, row] of rows.entries()) {
    const parsed = placeRow(ctx, collection, row);
    if (parsed.ok) {
      const places = byDatabase.get(parsed.value.database) ?? [];
      places.push({ at, row: parsed.value.row });
      byDatabase.set(parsed.value.database, places);
    } else {
      outcomes[at] = {
        ...rejected(parsed.error.id, parsed.error.code),
        master: await masterOf(ctx, request, parsed.error.id, row),
      };
      unreadable.push(parsed.error);
    }
  }
  if (unreadable.length > 0) await recordUnreadable(ctx, request, unreadable);
  return byDatabase;
}

function placeRow(
  ctx: ServerContext,
  collection: Collection,
  row: unknown,
): Result<{ readonly row: ParsedRow; readonly database: CollectionDatabase }, UnreadableRow> {
  const parsed = parseRow(collection, row);
  if (!parsed.ok) return parsed;
  const { id, sent, base, scope } = parsed.value;
  const doc = withPossibleTimes(sent, base, ctx.clock.nowMs());
  const database = ctx.databases.find(collection, scope);
  if (database === undefined || !hasClub(ctx, collection, doc)) {
    return err({ code: 'wrong_scope', id, doc, fields: ['clubId'] });
  }
  return ok({ row: { ...parsed.value, doc }, database });
}

/** A document of a club that does not exist belongs nowhere; only a new club's own card may name one. */
function hasClub(ctx: ServerContext, collection: Collection, doc: StoredDocument): boolean {
  if (ctx.databases.clubs().includes(doc.clubId) || collection === 'clubs') return true;
  return doc.clubId === ASSOCIATION && SCOPE_KINDS[collection] !== 'club';
}

/** Two rows of one document are two writes, the second upon the first. */
function waves(places: readonly PlacedRow[]): PlacedRow[][] {
  const result: PlacedRow[][] = [];
  const seen = new Map<string, number>();
  for (const place of places) {
    const turn = seen.get(place.row.id) ?? 0;
    seen.set(place.row.id, turn + 1);
    (result[turn] ??= []).push(place);
  }
  return result;
}

/**
 * What is stored where a row that cannot be read seems to belong, so that its writer shows that again: in the club that he
 * knew it in, or in the one he names now.
 */
async function masterOf(
  ctx: ServerContext,
  { actor, collection }: WriteRequest,
  id: string,
  row: unknown,
): Promise<StoredDocument | null> {
  if (!ID_PATTERNS[collection].test(id)) return null;
  const { base, doc } = (row ?? {}) as { readonly base?: unknown; readonly doc?: unknown };
  for (const clubId of new Set([clubNamedIn(base), clubNamedIn(doc)])) {
    const database = clubId && ctx.databases.find(collection, scopeOf(collection, clubId));
    if (!database || !may(actor, 'read', collection, clubId)) continue;
    const stored = await ctx.couch.get(database.name, id);
    const master = stored && toStoredDocument(stored);
    if (master !== undefined && isWhole(master) && master.clubId === clubId) return master;
  }
  return null;
}

function clubNamedIn(document: unknown): ClubSlug | undefined {
  const clubId = (document as { clubId?: unknown } | null | undefined)?.clubId;
  return typeof clubId === 'string' && isClubSlug(clubId) ? clubId : undefined;
}

const rejected = (id: string, code: RejectionCode) =>
  ({ id, type: 'rejected', code, master: null }) as const satisfies RowOutcome;
