import { describe, expect, it } from 'vitest';
import { VISITOR } from '#schemas/rules/roles.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import type { Couch } from '#server/ports/couch.ts';
import {
  activity,
  BOARD,
  deleted,
  edited,
  LEAD,
  participant,
  pull,
  push,
  row,
  SPORT_LEAD,
} from '#server/replication/testing-sync.ts';
import { silentLog } from '#server/ports/log.ts';
import { createTestClock, startTestContext } from '#server/setup/test-context.ts';
import { entriesFrom, listAuditDatabases } from './audit-database.ts';
import { createAuditLog } from './audit-log.ts';
import type { Entry, IntentFacts } from './entries.ts';
import { hashOfState } from './hash.ts';
import { verifyChain } from './verify-chain.ts';

async function entries(couch: Couch): Promise<Entry[]> {
  const all: Entry[] = [];
  for (const database of await listAuditDatabases(couch)) {
    for await (const entry of entriesFrom(couch, database, 0)) all.push(entry);
  }
  return all.filter((entry) => !('requestId' in entry) || entry.requestId === 'test');
}

const stateOf = (couch: Couch, hash: string) => couch.get('aesi-audit-2026-03', `state:${hash}`);

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

describe('audit log', () => {
  it('R22 tells who did what, when, and what it was before', async () => {
    const couch = createCouchMemory();
    const { ctx } = await startTestContext({ couch });
    const first = activity(1);
    const second = edited(first, { topic: 'Python' });
    await push(ctx, LEAD, 'activities', [row(first)]);
    await push(ctx, LEAD, 'activities', [row(second, first)]);
    const all = await entries(couch);
    const intent = all.findLast(({ kind }) => kind === 'intent');
    const outcomes = all.flatMap((entry) => (entry.kind === 'outcome' ? entry.results : []));
    expect(intent).toMatchObject({
      kind: 'intent',
      operation: 'update',
      by: LEAD.id,
      roles: LEAD.roles,
      collection: 'activities',
      docId: first.id,
      before: hashOfState(first),
      after: hashOfState(second),
      deviceAt: second.updatedAt,
    });
    expect(outcomes).toContainEqual({ intent: intent?.n, code: 'accepted' });
    expect(await stateOf(couch, hashOfState(first))).toMatchObject({ state: first });
  });

  it('R22 keeps what was refused and what was overtaken, so that nothing typed is lost', async () => {
    const couch = createCouchMemory();
    const { ctx } = await startTestContext({ couch });
    const first = activity(1);
    const second = edited(first, { topic: 'Python' });
    const overtaken = edited(first, { venue: 'Amphi' });
    const broken = { ...activity(2), topic: '' };
    const foreign = participant(1, 'sport', LEAD.id);
    await push(ctx, LEAD, 'activities', [row(first), row(second, first), row(overtaken, first), row(broken)]);
    await push(ctx, LEAD, 'participants', [row(foreign)]);
    const refusals = (await entries(couch)).filter((entry) => entry.kind === 'refusal');
    expect(refusals.map(({ code }) => code)).toEqual(['invalid_document', 'conflict', 'forbidden']);
    const kept = await Promise.all(refusals.map(({ after }) => stateOf(couch, after)));
    expect(kept.map((doc) => doc?.['state'])).toEqual([{ doc: broken }, overtaken, foreign]);
  });

  it('keeps the steps of a document that went through several states on the device', async () => {
    const couch = createCouchMemory();
    const { ctx } = await startTestContext({ couch });
    const first = activity(1, { state: 'running' });
    const steps = [
      { at: first.updatedAt, by: LEAD.id, changes: { state: 'planned' } },
      { at: first.updatedAt, by: LEAD.id, changes: { state: 'running' } },
    ];
    await push(ctx, LEAD, 'activities', [{ base: null, doc: first, steps }]);
    const intent = (await entries(couch)).find((entry) => entry.kind === 'intent');
    expect(await stateOf(couch, intent?.kind === 'intent' ? String(intent.steps) : '')).toMatchObject({
      state: steps,
    });
  });

  it('is one chain over all that happens at once, and goes on over months and restarts', async () => {
    const couch = createCouchMemory();
    const clock = createTestClock();
    const first = await startTestContext({ couch, clock });
    await Promise.all([
      ...[1, 2, 3].map((n) => push(first.ctx, LEAD, 'activities', [row(activity(n))])),
      ...[1, 2, 3].map((n) => push(first.ctx, LEAD, 'participants', [row(participant(n))])),
    ]);
    await first.stop();
    clock.advance(31 * 24 * 3_600_000);
    const second = await startTestContext({ couch, clock });
    await push(second.ctx, LEAD, 'activities', [row(activity(4))]);
    expect(await listAuditDatabases(couch)).toEqual(['aesi-audit-2026-03', 'aesi-audit-2026-04']);
    const report = await verifyChain(couch);
    expect(report.faults).toEqual([]);
    expect(report.end.n).toBe(report.entries);
  });

  it('R51 shows when an entry or a state was altered, taken out or put in', async () => {
    const couch = createCouchMemory();
    const { ctx, stop } = await startTestContext({ couch });
    const first = activity(1);
    await push(ctx, LEAD, 'activities', [row(first), row(edited(first, { topic: 'B' }), first)]);
    await push(ctx, SPORT_LEAD, 'activities', [
      row(edited(first, { topic: 'C', updatedBy: SPORT_LEAD.id as never }), first),
    ]);
    await stop();
    const db = 'aesi-audit-2026-03';
    const whole = couch.snapshot();
    const intent = (await entries(couch)).find((entry) => entry.kind === 'intent');
    const id = `entry:${String(intent?.n).padStart(12, '0')}`;
    const doc = await couch.get(db, id);
    const state = await stateOf(couch, hashOfState(first));
    if (doc === undefined || state === undefined) throw new Error('nothing was kept');

    await couch.bulkWrite(db, [{ ...doc, by: SPORT_LEAD.id }]);
    expect((await verifyChain(couch)).faults).toEqual([{ type: 'broken_link', n: intent?.n }]);
    couch.restore(whole);
    await couch.bulkWrite(db, [{ _id: id, _rev: doc._rev, _deleted: true }]);
    expect((await verifyChain(couch)).faults).toHaveLength(1);
    couch.restore(whole);
    const { _rev, ...copy } = doc;
    await couch.bulkWrite(db, [{ ...copy, _id: 'entry:000000999999', n: 999_999 }]);
    expect((await verifyChain(couch)).faults).toEqual([{ type: 'broken_link', n: 999_999 }]);
    couch.restore(whole);
    await couch.bulkWrite(db, [{ ...state, state: { ...first, topic: 'Faux' } }]);
    expect((await verifyChain(couch)).faults).toEqual([{ type: 'altered_state', hash: hashOfState(first) }]);
    couch.restore(whole);
    expect((await verifyChain(couch)).faults).toEqual([]);
  });
});

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
    const all = await entries(couch);
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
    const all = await entries(couch);
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
    const results = (await entries(couch)).flatMap((entry) =>
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
    const settled = (await entries(couch)).flatMap((entry) =>
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
    const settled = (await entries(couch)).flatMap((entry) =>
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
    const intents = (await entries(couch)).filter((entry) => entry.kind === 'intent');
    // As if the second of three intents, and the outcome, had never reached their shards.
    const lost = [intents[1]?.n ?? 0, (await entries(couch)).at(-1)?.n ?? 0];
    for (const n of lost) {
      const doc = await couch.get(db, `entry:${String(n).padStart(12, '0')}`);
      if (doc !== undefined) await couch.bulkWrite(db, [{ _id: doc._id, _rev: doc._rev, _deleted: true }]);
    }
    const { ctx } = await startTestContext({ couch });
    await push(ctx, BOARD, 'participants', [row(participant(1, 'informatique', BOARD.id))]);
    const gap = (await entries(couch)).find((entry) => entry.kind === 'gap');
    expect(gap).toMatchObject({ orphans: [intents[2]?.n] });
    expect((await verifyChain(couch)).faults).toEqual([]);
  });
});
