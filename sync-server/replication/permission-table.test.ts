/** The permission table, run through the server: writes by `writeDocuments`, reads by `handlePull`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseNameOf, scopeOf } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { PERMISSION_TABLE, type PermissionRow } from '#schemas/testing/permission-table.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { toWritableDoc } from './stored-document.ts';
import { documentOf, writeCases, type TableCase } from './testing-table.ts';
import { pullAnswer } from './testing-sync.ts';
import { writeDocuments } from './write-documents.ts';

const ME = 'account:01J00000000000000000000009';

const actorOf = ({ roles, service }: PermissionRow): Actor => {
  if (service !== null) return { kind: 'service', service };
  return roles === null ? VISITOR : { kind: 'account', id: ME, roles };
};

describe('R14 R21 the permission table through the server', () => {
  const couch = createCouchMemory();
  let ctx: ServerContext;
  beforeAll(async () => {
    ({ ctx } = await startTestContext({ couch, publishing: { debounceMs: 3_600_000 } }));
  });

  const databaseFor = ({ collection, clubId }: PermissionRow): string =>
    databaseNameOf(collection, scopeOf(collection, clubId));

  /** An empty database: a club's card has one id only. */
  const put = async (row: PermissionRow, stored: StoredDocument | undefined): Promise<void> => {
    const db = databaseFor(row);
    await couch.destroyDatabase(db);
    await couch.ensureDatabase(db);
    if (stored !== undefined) await couch.bulkWrite(db, [toWritableDoc(stored, undefined)]);
  };

  it.each(writeCases(ME).map((one) => [one.name, one] as const))(
    '%s',
    async (_name, { row, stored, next, isAllowed }: TableCase) => {
      await put(row, stored);
      const [outcome] = await writeDocuments(ctx, {
        actor: actorOf(row),
        collection: row.collection,
        rows: [{ base: stored ?? null, doc: next, steps: [] }],
        requestId: 'test',
      });
      expect(outcome?.type).toBe(isAllowed ? 'accepted' : 'rejected');
      const found = await couch.get(databaseFor(row), next.id);
      if (!isAllowed) expect(found?.['updatedAt']).toBe(stored?.updatedAt);
    },
  );

  const reads = PERMISSION_TABLE.filter(({ operation, service }) => operation === 'read' && service === null);

  it.each(reads.map((row, at) => [`${row.actor} reads ${row.collection} (${row.clubOf})`, row, at] as const))(
    '%s',
    async (_name, row, at) => {
      const stored = documentOf(row.collection, row.clubId, at) as unknown as StoredDocument;
      await put(row, stored);
      const answer = await pullAnswer(ctx, actorOf(row), row.collection, null);
      const ids = 'documents' in answer ? answer.documents.map(({ id }) => id) : [];
      expect(ids.includes(stored.id)).toBe(row.allowed);
    },
  );
});
