import { describe, expect, it } from 'vitest';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import type { Couch } from '#server/ports/couch.ts';
import {
  activity,
  edited,
  LEAD,
  participant,
  push,
  row,
  SPORT_LEAD,
} from '#server/replication/testing-sync.ts';
import { createTestClock, startTestContext } from '#server/setup/testing-context.ts';
import { listAuditDatabases } from './audit-database.ts';
import { hashOfState } from './hash.ts';
import { chainTold } from './chain-told.ts';
import { verifyChain } from './verify-chain.ts';
import { securityEntries } from './testing-security.ts';
import { testEntries } from './testing-entries.ts';

const stateOf = (couch: Couch, hash: string) => couch.get('aesi-audit-2026-03', `state:${hash}`);

describe('audit log', () => {
  it('R22 tells who did what, when, and what it was before', async () => {
    const couch = createCouchMemory();
    const { ctx } = await startTestContext({ couch });
    const first = activity(1);
    const second = edited(first, { topic: 'Python' });
    await push(ctx, LEAD, 'activities', [row(first)]);
    await push(ctx, LEAD, 'activities', [row(second, first)]);
    const all = await testEntries(couch);
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
    const refusals = (await testEntries(couch)).filter((entry) => entry.kind === 'refusal');
    expect(refusals.map(({ code }) => code)).toEqual(['invalid_document', 'conflict', 'forbidden']);
    const kept = await Promise.all(refusals.map(({ after }) => stateOf(couch, after)));
    expect(kept.map((doc) => doc?.['state'])).toEqual([{ doc: broken }, overtaken, foreign]);
  });

  describe('of one account’s refusals in a day', () => {
    const DAY_MS = 24 * 3_600_000;
    const startDay = async () => {
      const couch = createCouchMemory();
      const clock = createTestClock();
      const started = await startTestContext({ couch, clock });
      const refused = async (by: typeof LEAD, docs: readonly object[]) => {
        const { rejected } = await push(
          started.ctx,
          by,
          'activities',
          docs.map((doc) => row(doc)),
        );
        expect(rejected).toHaveLength(docs.length);
      };
      const refusals = async () => (await testEntries(couch)).filter((entry) => entry.kind === 'refusal');
      const states = async () =>
        (await couch.range('aesi-audit-2026-03', { startId: 'state:', endId: 'state:\ufff0' })).length;
      return { ...started, couch, clock, refused, refusals, states };
    };
    const broken = (n: number, pad = 0) => ({ ...activity(n), topic: '', description: 'x'.repeat(pad) });

    it('R22 keeps what weighs much by its hash only, so that nobody fills the disk with it', async () => {
      const at = await startDay();
      const before = await at.states();
      for (let batch = 0; batch < 10; batch += 1)
        await at.refused(
          LEAD,
          Array.from({ length: 10 }, (_, n) => broken(batch * 10 + n, 250_000)),
        );
      const kept = (await at.states()) - before;
      expect(kept).toBeGreaterThan(50);
      expect(kept).toBeLessThan(70);
      expect(await at.refusals()).toHaveLength(100);
      await at.refused(SPORT_LEAD, [broken(1, 1000)]);
      at.clock.advance(DAY_MS);
      await at.refused(LEAD, [broken(2, 1000)]);
      expect((await at.states()) - before).toBe(kept + 2);
      expect((await verifyChain(at.couch)).faults).toEqual([]);
    });

    it('R22 never keeps a row that is larger than any document', async () => {
      const at = await startDay();
      const before = await at.states();
      const { rejected } = await push(at.ctx, LEAD, 'activities', [
        { ...row(broken(1, 900_000)), unknown: true },
      ]);
      expect([rejected.length, (await at.refusals()).length]).toEqual([1, 1]);
      expect(await at.states()).toBe(before);
    });

    it('R22 R51 names a thousand and more, and counts the others in the security trail', async () => {
      const at = await startDay();
      for (let batch = 0; batch < 5; batch += 1)
        await at.refused(
          LEAD,
          Array.from({ length: 500 }, (_, n) => broken(batch * 500 + n)),
        );
      expect(await at.refusals()).toHaveLength(2000);
      await at.stop();
      const counted = (await securityEntries(at.couch)).filter(({ type }) => type === 'documents_refused');
      expect(counted.map(({ accountId }) => accountId)).toEqual(counted.map(() => LEAD.id));
      expect(counted.reduce((sum, { times }) => sum + times, 0)).toBe(500);
    });
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
    const intent = (await testEntries(couch)).find((entry) => entry.kind === 'intent');
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
    const intent = (await testEntries(couch)).find((entry) => entry.kind === 'intent');
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
    const added = await verifyChain(couch);
    expect(added.faults).toEqual([{ type: 'broken_link', n: 999_999 }]);
    expect(chainTold(added).at(-1)).toBe(
      'L’entrée 999999 ne suit pas celle qui la précède : le journal a été changé.',
    );
    couch.restore(whole);
    await couch.bulkWrite(db, [{ ...state, state: { ...first, topic: 'Faux' } }]);
    const altered = await verifyChain(couch);
    expect(altered.faults).toEqual([{ type: 'altered_state', hash: hashOfState(first) }]);
    expect(chainTold(altered).at(-1)).toContain(hashOfState(first));
    couch.restore(whole);
    expect((await verifyChain(couch)).faults).toEqual([]);
  });
});
