/** The permission table, run through the server's door: real tokens, `/sync/push` and `/sync/pull`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseNameOf, scopeOf } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { PERMISSION_TABLE, type PermissionRow } from '#schemas/testing/permission-table.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import type { PullResponse, PushResponse } from '#schemas/protocol/sync.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { startTestApp, type TestApp } from '#server/http/testing-app.ts';
import { toWritableDoc } from './stored-document.ts';
import { documentOf, writeCases, type TableCase } from './testing-table.ts';
import { writeDocuments } from './write-documents.ts';

const ME = 'account:01J00000000000000000000009';

const actorOf = ({ roles, service }: PermissionRow): Actor => {
  if (service !== null) return { kind: 'service', service };
  return roles === null ? VISITOR : { kind: 'account', id: ME, roles };
};

describe('R14 R21 the permission table through the server', () => {
  const couch = createCouchMemory();
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ couch, publishing: { debounceMs: 3_600_000 } });
  });
  afterAll(() => app.close());

  const databaseFor = ({ collection, clubId }: PermissionRow): string =>
    databaseNameOf(collection, scopeOf(collection, clubId));

  /** An empty database: a club's card has one id only. */
  const put = async (row: PermissionRow, stored: StoredDocument | undefined): Promise<void> => {
    const db = databaseFor(row);
    await couch.destroyDatabase(db);
    await couch.ensureDatabase(db);
    if (stored !== undefined) await couch.bulkWrite(db, [toWritableDoc(stored, undefined)]);
  };

  /** Services have no token: they write inside the server. */
  const outcomeOf = async ({ row, stored, next }: TableCase): Promise<unknown> => {
    const { collection } = row;
    const rows = [{ base: stored ?? null, doc: next, steps: [] }];
    if (row.service !== null) {
      const written = { actor: actorOf(row), collection, rows, requestId: 'test' };
      return (await writeDocuments(app.ctx, written)).map(({ type }) => type);
    }
    const response = await app.post('/sync/push', { pushes: [{ collection, rows }] }, actorOf(row));
    if (row.roles === null) return response.status === 401 ? ['rejected'] : response.status;
    const { pushes } = (await response.json()) as PushResponse;
    return pushes.flatMap((answer) => {
      if ('error' in answer) return [answer.error];
      const refused = [...answer.conflicts.map(() => 'conflict'), ...answer.rejected.map(() => 'rejected')];
      return refused.length === 0 ? ['accepted'] : refused;
    });
  };

  it.each(writeCases(ME).map((one) => [one.name, one] as const))('%s', async (_name, one: TableCase) => {
    const { row, stored, next, isAllowed } = one;
    await put(row, stored);
    expect(await outcomeOf(one)).toEqual([isAllowed ? 'accepted' : 'rejected']);
    const found = await couch.get(databaseFor(row), next.id);
    if (!isAllowed) expect(found?.['updatedAt']).toBe(stored?.updatedAt);
  });

  const reads = PERMISSION_TABLE.filter(({ operation, service }) => operation === 'read' && service === null);

  it.each(reads.map((row, at) => [`${row.actor} reads ${row.collection} (${row.clubOf})`, row, at] as const))(
    '%s',
    async (_name, row, at) => {
      const stored = documentOf(row.collection, row.clubId, at) as unknown as StoredDocument;
      await put(row, stored);
      const pulls = [{ collection: row.collection, checkpoint: null, limit: 1000 }];
      const response = await app.post('/sync/pull', { pulls }, actorOf(row));
      const [answer] = ((await response.json()) as PullResponse).pulls;
      const ids = answer !== undefined && 'documents' in answer ? answer.documents.map(({ id }) => id) : [];
      expect(ids.includes(stored.id)).toBe(row.allowed);
    },
  );
});
