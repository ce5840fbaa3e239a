/** One batch of rows into one database; no two rows of the same document. */
import { toCouchName } from '#couchdb/validation/authority.ts';
import { ANY_ACCOUNT } from '#server/setup/security.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { REJECTION_CODES, type RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { OutcomeCode } from '#server/audit/entries.ts';
import type { ServerContext } from '#server/context.ts';
import type { Couch, WriteOutcome } from '#server/ports/couch.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { intentOf, refusalFactsOf, withinRoom } from './audit-facts.ts';
import { archivedClubs } from './archived-clubs.ts';
import type { CollectionDatabase } from './collection-database.ts';
import { mayReadThere, type Decision } from './decide-row.ts';
import type { ParsedRow } from './parse-row.ts';
import { toStoredDocument, toWritableDoc } from './stored-document.ts';
import type { AcceptedWrite } from './write-listener.ts';
import type { RowOutcome, WriteRequest } from './write-request.ts';

/** Only another program writing to the same database makes a revision stale between reading and writing. */
const MAX_ATTEMPTS = 5;

interface Decided {
  readonly row: ParsedRow;
  readonly current: StoredDocument | undefined;
  readonly rev: string | undefined;
  readonly decision: Decision;
}

/** Outcomes in the order of `rows`. */
export function writeRows(
  ctx: ServerContext,
  request: WriteRequest,
  database: CollectionDatabase,
  rows: readonly ParsedRow[],
): Promise<readonly RowOutcome[]> {
  return database.writes.run(async () => {
    const results = new Map<ParsedRow, RowOutcome>();
    let left = rows;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const decided = await decideAll(ctx, request, database, left);
      left = await carryOut(ctx, request, database, decided, results);
      if (left.length > 0 && attempt === MAX_ATTEMPTS)
        throw new CouchUnavailable('another program writes here');
    }
    return rows.map((row) => results.get(row) ?? refuse(row, 'invalid_document', null));
  });
}

async function decideAll(
  ctx: ServerContext,
  { actor, collection }: WriteRequest,
  database: CollectionDatabase,
  rows: readonly ParsedRow[],
): Promise<Decided[]> {
  // Of the others nothing is known here: neither the answer nor the time it takes can tell what lies there.
  const readable = rows.filter(({ doc }) => mayReadThere(actor, collection, doc));
  const found = await ctx.couch.getMany(
    database.name,
    readable.map(({ id }) => id),
  );
  const stored = new Map(readable.map(({ id }, at) => [id, found[at]]));
  const archived = await archivedClubs(
    ctx.couch,
    collection === 'activities' ? rows.map(({ doc }) => doc.clubId) : [],
  );
  return rows.map((row) => {
    const there = stored.get(row.id);
    const current = there === undefined ? undefined : toStoredDocument(there);
    const isClubArchived = archived.has(row.doc.clubId);
    const decision = ctx.decide({ actor, collection, row, current, isClubArchived });
    // CouchDB wants no revision for a new life over a tombstone.
    const rev = there?._deleted === true ? undefined : there?._rev;
    return { row, current, rev, decision };
  });
}

/** Fills in results; returns the rows whose document was written by somebody else in between. */
async function carryOut(
  ctx: ServerContext,
  request: WriteRequest,
  database: CollectionDatabase,
  decided: readonly Decided[],
  results: Map<ParsedRow, RowOutcome>,
): Promise<ParsedRow[]> {
  const toWrite = decided.filter(({ decision }) => decision.type === 'write');
  const intents = await noteAll(ctx, request, decided, toWrite);
  for (const { row, decision } of decided) {
    if (decision.type !== 'write') results.set(row, outcomeOf(row, decision));
  }
  if (toWrite.length === 0) return [];
  const outcomes = await send(ctx, request.actor, database, toWrite, intents);
  const stale: ParsedRow[] = [];
  const accepted: AcceptedWrite[] = [];
  const settlements = toWrite.map(({ row, current }, at) => {
    const outcome = outcomes[at];
    const code = outcome === undefined ? 'invalid_document' : codeOf(outcome);
    if (code === 'conflict') stale.push(row);
    else if (code === 'accepted') {
      results.set(row, accept(row));
      accepted.push({ collection: request.collection, scope: row.scope, before: current, after: row.doc });
    } else results.set(row, refuse(row, code, current ?? null));
    return { intent: intents[at] ?? 0, code };
  });
  await ctx.audit.settle(settlements);
  await announce(ctx, database, accepted);
  return stale;
}

/** While nobody else may write there, so that listeners hear of writes in the order in which they were made. */
async function announce(
  ctx: ServerContext,
  { collection, scope }: CollectionDatabase,
  accepted: readonly AcceptedWrite[],
): Promise<void> {
  if (accepted.length === 0) return;
  ctx.hints.raise([{ collection, scope }]);
  for (const listener of ctx.writeListeners) await listener(accepted);
}

/** Intents of what will be written, refusals of what will not; the numbers of the intents. */
async function noteAll(
  ctx: ServerContext,
  request: WriteRequest,
  decided: readonly Decided[],
  toWrite: readonly Decided[],
): Promise<readonly number[]> {
  const { requestId, collection } = request;
  const intents = toWrite.map(({ row, current }) => intentOf({ request, row, current }));
  const refusals = decided.flatMap(({ row, current, decision }) => {
    if (decision.type === 'write' || decision.type === 'in_effect') return [];
    const code = decision.type === 'conflict' ? 'conflict' : decision.code;
    ctx.log.info({ requestId, collection, code }, 'document refused');
    return [refusalFactsOf({ request, row, current }, code)];
  });
  const noted = [...intents, ...withinRoom(ctx, request.actor, refusals)];
  if (noted.length === 0) return [];
  const numbers = await ctx.audit.record(
    noted.map(({ facts }) => facts),
    noted.flatMap(({ states }) => states),
  );
  return numbers.slice(0, intents.length);
}

async function send(
  ctx: ServerContext,
  actor: Actor,
  database: CollectionDatabase,
  toWrite: readonly Decided[],
  intents: readonly number[],
): Promise<readonly WriteOutcome[]> {
  const docs = toWrite.map(({ row, rev }) => toWritableDoc(row.doc, rev));
  database.noteWrite();
  try {
    return await couchFor(ctx.couch, actor).bulkWrite(database.name, docs);
  } catch (error) {
    ctx.audit.abandon(intents);
    database.noteLostWrite();
    throw error;
  } finally {
    database.noteWrite();
  }
}

/** A person's writes are made with the person's own rights, where the engine knows persons. */
function couchFor(couch: Couch, actor: Actor): Couch {
  return actor.kind === 'account'
    ? couch.as({ name: toCouchName(actor.id), roles: [...actor.roles, ANY_ACCOUNT] })
    : couch;
}

type SettledCode = Exclude<OutcomeCode, 'not_written'>;

function codeOf(outcome: WriteOutcome): SettledCode {
  if (outcome.ok) return 'accepted';
  if (outcome.error === 'conflict') return 'conflict';
  if (outcome.error === 'invalid') return 'invalid_document';
  // The validation function says which rule refused.
  return REJECTION_CODES.find((code) => code === outcome.reason) ?? 'forbidden';
}

function outcomeOf(row: ParsedRow, decision: Exclude<Decision, { type: 'write' }>): RowOutcome {
  if (decision.type === 'in_effect') return accept(row);
  return { id: row.id, ...decision };
}

const accept = ({ id, scope, doc, sent }: ParsedRow): RowOutcome => ({
  ...{ id, type: 'accepted', scope },
  ...(doc !== sent && { restamped: doc }),
});

const refuse = (row: ParsedRow, code: RejectionCode, master: StoredDocument | null): RowOutcome => ({
  id: row.id,
  type: 'rejected',
  code,
  master,
});
