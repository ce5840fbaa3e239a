import type { Couch } from '#server/ports/couch.ts';
import { entriesFrom, listAuditDatabases } from './audit-database.ts';
import type { Entry } from './entries.ts';

/** What was noted of the requests of a test. */
export async function testEntries(couch: Couch): Promise<Entry[]> {
  const all: Entry[] = [];
  for (const database of await listAuditDatabases(couch)) {
    for await (const entry of entriesFrom(couch, database, 0)) all.push(entry);
  }
  return all.filter((entry) => !('requestId' in entry) || entry.requestId === 'test');
}
