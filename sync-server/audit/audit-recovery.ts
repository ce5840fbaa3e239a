/**
 * After a start, or after the database was gone: where does the chain end, and what became of intents without an outcome?
 *
 * A batch of entries may have been taken only in part (a cluster gives no transaction). What stands behind such a hole was
 * never acknowledged and nothing was written on its account: a gap entry names it, and the chain goes on from before the hole.
 */
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Couch } from '#server/ports/couch.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { entriesFrom, listAuditDatabases, numberNearEnd } from './audit-database.ts';
import type { Entry, IntentFacts, OutcomeCode } from './entries.ts';
import { FIRST_PREVIOUS, hashOfState, isChained } from './hash.ts';

/** More than the largest batch: no hole lies further back. */
const WINDOW = 2000;

export interface ChainEnd {
  readonly database: string | undefined;
  /** Number of the last entry, orphans included. */
  readonly n: number;
  readonly h: string;
  readonly orphans: readonly number[];
  /** Intents without an outcome, in order. */
  readonly open: readonly (Entry & IntentFacts)[];
}

const EMPTY: ChainEnd = { database: undefined, n: 0, h: FIRST_PREVIOUS, orphans: [], open: [] };

export async function findChainEnd(couch: Couch): Promise<ChainEnd> {
  const databases = await listAuditDatabases(couch);
  for (let at = databases.length - 1; at >= 0; at -= 1) {
    const database = databases[at] ?? '';
    const near = await numberNearEnd(couch, database);
    if (near === undefined) continue;
    const tail = await readTail(couch, databases.slice(0, at + 1), near - WINDOW);
    const { good, orphans } = splitAtHole(tail);
    const last = good.at(-1);
    if (last === undefined) continue;
    const open = await openIntents(couch, databases.slice(0, at + 1), last, good);
    const n = Math.max(last.n, ...orphans);
    return { database, n, h: last.h, orphans, open };
  }
  return EMPTY;
}

async function readTail(couch: Couch, databases: readonly string[], from: number): Promise<Entry[]> {
  const tail: Entry[] = [];
  // A month that has just begun leaves most of the window in the one before.
  for (const database of databases.slice(-2)) {
    for await (const entry of entriesFrom(couch, database, Math.max(0, from))) tail.push(entry);
  }
  return tail;
}

/** Entries of the chain, and those behind a hole that no gap entry has named yet. */
function splitAtHole(tail: readonly Entry[]): { good: readonly Entry[]; orphans: readonly number[] } {
  const named = new Set(tail.flatMap((entry) => (entry.kind === 'gap' ? entry.orphans : [])));
  const rest = tail.filter((entry) => !named.has(entry.n));
  const good: Entry[] = [];
  for (const entry of rest) {
    const before = good.at(-1);
    if (before !== undefined && !isChained(entry, before.h)) break;
    good.push(entry);
  }
  return { good, orphans: rest.slice(good.length).map((entry) => entry.n) };
}

async function openIntents(
  couch: Couch,
  databases: readonly string[],
  last: Entry,
  tail: readonly Entry[],
): Promise<(Entry & IntentFacts)[]> {
  const first = tail[0];
  const isCovered = first !== undefined && first.n <= last.openFrom;
  const entries = isCovered ? tail : await readTail(couch, databases, last.openFrom);
  const settled = new Set(
    entries.flatMap((entry) => (entry.kind === 'outcome' ? entry.results.map(({ intent }) => intent) : [])),
  );
  return entries.filter(
    (entry): entry is Entry & IntentFacts =>
      entry.kind === 'intent' && entry.n >= last.openFrom && !settled.has(entry.n),
  );
}

/**
 * What became of an intent is seen from the document: it is in the state asked for, or in the one before. When it is in
 * neither, somebody wrote after, and did so over the state asked for only if that had been written.
 */
export async function judgeIntent(
  couch: Couch,
  intent: IntentFacts,
  later: readonly IntentFacts[],
): Promise<OutcomeCode> {
  const database = databaseNameOf(intent.collection, intent.scope);
  const stored = await couch.get(database, intent.docId);
  const now = stored === undefined ? null : hashOfState(toStoredDocument(stored));
  const wasBuiltUpon = later.some((other) => other.docId === intent.docId && other.before === intent.after);
  return now === intent.after || wasBuiltUpon ? 'accepted' : 'not_written';
}
