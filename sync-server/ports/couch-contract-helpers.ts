/** Steps that the tests of the contract share. */
import { expect } from 'vitest';
import type { Change, Couch, StoredDoc, WritableDoc, WriteOutcome } from './couch.ts';

export type Current = () => { readonly couch: Couch; readonly db: string };

/** Writes documents that must be accepted, and returns them as stored. */
export async function store(couch: Couch, db: string, docs: readonly WritableDoc[]): Promise<StoredDoc[]> {
  const outcomes = await couch.bulkWrite(db, docs);
  return docs.map((doc, at) => ({ ...doc, _rev: accepted(outcomes[at]) }) as StoredDoc);
}

function accepted(outcome: WriteOutcome | undefined): string {
  if (outcome?.ok !== true) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.rev;
}

/** Everything since `since`, read in pages of `limit` until nothing is pending. */
export async function readChanges(couch: Couch, db: string, since: string, limit: number): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const page = await couch.changes(db, { since, limit, includeDocs: true });
    expect(page.results.length).toBeLessThanOrEqual(limit);
    all.push(...page.results);
    if (page.pending === 0) return all;
    since = page.lastSeq;
  }
}
