import { afterEach, describe, expect, it } from 'vitest';
import type { Hint } from '#schemas/protocol/sync.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import { activity, BOARD, LEAD, participant, row, SPORT_LEAD } from '#server/replication/testing-sync.ts';
import { createTestClock } from '#server/setup/testing-context.ts';
import { errorCodeOf, startTestApp, type TestApp } from './testing-app.ts';

const apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function start(options: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
  const app = await startTestApp(options);
  apps.push(app);
  return app;
}

/** Lines of a stream, as they come. */
async function listen(app: TestApp, actor: Actor) {
  const response = await app.get('/sync/hints', await app.authorization(actor));
  if (response.body === null) throw new Error('no stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const nextLine = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n');
      if (end >= 0) {
        const line = text.slice(0, end);
        text = text.slice(end + 1);
        return line;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  expect(await nextLine()).toBe('');
  /** The next hint about documents; what the server itself publishes is passed over. */
  const nextHint = async (): Promise<Hint> => {
    for (;;) {
      const line = await nextLine();
      if (line === undefined) throw new Error('the stream ended');
      if (line === '') continue;
      const hint = JSON.parse(line) as Hint;
      const changed = hint.changed.filter(({ collection }) => collection !== 'summaries');
      if (changed.length > 0 || hint.rights === true) return { ...hint, changed };
    }
  };
  return { nextHint, nextLine };
}

const pushTo = (app: TestApp, collection: string, doc: unknown, actor: Actor = LEAD) =>
  app.post('/sync/push', { pushes: [{ collection, rows: [row(doc)] }] }, actor);

describe('GET /sync/hints', () => {
  it('tells of a write those who may read it, and nobody else', async () => {
    const app = await start();
    await app.publisher.settled();
    const [visitor, sport, board] = [
      await listen(app, VISITOR),
      await listen(app, SPORT_LEAD),
      await listen(app, BOARD),
    ];
    await pushTo(app, 'participants', participant(1));
    expect((await board.nextHint()).changed).toEqual([{ collection: 'participants', scope: 'informatique' }]);
    // What comes next is a public write: the restricted one before it was told to neither.
    await pushTo(app, 'activities', activity(1));
    const wanted = [{ collection: 'activities', scope: 'public' }];
    expect((await visitor.nextHint()).changed).toEqual(wanted);
    expect((await sport.nextHint()).changed).toEqual(wanted);
    expect((await board.nextHint()).changed).toEqual(wanted);
  });

  it('R27 has a place for a hundred streams of one account, and after them for those of others', async () => {
    const app = await start();
    for (let count = 0; count < 100; count += 1) await listen(app, LEAD);
    const refused = await app.get('/sync/hints', await app.authorization(LEAD));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await errorCodeOf(refused)).toBe('too_many_attempts');
    await listen(app, BOARD);
    await listen(app, VISITOR);
  });

  it('tells the devices of an account that its rights changed', async () => {
    const app = await start();
    const lead = await listen(app, LEAD);
    app.ctx.hints.rightsChanged(LEAD.id);
    expect((await lead.nextHint()).rights).toBe(true);
  });

  it('says nothing of a write that was refused', async () => {
    const app = await start();
    await app.publisher.settled();
    const visitor = await listen(app, VISITOR);
    await pushTo(app, 'activities', { ...activity(1), topic: '' });
    await pushTo(app, 'officers', activity(1));
    await pushTo(app, 'activities', activity(2));
    expect((await visitor.nextHint()).changed).toEqual([{ collection: 'activities', scope: 'public' }]);
  });

  it('stays open with empty lines, and ends when the server stops', async () => {
    const app = await start({ hints: { debounceMs: 1, keepAliveMs: 5 } });
    const { nextLine } = await listen(app, VISITOR);
    // The first figures may be published in between.
    let line = await nextLine();
    while (line !== undefined && line !== '') line = await nextLine();
    expect(line).toBe('');
    app.ctx.hints.close();
    while (line !== undefined) line = await nextLine();
    expect(app.ctx.hints.listenerCount()).toBe(0);
  });

  it('refuses an expired token, and ends with the token', async () => {
    const clock = createTestClock();
    const app = await start({ clock });
    const headers = await app.authorization(LEAD);
    clock.advance(599_990);
    const response = await app.get('/sync/hints', headers);
    // Hints may come before its end.
    expect(await response.text()).toMatch(/^\n/);
    clock.advance(60_000);
    expect((await app.get('/sync/hints', headers)).status).toBe(401);
  });

  it('forgets a listener that went away', async () => {
    const app = await start();
    const away = new AbortController();
    const response = await fetch(`${app.url}/sync/hints`, { signal: away.signal });
    expect(app.ctx.hints.listenerCount()).toBe(1);
    away.abort();
    await response.text().catch(() => {});
    await expect.poll(() => app.ctx.hints.listenerCount()).toBe(0);
  });
});
