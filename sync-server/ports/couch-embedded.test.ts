import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedDatabase } from '#server/embedded/supervisor.ts';
import { makeTestChild } from '#server/embedded/testing-child.ts';
import { describeCouchContract } from './couch-contract.ts';
import type { CouchUnderTest } from './couch-contract.ts';
import { readChanges } from './couch-contract-helpers.ts';
import { createCouchMemory } from './couch-memory.ts';
import { createCouchNano } from './couch-nano.ts';
import type { Couch, WritableDoc } from './couch.ts';
import { silentLog } from './log.ts';

describeCouchContract('embedded pouchdb-server', makeEmbedded);

describe('the in-memory engine beside the embedded one', () => {
  let embedded: CouchUnderTest;
  beforeAll(async () => {
    embedded = await makeEmbedded();
  });
  afterAll(async () => embedded.close?.());

  test('accepts, refuses and ends the same over random histories', async () => {
    let runs = 0;
    const batches = fc.array(fc.array(row, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    const property = fc.asyncProperty(batches, async (history) => {
      const db = `history-${(runs += 1)}`;
      expect(await play(createCouchMemory(), db, history)).toEqual(await play(embedded.couch, db, history));
    });
    await fc.assert(property, { numRuns: 25 });
  });
});

/** What somebody tries: with which of the revisions he has seen, or none, and what he writes. */
interface Attempt {
  readonly id: string;
  readonly base: 'none' | 'latest' | 'first';
  readonly deleted: boolean;
  readonly n: number;
}

const row: fc.Arbitrary<Attempt> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', '_d'),
  base: fc.constantFrom('none', 'latest', 'latest', 'first'),
  deleted: fc.constantFrom(false, false, true),
  n: fc.integer({ min: 0, max: 3 }),
});

/** Everything a caller could have noticed, revisions told by their generation. */
async function play(couch: Couch, db: string, history: readonly (readonly Attempt[])[]): Promise<unknown> {
  await couch.ensureDatabase(db);
  const revisions = new Map<string, string[]>();
  const buried = new Set<string>();
  const noticed: unknown[] = [];
  for (const batch of history) {
    const docs = batch.map(({ id, base, deleted, n }): WritableDoc => {
      // A tombstone's own revision is the one thing they disagree about, and the interface warns of it.
      const seen = (revisions.get(id) ?? []).filter((rev) => !buried.has(rev));
      const _rev = { none: undefined, latest: seen.at(-1), first: seen[0] }[base];
      return { _id: id, n, ...(deleted && { _deleted: true }), ...(_rev !== undefined && { _rev }) };
    });
    const outcomes = await couch.bulkWrite(db, docs);
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.ok) revisions.set(outcome.id, [...(revisions.get(outcome.id) ?? []), outcome.rev]);
      if (outcome.ok && batch[at]?.deleted === true) buried.add(outcome.rev);
      noticed.push([outcome.id, outcome.ok ? generation(outcome.rev) : outcome.error]);
    }
  }
  const docs = await couch.getMany(db, ['a', 'b', 'c', '_d']);
  const changes = await readChanges(couch, db, '0', 2);
  const { docCount } = await couch.info(db);
  await couch.destroyDatabase(db);
  return {
    noticed,
    docCount,
    docs: docs.map((doc) => doc && { ...doc, _rev: generation(doc._rev) }),
    changes: new Map(
      changes.map(({ id, deleted, doc }) => [id, { deleted, ...doc, _rev: generation(doc._rev) }]),
    ),
  };
}

function generation(rev: string): number {
  return Number.parseInt(rev, 10);
}

async function makeEmbedded(): Promise<CouchUnderTest> {
  const child = await makeTestChild();
  const database = createEmbeddedDatabase({ ...child, log: silentLog });
  await database.start();
  const couch = createCouchNano({
    engine: 'embedded',
    url: () => database.connection().url,
    credentials: () => database.connection(),
    log: silentLog,
  });
  return {
    couch,
    close: async () => {
      await database.stop();
      await child.remove();
    },
  };
}
