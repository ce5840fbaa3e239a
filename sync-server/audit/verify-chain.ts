/**
 * Walks the whole chain of the audit log and says whether it is whole: every entry follows the one before it, says what it
 * said when it was written, and the states that are still kept are those it names. A state that was erased is no fault.
 *
 * What no chain can show by itself is that its end was cut off: compare `end` with one noted elsewhere.
 */
import type { Couch } from '#server/ports/couch.ts';
import { entriesFrom, listAuditDatabases, statesOf } from './audit-database.ts';
import type { Entry } from './entries.ts';
import { FIRST_PREVIOUS, hashOfState, isChained } from './hash.ts';

export type ChainFault =
  | { readonly type: 'broken_link'; readonly n: number }
  | { readonly type: 'altered_state'; readonly hash: string };

export interface ChainReport {
  readonly entries: number;
  readonly states: number;
  readonly faults: readonly ChainFault[];
  readonly end: { readonly n: number; readonly h: string };
}

export async function verifyChain(couch: Couch): Promise<ChainReport> {
  const databases = await listAuditDatabases(couch);
  const orphans = await findOrphans(couch, databases);
  const faults: ChainFault[] = [];
  let end = { n: 0, h: FIRST_PREVIOUS };
  let entries = 0;
  let states = 0;
  for (const database of databases) {
    for await (const entry of entriesFrom(couch, database, 0)) {
      if (orphans.has(entry.n)) continue;
      entries += 1;
      if (!isNext(entry, end)) faults.push({ type: 'broken_link', n: entry.n });
      end = { n: entry.n, h: entry.h };
    }
    for await (const { hash, state } of statesOf(couch, database)) {
      states += 1;
      if (hashOfState(state) !== hash) faults.push({ type: 'altered_state', hash });
    }
  }
  return { entries, states, faults, end };
}

const isNext = (entry: Entry, before: { readonly n: number; readonly h: string }): boolean =>
  entry.n > before.n && isChained(entry, before.h);

/** A gap entry names them after the fact, so they are gathered first. */
async function findOrphans(couch: Couch, databases: readonly string[]): Promise<ReadonlySet<number>> {
  const orphans = new Set<number>();
  for (const database of databases) {
    for await (const entry of entriesFrom(couch, database, 0)) {
      if (entry.kind === 'gap') for (const n of entry.orphans) orphans.add(n);
    }
  }
  return orphans;
}
