/** For tests: what the security trail has left in the audit log. */
import type { Couch } from '#server/ports/couch.ts';
import { entriesFrom, listAuditDatabases } from './audit-database.ts';
import type { Entry, SecurityFacts } from './entries.ts';

export const securityEntries = async (couch: Couch): Promise<(Entry & SecurityFacts)[]> => {
  const found: (Entry & SecurityFacts)[] = [];
  for (const database of await listAuditDatabases(couch)) {
    for await (const entry of entriesFrom(couch, database, 0))
      if (entry.kind === 'security') found.push(entry);
  }
  return found;
};
