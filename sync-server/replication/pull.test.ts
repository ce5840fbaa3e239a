import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '#schemas/protocol/sync.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import type { ServerContext } from '#server/context.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import {
  account,
  activity,
  BOARD,
  edited,
  LEAD,
  participant,
  pull,
  pullAnswer,
  push,
  row,
  SPORT_LEAD,
} from './testing-sync.ts';

const start = async () => (await startTestContext()).ctx;

/** Pulls page by page until a page is short, as a device does. */
async function pullAll(ctx: ServerContext, limit: number) {
  const pages: string[][] = [];
  let checkpoint: Checkpoint | null = null;
  for (;;) {
    const page = await pull(ctx, BOARD, 'participants', checkpoint, limit);
    pages.push(page.documents.map(({ id }) => id));
    checkpoint = page.checkpoint;
    if (page.documents.length < limit) return { pages, checkpoint };
  }
}

describe('pull', () => {
  it.each([1, 2, 3, 5, 7, 10, 20, 21, 1000])(
    'fills pages of %i across scopes and skips nothing',
    async (limit) => {
      const ctx = await start();
      const ofInformatique = Array.from({ length: 10 }, (_, n) => participant(n));
      const ofSport = Array.from({ length: 10 }, (_, n) => participant(n, 'sport', SPORT_LEAD.id));
      await push(
        ctx,
        LEAD,
        'participants',
        ofInformatique.map((doc) => row(doc)),
      );
      await push(
        ctx,
        SPORT_LEAD,
        'participants',
        ofSport.map((doc) => row(doc)),
      );
      const { pages, checkpoint } = await pullAll(ctx, limit);
      const ids = pages.flat();
      expect(ids.slice().sort()).toEqual(
        [...ofInformatique, ...ofSport].map(({ id }) => id as string).sort(),
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      expect((await pull(ctx, BOARD, 'participants', checkpoint, limit)).documents).toEqual([]);
    },
  );

  it('refuses a checkpoint of more scopes than there may be, without looking at each', async () => {
    const ctx = await start();
    const scopes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, { incarnation: 'x', seq: '0' }]));
    expect(await pullAnswer(ctx, VISITOR, 'activities', scopes(300))).toHaveProperty('documents');
    expect(await pullAnswer(ctx, VISITOR, 'activities', scopes(1001))).toMatchObject({
      error: 'bad_checkpoint',
    });
  });

  it('hands out what changed since, and answers «nothing» without asking the database', async () => {
    const couch = createCouchMemory();
    let asked = 0;
    const counting = {
      ...couch,
      changes: (...args: Parameters<typeof couch.changes>) => {
        asked += 1;
        return couch.changes(...args);
      },
    };
    const { ctx, publisher } = await startTestContext({ couch: { ...counting, as: () => counting } });
    await publisher.settled();
    const first = await pull(ctx, VISITOR, 'activities');
    const askedBefore = asked;
    for (let times = 0; times < 5; times += 1) await pull(ctx, VISITOR, 'activities', first.checkpoint);
    expect(asked).toBe(askedBefore);
    await push(ctx, LEAD, 'activities', [row(activity(1))]);
    const second = await pull(ctx, VISITOR, 'activities', first.checkpoint);
    expect(second.documents).toEqual([activity(1)]);
    expect((await pull(ctx, VISITOR, 'activities', second.checkpoint)).documents).toEqual([]);
    const edit = edited(activity(1), { topic: 'Autre' });
    await push(ctx, LEAD, 'activities', [row(edit, activity(1))]);
    expect((await pull(ctx, VISITOR, 'activities', second.checkpoint)).documents).toEqual([edit]);
  });

  it('R14 gives a visitor the public kinds and refuses the others by name', async () => {
    const ctx = await start();
    for (const name of ['clubs', 'activities', 'actions', 'officers', 'photos', 'summaries']) {
      expect(await pullAnswer(ctx, VISITOR, name, null)).toHaveProperty('documents');
    }
    for (const name of ['participants', 'attendances', 'dossiers', 'duties', 'ledger', 'keyrings']) {
      expect(await pullAnswer(ctx, VISITOR, name, null)).toEqual({ collection: name, error: 'forbidden' });
    }
    expect(await pullAnswer(ctx, VISITOR, 'aesi-accounts', null)).toMatchObject({
      error: 'unknown_collection',
    });
  });

  it('R21 shows a lead the own club only, whatever scopes the checkpoint names', async () => {
    const ctx = await start();
    await push(ctx, LEAD, 'participants', [row(participant(1))]);
    await push(ctx, SPORT_LEAD, 'participants', [row(participant(1, 'sport', SPORT_LEAD.id))]);
    const all = await pull(ctx, BOARD, 'participants');
    expect(all.documents).toHaveLength(2);
    const own = await pull(ctx, SPORT_LEAD, 'participants', {
      ...all.checkpoint,
      sport: { incarnation: 'x', seq: '0' },
    });
    expect(own.documents.map(({ clubId }) => clubId)).toEqual(['sport']);
    expect(Object.keys(own.checkpoint)).toEqual(['sport']);
  });

  it('reads a scope from its beginning when the right to it was granted later', async () => {
    const ctx = await start();
    await push(ctx, LEAD, 'participants', [row(participant(1))]);
    await push(ctx, SPORT_LEAD, 'participants', [row(participant(1, 'sport', SPORT_LEAD.id))]);
    const before = await pull(ctx, LEAD, 'participants');
    const both = account(1, 'club:informatique:lead', 'club:sport:officer');
    const after = await pull(ctx, both, 'participants', before.checkpoint);
    expect(after.documents.map(({ clubId }) => clubId)).toEqual(['sport']);
    expect(after.reborn).toEqual([]);
  });

  it.each([
    ['no object', 'yesterday'],
    ['another shape', { public: { incarnation: 1, seq: 2 } }],
    ['a sequence of no engine', { public: { incarnation: 'x', seq: '../../etc' } }],
    ['an unknown field', { public: { incarnation: 'x', seq: '1', more: true } }],
  ])('refuses a checkpoint that is %s', async (_what, checkpoint) => {
    const ctx = await start();
    expect(await pullAnswer(ctx, VISITOR, 'activities', checkpoint)).toEqual({
      collection: 'activities',
      error: 'bad_checkpoint',
    });
  });

  it('refuses a position of the right life that the database never gave out', async () => {
    const ctx = await start();
    await push(ctx, LEAD, 'activities', [row(activity(1)), row(activity(2))]);
    const { checkpoint } = await pull(ctx, VISITOR, 'activities', null, 1);
    const made = { public: { incarnation: checkpoint['public']?.incarnation, seq: '2-made-up' } };
    expect(await pullAnswer(ctx, VISITOR, 'activities', made)).toMatchObject({ error: 'bad_checkpoint' });
  });

  it('starts again, and says so, after a database was made anew', async () => {
    const couch = createCouchMemory();
    const first = await startTestContext({ couch });
    await push(first.ctx, LEAD, 'activities', [row(activity(1))]);
    const { checkpoint } = await pull(first.ctx, VISITOR, 'activities');
    await first.stop();
    await couch.destroyDatabase('aesi-activities');
    const { ctx } = await startTestContext({ couch });
    const answer = await pull(ctx, VISITOR, 'activities', checkpoint);
    expect(answer).toMatchObject({ documents: [], reborn: ['public'] });
    const again = await pull(ctx, VISITOR, 'activities', answer.checkpoint);
    expect(again.reborn).toEqual([]);
  });

  it('goes on where it stood after a restart', async () => {
    const couch = createCouchMemory();
    const first = await startTestContext({ couch });
    await push(first.ctx, LEAD, 'activities', [row(activity(1))]);
    const { checkpoint } = await pull(first.ctx, VISITOR, 'activities');
    await first.stop();
    const { ctx } = await startTestContext({ couch });
    expect(await pull(ctx, VISITOR, 'activities', checkpoint)).toMatchObject({ documents: [], reborn: [] });
    await push(ctx, LEAD, 'activities', [row(activity(2))]);
    expect(await pull(ctx, VISITOR, 'activities', checkpoint)).toMatchObject({
      documents: [activity(2)],
      reborn: [],
    });
  });

  it('notices an older copy of everything, even when new writes have reached the device’s position again', async () => {
    const couch = createCouchMemory();
    const first = await startTestContext({ couch });
    await push(first.ctx, LEAD, 'activities', [row(activity(1))]);
    const early = await pull(first.ctx, VISITOR, 'activities');
    const copy = couch.snapshot();
    await push(first.ctx, LEAD, 'activities', [row(activity(2)), row(activity(3))]);
    const late = await pull(first.ctx, VISITOR, 'activities');
    await first.stop();
    couch.restore(copy);
    const { ctx } = await startTestContext({ couch });
    const four = [4, 5, 6, 7].map((n) => row(activity(n)));
    await push(ctx, LEAD, 'activities', four);
    const answer = await pull(ctx, VISITOR, 'activities', late.checkpoint);
    expect(answer.reborn).toEqual(['public']);
    expect(answer.documents.map(({ id }) => id)).toEqual([1, 4, 5, 6, 7].map((n) => activity(n).id));
    // A device that had stopped before the copy was made lost nothing, and goes on.
    const calm = await pull(ctx, VISITOR, 'activities', early.checkpoint);
    expect(calm.reborn).toEqual([]);
    expect(calm.documents).toHaveLength(4);
  });

  it('starts again for a position of a run that the copy does not know', async () => {
    const couch = createCouchMemory();
    const copyOfNothing = await startTestContext({ couch }).then(async ({ stop }) => {
      await stop();
      return couch.snapshot();
    });
    const second = await startTestContext({ couch });
    const { checkpoint } = await pull(second.ctx, VISITOR, 'clubs');
    await second.stop();
    couch.restore(copyOfNothing);
    const { ctx } = await startTestContext({ couch });
    expect((await pull(ctx, VISITOR, 'clubs', checkpoint)).reborn).toEqual(['public']);
  });
});
