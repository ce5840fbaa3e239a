/**
 * Where the audit log is kept: one database a month, so that old months can be archived and queries stay small (R37).
 * Entries are `entry:<number>`, states `state:<hash>`; neither ever changes.
 */
import type { Couch, StoredDoc, WritableDoc } from '#server/ports/couch.ts';
import { databaseSecurity } from '#server/setup/security.ts';
import type { Entry } from './entries.ts';

const PREFIX = 'aesi-audit-';
const DIGITS = 12;
const PAGE = 500;

export const auditDatabaseOf = (atMs: number): string => PREFIX + new Date(atMs).toISOString().slice(0, 7);

export const entryId = (n: number): string => `entry:${String(n).padStart(DIGITS, '0')}`;
const LAST_ENTRY_ID = 'entry:\ufff0';

export async function listAuditDatabases(couch: Couch): Promise<string[]> {
  return (await couch.listDatabases()).filter((name) => name.startsWith(PREFIX)).sort();
}

export async function ensureAuditDatabase(couch: Couch, name: string): Promise<void> {
  await couch.ensureDatabase(name);
  await couch.putSecurity(name, databaseSecurity([]));
  // While it is empty: an index over a month that is already full would keep the first reader waiting.
  await couch.ensureIndex(name, 'by-document', ['docId', 'n']);
}

export const stateDoc = (hash: string, state: unknown): WritableDoc => ({ _id: `state:${hash}`, state });

export const entryDoc = (entry: Entry): WritableDoc => ({ _id: entryId(entry.n), ...entry });

function toStoredEntry(doc: StoredDoc): Entry {
  const { _id, _rev, ...entry } = doc;
  return entry as unknown as Entry;
}

/** All entries of a database from a number on, in order. */
export async function* entriesFrom(couch: Couch, database: string, n: number): AsyncGenerator<Entry> {
  for await (const doc of docsBetween(couch, database, entryId(n), LAST_ENTRY_ID)) yield toStoredEntry(doc);
}

export interface StoredState {
  readonly hash: string;
  readonly state: object;
}

export async function* statesOf(couch: Couch, database: string): AsyncGenerator<StoredState> {
  for await (const doc of docsBetween(couch, database, 'state:', 'state:\ufff0')) {
    yield { hash: doc._id.slice('state:'.length), state: doc['state'] as object };
  }
}

async function* docsBetween(
  couch: Couch,
  database: string,
  startId: string,
  endId: string,
): AsyncGenerator<StoredDoc> {
  let from = startId;
  for (;;) {
    const docs = await couch.range(database, { startId: from, endId, limit: PAGE });
    yield* docs;
    const last = docs.at(-1);
    if (last === undefined || docs.length < PAGE) return;
    // The least id after it.
    from = `${last._id} `;
  }
}

/** A number near the end of the database's entries, found in few steps: numbers are dense but for rare gaps. */
export async function numberNearEnd(couch: Couch, database: string): Promise<number | undefined> {
  const [first] = await couch.range(database, { startId: 'entry:', endId: LAST_ENTRY_ID, limit: 1 });
  if (first === undefined) return undefined;
  const isBefore = async (n: number): Promise<boolean> =>
    (await couch.range(database, { startId: entryId(n), endId: LAST_ENTRY_ID, limit: 1, includeDocs: false }))
      .length > 0;
  let low = toStoredEntry(first).n;
  let stride = 1;
  while (await isBefore(low + stride)) {
    low += stride;
    stride *= 2;
  }
  while (stride > 1) {
    stride = Math.floor(stride / 2);
    if (await isBefore(low + stride)) low += stride;
  }
  return low;
}
