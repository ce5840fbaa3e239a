/** What only a real engine can show: its own sequences, pages and files. */
import { cp, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '#schemas/protocol/sync.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { createEmbeddedDatabase, type EmbeddedDatabase } from '#server/embedded/supervisor.ts';
import { makeTestChild, type TestChild } from '#server/embedded/testing-child.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import { silentLog } from '#server/ports/log.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import type { StartedContext } from '#server/setup/start-context.ts';
import {
  activity,
  BOARD,
  deleted,
  edited,
  LEAD,
  participant,
  pull,
  pullAnswer,
  push,
  row,
  SPORT_LEAD,
} from './testing-sync.ts';

let child: TestChild;
let database: EmbeddedDatabase;
let server: StartedContext;

async function start(): Promise<void> {
  database = createEmbeddedDatabase({ dataDir: child.dataDir, childPath: child.childPath, log: silentLog });
  await database.start();
  const couch = createCouchNano({
    engine: 'embedded',
    url: () => database.connection().url,
    credentials: () => database.connection(),
    log: silentLog,
  });
  server = await startTestContext({ couch, place: 'embedded' });
}

async function stop(): Promise<void> {
  await server.stop();
  await database.stop();
}

beforeAll(async () => {
  child = await makeTestChild();
  await start();
});
afterAll(async () => {
  await stop();
  await child.remove();
});

describe('on the embedded database', () => {
  it('a page is filled across scopes and nothing is skipped, whatever its size', async () => {
    const own = Array.from({ length: 7 }, (_, n) => participant(n));
    const sport = Array.from({ length: 7 }, (_, n) => participant(n, 'sport', SPORT_LEAD.id));
    await push(
      server.ctx,
      LEAD,
      'participants',
      own.map((doc) => row(doc)),
    );
    await push(
      server.ctx,
      SPORT_LEAD,
      'participants',
      sport.map((doc) => row(doc)),
    );
    for (const limit of [1, 3, 7, 14, 15]) {
      const ids: string[] = [];
      let checkpoint: Checkpoint | null = null;
      for (;;) {
        const page = await pull(server.ctx, BOARD, 'participants', checkpoint, limit);
        ids.push(...page.documents.map(({ id }) => id));
        checkpoint = page.checkpoint;
        if (page.documents.length < limit) break;
      }
      expect(ids.slice().sort()).toEqual([...own, ...sport].map(({ id }) => id as string).sort());
    }
  });

  it('edits, conflicts, deletions and new lives go as in memory', async () => {
    const first = activity(1);
    const second = edited(first, { topic: 'Python' });
    const grave = deleted(second, 5000);
    const again = edited(first, { topic: 'De nouveau' }, 9000);
    const late = edited(first, { venue: 'Amphi' });
    await push(server.ctx, LEAD, 'activities', [row(first), row(second, first)]);
    expect((await push(server.ctx, LEAD, 'activities', [row(late, first)])).conflicts).toEqual([second]);
    await push(server.ctx, LEAD, 'activities', [row(grave, second)]);
    expect((await push(server.ctx, LEAD, 'activities', [row(late, second)])).rejected).toMatchObject([
      { code: 'deleted', master: grave },
    ]);
    expect(await push(server.ctx, LEAD, 'activities', [row(again, grave)])).toMatchObject({
      conflicts: [],
      rejected: [],
    });
    const after = edited(again, { venue: 'Cour' }, 9500);
    expect(await push(server.ctx, LEAD, 'activities', [row(after, again)])).toMatchObject({
      conflicts: [],
      rejected: [],
    });
    expect((await pull(server.ctx, VISITOR, 'activities')).documents).toEqual([after]);
  });

  it('a position that it never reached is not taken for its end', async () => {
    const { checkpoint } = await pull(server.ctx, VISITOR, 'activities');
    const incarnation = checkpoint['public']?.incarnation ?? '';
    const ahead = await pull(server.ctx, VISITOR, 'activities', { public: { incarnation, seq: '999999' } });
    expect(ahead.reborn).toEqual(['public']);
    const odd = { public: { incarnation, seq: '1-odd' } };
    expect(await pullAnswer(server.ctx, VISITOR, 'activities', odd)).toSatisfy(
      (answer: object) => 'error' in answer || ('reborn' in answer && 'documents' in answer),
    );
  });

  it('an older copy of the data folder is noticed, and devices read again', async () => {
    const copy = `${child.dataDir}-copy`;
    await stop();
    await cp(child.dataDir, copy, { recursive: true });
    await start();
    await push(server.ctx, LEAD, 'activities', [row(activity(10)), row(activity(11))]);
    const late = await pull(server.ctx, VISITOR, 'activities');
    await stop();
    await rm(child.dataDir, { recursive: true });
    await cp(copy, child.dataDir, { recursive: true });
    await rm(copy, { recursive: true });
    await start();
    await push(
      server.ctx,
      LEAD,
      'activities',
      [12, 13, 14, 15].map((n) => row(activity(n))),
    );
    const answer = await pull(server.ctx, VISITOR, 'activities', late.checkpoint);
    expect(answer.reborn).toEqual(['public']);
    expect(answer.documents.map(({ id }) => id)).not.toContain(activity(10).id);
    expect(answer.documents.map(({ id }) => id)).toContain(activity(15).id);
  });

  it('the audit log of all this is one whole chain', async () => {
    await server.publisher.settled();
    expect((await verifyChain(server.ctx.couch)).faults).toEqual([]);
  });
});
