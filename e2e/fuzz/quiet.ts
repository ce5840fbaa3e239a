/** What the checks of quiet are given, and what they have in common: the server's documents, read whole. */
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { COLLECTIONS, databaseNameOf, SCOPE_KINDS, type Collection } from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { changedFields } from '#schemas/rules/same-document.ts';
import type { Change, Couch } from '#server/ports/couch.ts';
import { isWhole, toStoredDocument } from '#server/replication/stored-document.ts';
import type { DeviceDump } from './messages.ts';
import type { Decided } from './witness.ts';

export interface Held {
  readonly accountId: string;
  readonly dump: DeviceDump;
}

/** What a device held just before an older copy of the data was put back. */
export interface HeldBefore extends Held {
  /** What its user was allowed to, by the server, then and since: grows with each change. */
  readonly rolesSince: (readonly string[])[];
}

export interface Quiet {
  readonly couch: Couch;
  readonly clubs: readonly ClubSlug[];
  readonly devices: readonly Held[];
  readonly decided: readonly Decided[];
  readonly beforeRestore: readonly HeldBefore[];
}

export type Stored = ReadonlyMap<
  string,
  { readonly collection: Collection; readonly document: StoredDocument }
>;

export const keyOf = (collection: Collection, id: string): string => `${collection} ${id}`;

export const readAll = async ({ couch, clubs }: Quiet): Promise<Stored> => {
  const stored = new Map<string, { collection: Collection; document: StoredDocument }>();
  for (const collection of COLLECTIONS) {
    const kind = SCOPE_KINDS[collection];
    for (const scope of kind === 'club' ? clubs : [kind]) {
      const database = databaseNameOf(collection, scope);
      for (const { id, doc } of await allChanges(couch, database)) {
        const document = toStoredDocument(doc);
        if (!id.startsWith('_') && isWhole(document))
          stored.set(keyOf(collection, id), { collection, document });
      }
    }
  }
  return stored;
};

const allChanges = async (couch: Couch, database: string): Promise<readonly Change[]> => {
  const found: Change[] = [];
  for (let since = '0'; ;) {
    const page = await couch.changes(database, { since, limit: 1000, includeDocs: true });
    found.push(...page.results);
    if (page.pending === 0) return found;
    since = page.lastSeq;
  }
};

export const actorOf = (accountId: string, roles: readonly string[]): Actor => ({
  kind: 'account',
  id: accountId,
  roles,
});

/** In words: which fields, and when each was written. */
export const differenceOf = (mine: StoredDocument, there: StoredDocument | undefined): string => {
  if (there === undefined) return `${mine.id} lives here only`;
  if (isTombstone(mine) !== isTombstone(there))
    return `${mine.id} ${isTombstone(mine) ? 'deleted' : 'lives'} here only`;
  const names = [...changedFields(there, mine), mine.updatedAt === there.updatedAt ? '' : 'updatedAt'];
  return `${mine.id} in ${names.join()} (here ${mine.updatedAt}, there ${there.updatedAt})`;
};
