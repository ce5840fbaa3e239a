import { describe, expect, it } from 'vitest';
import { VISITOR } from '#schemas/rules/roles.ts';
import type { Couch } from '#server/ports/couch.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import {
  account,
  activity,
  BOARD,
  deleted,
  edited,
  later,
  LEAD,
  participant,
  pull,
  push,
  row,
  SPORT_LEAD,
} from './testing-sync.ts';
import { handlePush } from './push.ts';

const start = async () => (await startTestContext()).ctx;
const TAKEN = { conflicts: [], rejected: [] };

/** Notes what takes time: which database is asked for, or given, how much. */
const tellingOfWork = (couch: Couch, work: string[]): Couch => ({
  ...couch,
  getMany: (db, ids) => {
    if (ids.length > 0) work.push(`${db} ${ids.length} read`);
    return couch.getMany(db, ids);
  },
  bulkWrite: (db, docs) => {
    work.push(`${db} ${docs.length} written`);
    return couch.bulkWrite(db, docs);
  },
});

describe('push', () => {
  it('stores a new document as it was sent, and its revision stays in the server', async () => {
    const ctx = await start();
    const doc = activity(1);
    expect(await push(ctx, LEAD, 'activities', [row(doc)])).toMatchObject(TAKEN);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([doc]);
  });

  it('accepts the same push twice, because its answer may be lost, and writes once', async () => {
    const ctx = await start();
    const rows = [row(activity(1)), row(activity(2))];
    await push(ctx, LEAD, 'activities', rows);
    const { updateSeq } = await ctx.couch.info('aesi-activities');
    expect(await push(ctx, LEAD, 'activities', rows)).toMatchObject(TAKEN);
    expect((await ctx.couch.info('aesi-activities')).updateSeq).toBe(updateSeq);
  });

  it('writes an edit over the state its writer knew, and returns the current one to others as a conflict', async () => {
    const ctx = await start();
    const first = activity(1);
    await push(ctx, LEAD, 'activities', [row(first)]);
    const second = edited(first, { topic: 'Python' });
    expect(await push(ctx, LEAD, 'activities', [row(second, first)])).toMatchObject(TAKEN);
    const stale = edited(first, { venue: 'Amphi' }, 3000);
    const answer = await push(ctx, LEAD, 'activities', [row(stale, first)]);
    expect(answer).toMatchObject({ conflicts: [second], rejected: [] });
    const merged = { ...second, venue: 'Amphi', updatedAt: later(3000) };
    expect(await push(ctx, LEAD, 'activities', [row(merged, second)])).toMatchObject(TAKEN);
  });

  it('takes two rows of one document in their order', async () => {
    const ctx = await start();
    const first = activity(1);
    const second = edited(first, { topic: 'Suite' });
    expect(await push(ctx, LEAD, 'activities', [row(first), row(second, first)])).toMatchObject(TAKEN);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([second]);
  });

  it('refuses one row among a hundred and takes the others', async () => {
    const ctx = await start();
    const rows = Array.from({ length: 100 }, (_, n) => row(activity(n)));
    rows[50] = row({ ...activity(50), topic: '' });
    const answer = await push(ctx, LEAD, 'activities', rows);
    expect(answer.rejected).toEqual([{ id: activity(50).id, code: 'invalid_document', master: null }]);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toHaveLength(99);
  });

  it('never lets an old edit bring back what was deleted', async () => {
    const ctx = await start();
    const first = activity(1);
    const grave = deleted(first);
    await push(ctx, LEAD, 'activities', [row(first)]);
    expect(await push(ctx, LEAD, 'activities', [row(grave, first)])).toMatchObject(TAKEN);
    const edit = edited(first, { topic: 'Trop tard' });
    for (const base of [first, null]) {
      const answer = await push(ctx, LEAD, 'activities', [row(edit, base)]);
      expect(answer).toMatchObject({ conflicts: [], rejected: [{ code: 'deleted', master: grave }] });
    }
    const { documents } = await pull(ctx, VISITOR, 'activities');
    expect(documents).toEqual([grave]);
  });

  it('lets a document be made again by somebody who knows that it was deleted', async () => {
    const ctx = await start();
    const first = activity(1);
    const grave = deleted(first);
    await push(ctx, LEAD, 'activities', [row(first), row(grave, first)]);
    const again = edited(first, { topic: 'De nouveau', createdAt: later(5000) }, 5000);
    expect(await push(ctx, LEAD, 'activities', [row(again, grave)])).toMatchObject(TAKEN);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([again]);
  });

  it('has nothing to do for the deletion of what it never had', async () => {
    const ctx = await start();
    expect(await push(ctx, LEAD, 'activities', [row(deleted(activity(1)))])).toMatchObject(TAKEN);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([]);
  });

  it('a tombstone keeps the base fields only', async () => {
    const ctx = await start();
    const first = activity(1);
    await push(ctx, LEAD, 'activities', [row(first)]);
    const answer = await push(ctx, LEAD, 'activities', [row({ ...first, _deleted: true }, first)]);
    expect(answer.rejected).toMatchObject([{ code: 'invalid_document' }]);
  });

  it.each([
    ['another club’s scope', activity(1, { clubId: 'sport' as never }), 'forbidden'],
    ['a club that does not exist', activity(1, { clubId: 'echecs' as never }), 'wrong_scope'],
    ['another author', activity(1, { updatedBy: SPORT_LEAD.id as never }), 'wrong_author'],
    ['another type', participant(1), 'wrong_collection'],
    ['a newer version', activity(1, { v: 2 }), 'newer_version'],
    ['an unknown field', { ...activity(1), secret: 1 }, 'invalid_document'],
    ['a missing field', { ...activity(1), venue: undefined }, 'invalid_document'],
    ['half a surrogate pair', activity(1, { topic: 'a\ud800b' }), 'invalid_document'],
    ['an illegal state', activity(1, { state: 'finished' as never }), 'invalid_document'],
    ['too many bytes', { ...activity(1), description: 'x'.repeat(300_000) }, 'too_large'],
    [
      'a field that names the prototype',
      JSON.parse(`{"__proto__":{"v":1},${JSON.stringify(activity(1)).slice(1)}`),
      'invalid_document',
    ],
    ['no document at all', 'hello', 'invalid_document'],
  ])('refuses a document with %s by its code', async (_what, doc, code) => {
    const ctx = await start();
    const answer = await push(ctx, LEAD, 'activities', [row(doc), row(activity(2))]);
    expect(answer.rejected).toMatchObject([{ code, master: null }]);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([activity(2)]);
  });

  it('refuses an older version of a document over a newer one', async () => {
    const ctx = await start();
    const first = activity(1, { v: 1 });
    await ctx.couch.bulkWrite('aesi-activities', [{ ...first, _id: first.id, v: 2 }]);
    const answer = await push(ctx, LEAD, 'activities', [row(edited(first, {}), { ...first, v: 2 })]);
    expect(answer.rejected).toMatchObject([{ code: 'older_version' }]);
  });

  it('R5 refuses a state that cannot be reached', async () => {
    const ctx = await start();
    const done = activity(1, { state: 'done' });
    const { rejected } = await push(ctx, LEAD, 'activities', [
      { base: null, doc: done, steps: [{ at: done.updatedAt, by: LEAD.id, changes: { state: 'done' } }] },
    ]);
    expect(rejected).toEqual([]);
    const back = edited(done, { state: 'planned' });
    const answer = await push(ctx, LEAD, 'activities', [row(back, done)]);
    expect(answer.rejected).toMatchObject([{ code: 'illegal_transition', master: done }]);
  });

  it('refuses steps through states that do not exist', async () => {
    const ctx = await start();
    const steps = ['toString', '__proto__', 'x'].map((state) => ({
      at: activity(1).updatedAt,
      by: LEAD.id,
      changes: { state },
    }));
    const answer = await push(ctx, LEAD, 'activities', [
      { base: null, doc: activity(1), steps },
      row(activity(2)),
    ]);
    expect(answer.rejected).toMatchObject([{ id: activity(1).id, code: 'invalid_document' }]);
  });

  it('R21 never hands a document back to somebody who may not read it', async () => {
    const ctx = await start();
    const person = participant(1);
    await push(ctx, LEAD, 'participants', [row(person)]);
    const outsider = { ...person, updatedBy: SPORT_LEAD.id, lastName: 'Autre' };
    const answer = await push(ctx, SPORT_LEAD, 'participants', [row(outsider), row(outsider, person)]);
    expect(answer.conflicts).toEqual([]);
    expect(answer.rejected).toMatchObject([
      { code: 'forbidden', master: null },
      { code: 'forbidden', master: null },
    ]);
  });

  it('R21 answers alike whether or not there is a document, where somebody may not read, and does the same work', async () => {
    const asked = await Promise.all(
      [true, false].map(async (isThere) => {
        const work: string[] = [];
        const couch = tellingOfWork(createCouchMemory(), work);
        const { ctx, publisher } = await startTestContext({ couch });
        const person = participant(1);
        if (isThere) await push(ctx, LEAD, 'participants', [row(person)]);
        await publisher.settled();
        work.length = 0;
        const guess = participant(1, 'informatique', SPORT_LEAD.id);
        const edit = edited(guess, { createdAt: later(-1000) });
        const grave = deleted(guess, 2000, SPORT_LEAD.id);
        const rows = [row(guess), row(edit), row(edit, guess), row(grave)];
        return { answer: await push(ctx, SPORT_LEAD, 'participants', rows), work };
      }),
    );
    expect(asked[0]).toEqual(asked[1]);
    expect(asked[0]?.answer.rejected.map(({ code }) => code)).toEqual(Array(4).fill('forbidden'));
  });

  it('opens the databases of a club that an administrator adds (R1)', async () => {
    const ctx = await start();
    const admin = account(9, 'admin');
    const [card] = (await pull(ctx, VISITOR, 'clubs')).documents;
    const chess = {
      ...card,
      id: 'club:echecs',
      clubId: 'echecs',
      createdBy: admin.id,
      updatedBy: admin.id,
    };
    expect(await push(ctx, admin, 'clubs', [row(chess)])).toMatchObject(TAKEN);
    const lead = account(10, 'club:echecs:lead');
    expect(await push(ctx, lead, 'participants', [row(participant(1, 'echecs', lead.id))])).toMatchObject(
      TAKEN,
    );
    expect((await pull(ctx, BOARD, 'participants')).documents).toHaveLength(1);
  });

  it('answers per collection: an unknown one and an absent database do not fail their neighbours', async () => {
    const couch = createCouchMemory();
    const { ctx } = await startTestContext({ couch });
    await couch.destroyDatabase('aesi-actions');
    const { pushes } = await handlePush(
      ctx,
      LEAD,
      {
        pushes: [
          { collection: 'secrets', rows: [row(activity(1))] },
          { collection: 'actions', rows: [row(action())] },
          { collection: 'activities', rows: [row(activity(1))] },
        ],
      },
      'test',
    );
    expect(pushes).toMatchObject([
      { error: 'unknown_collection' },
      { error: 'database_unavailable' },
      { collection: 'activities', rejected: [] },
    ]);
  });

  it('takes a push again when the database went away after committing it', async () => {
    const couch = createCouchMemory();
    const flaky = {
      ...couch,
      bulkWrite: async (...args: Parameters<typeof couch.bulkWrite>) => {
        const outcomes = await couch.bulkWrite(...args);
        if (args[0] === 'aesi-activities' && isBroken) throw new CouchUnavailable('cut off');
        return outcomes;
      },
    };
    let isBroken = false;
    const { ctx } = await startTestContext({ couch: { ...flaky, as: () => flaky } });
    isBroken = true;
    const request = { pushes: [{ collection: 'activities', rows: [row(activity(1))] }] };
    expect((await handlePush(ctx, LEAD, request, 'a')).pushes).toMatchObject([
      { error: 'database_unavailable' },
    ]);
    isBroken = false;
    expect((await handlePush(ctx, LEAD, request, 'b')).pushes).toMatchObject([TAKEN]);
    expect((await pull(ctx, VISITOR, 'activities')).documents).toEqual([activity(1)]);
  });
});

const action = () => {
  const { id: _id, kind: _kind, state, ...rest } = activity(1);
  void state;
  return {
    id: 'action:00000000000000000000000001',
    clubId: rest.clubId,
    createdAt: rest.createdAt,
    createdBy: rest.createdBy,
    updatedAt: rest.updatedAt,
    updatedBy: rest.updatedBy,
    v: 1,
    academicYear: '2025-2026',
    title: 'Acheter un projecteur',
    dueDate: null,
    order: 1,
    doneAt: null,
    cancelledAt: null,
    cancelReason: '',
    activityId: null,
  };
};
