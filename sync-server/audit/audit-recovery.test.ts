import { describe, expect, it } from 'vitest';
import { VISITOR } from '#schemas/rules/roles.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import type { Couch } from '#server/ports/couch.ts';
import {
  activity,
  BOARD,
  deleted,
  LEAD,
  participant,
  pull,
  push,
  row,
} from '#server/replication/testing-sync.ts';
import { silentLog } from '#server/ports/log.ts';
import { createTestClock, startTestContext } from '#server/setup/testing-context.ts';
import { createAuditLog } from './audit-log.ts';
import type { IntentFacts } from './entries.ts';
import { hashOfState } from './hash.ts';
import { verifyChain } from './verify-chain.ts';
import { testEntries } from './testing-entries.ts';

const intentOn = (n: number): IntentFacts => ({
  kind: 'intent',
  operation: 'create',
  by: LEAD.id,
  roles: LEAD.roles,
  requestId: 'test',
  collection: 'activities',
  scope: 'public',
  docId: activity(n).id,
  before: null,
  after: hashOfState(activity(n)),
  steps: null,
  deviceAt: activity(n).updatedAt,
});

/** A server that was killed publishes nothing after. */
const SILENT = { debounceMs: 3_600_000 };

/** A database of which some calls fail when `isDown` says so. */
function breakable(
  couch: CouchMemory,
  isDown: (db: string, ids: string[]) => 'before' | 'after' | undefined,
): Couch {
  const broken: Couch = {
    ...couch,
    bulkWrite: async (db, docs) => {
      const when = isDown(
        db,
        docs.map(({ _id }) => _id),
      );
      if (when === 'before') throw new CouchUnavailable('down');
      const outcomes = await couch.bulkWrite(db, docs);
      if (when === 'after') throw new CouchUnavailable('cut off');
      return outcomes;
    },
    as: () => broken,
  };
  return broken;
}

describe('a write that was cut off', () => {
  it.each([
    ['before the document was written', 'before', 'not_written'],
    ['after the document was written', 'after', 'accepted'],
  ] as const)('%s is settled at the next start', async (_when, moment, code) => {
    const couch = createCouchMemory();
    let isBroken = false;
    const broken = breakable(couch, (db) => (isBroken && db === 'aesi-activities' ? moment : undefined));
    const first = await startTestContext({ couch: broken, publishing: SILENT });
    await first.publisher.settled();
    isBroken = true;
    await expect(push(first.ctx, LEAD, 'activities', [row(activity(1))])).rejects.toThrow(
      'database_unavailable',
    );
    isBroken = false;
    // The first server is never stopped: it was killed.
    await startTestContext({ couch });
    const all = await testEntries(couch);
    const intent = all.find((entry) => entry.kind === 'intent');
    const outcomes = all.flatMap((entry) => (entry.kind === 'outcome' ? entry.results : []));
    expect(outcomes).toContainEqual({ intent: intent?.n, code });
    expect((await verifyChain(couch)).faults).toEqual([]);
  });

  it('is settled as soon as the database is back, without a restart', async () => {
    const couch = createCouchMemory();
    let isBroken = false;
    const broken = breakable(couch, () => (isBroken ? 'after' : undefined));
    const { ctx } = await startTestContext({ couch: broken });
    isBroken = true;
    await expect(push(ctx, LEAD, 'activities', [row(activity(1))])).rejects.toThrow('database_unavailable');
    isBroken = false;
    await push(ctx, LEAD, 'activities', [row(activity(1))]);
    const all = await testEntries(couch);
    const intents = all.filter((entry) => entry.kind === 'intent');
    const settled = all
      .flatMap((entry) => (entry.kind === 'outcome' ? entry.results : []))
      .map((one) => one.intent);
    for (const { n } of intents) expect(settled).toContain(n);
    expect((await verifyChain(couch)).faults).toEqual([]);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([activity(1)]);
  });

  it('accepts a write whose outcome could not be noted, and notes it later', async () => {
    const couch = createCouchMemory();
    let isBroken = false;
    const broken = breakable(couch, (db, ids) => {
      const isOutcome = db.startsWith('aesi-audit') && ids.length === 1;
      return isBroken && isOutcome && (seen += 1) > 1 ? 'before' : undefined;
    });
    let seen = 0;
    const { ctx } = await startTestContext({ couch: broken });
    isBroken = true;
    expect(await push(ctx, LEAD, 'activities', [row(activity(1))])).toMatchObject({
      rejected: [],
      conflicts: [],
    });
    isBroken = false;
    await push(ctx, LEAD, 'activities', [row(deleted(activity(1)), activity(1))]);
    const results = (await testEntries(couch)).flatMap((entry) =>
      entry.kind === 'outcome' ? entry.results : [],
    );
    expect(results.filter(({ code }) => code === 'accepted').length).toBeGreaterThanOrEqual(2);
    expect(results.some(({ code }) => code === 'not_written')).toBe(false);
  });

  it('is settled with all of its batch', async () => {
    const couch = createCouchMemory();
    await couch.ensureDatabase('aesi-activities');
    const options = { couch, clock: createTestClock(), log: silentLog };
    const batch = await createAuditLog(options).record([1, 2, 3].map(intentOn), []);
    await createAuditLog(options).start();
    const settled = (await testEntries(couch)).flatMap((entry) =>
      entry.kind === 'outcome' ? entry.results.map(({ intent }) => intent) : [],
    );
    expect(settled).toEqual(batch);
  });

  it('is settled, too, when it is given up while others are being settled', async () => {
    const couch = createCouchMemory();
    let onJudge = (): void => {};
    const watched: Couch = {
      ...couch,
      get: (db, id) => {
        onJudge();
        return couch.get(db, id);
      },
    };
    await couch.ensureDatabase('aesi-activities');
    const options = { couch: watched, clock: createTestClock(), log: silentLog };
    const audit = createAuditLog(options);
    const first = await audit.record([intentOn(1)], []);
    const second = await audit.record([intentOn(2)], []);
    audit.abandon(first);
    onJudge = () => audit.abandon(second);
    await audit.record([intentOn(3)], []);
    await audit.record([intentOn(4)], []);
    await createAuditLog(options).start();
    const settled = (await testEntries(couch)).flatMap((entry) =>
      entry.kind === 'outcome' ? entry.results.map(({ intent }) => intent) : [],
    );
    expect(settled).toEqual(expect.arrayContaining([...first, ...second]));
  });

  it('goes on before a hole that a batch left which was taken in part', async () => {
    const couch = createCouchMemory();
    const first = await startTestContext({ couch, publishing: SILENT });
    await first.publisher.settled();
    await push(first.ctx, LEAD, 'activities', [row(activity(1)), row(activity(2)), row(activity(3))]);
    const db = 'aesi-audit-2026-03';
    const intents = (await testEntries(couch)).filter((entry) => entry.kind === 'intent');
    // As if the second of three intents, and the outcome, had never reached their shards.
    const lost = [intents[1]?.n ?? 0, (await testEntries(couch)).at(-1)?.n ?? 0];
    for (const n of lost) {
      const doc = await couch.get(db, `entry:${String(n).padStart(12, '0')}`);
      if (doc !== undefined) await couch.bulkWrite(db, [{ _id: doc._id, _rev: doc._rev, _deleted: true }]);
    }
    const { ctx } = await startTestContext({ couch });
    await push(ctx, BOARD, 'participants', [row(participant(1, 'informatique', BOARD.id))]);
    const gap = (await testEntries(couch)).find((entry) => entry.kind === 'gap');
    expect(gap).toMatchObject({ orphans: [intents[2]?.n] });
    expect((await verifyChain(couch)).faults).toEqual([]);
  });
});
