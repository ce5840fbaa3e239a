import { describe, expect, it } from 'vitest';
import { err, ok } from '#schemas/primitives/result.ts';
import type { PullRequest } from '#schemas/protocol/sync.ts';
import type { Timers } from './back-off.ts';
import { createExchange, type Exchange } from './exchange.ts';
import type { PushBody, SyncTransport, TransportFailure } from './transport.ts';

/** Time that stands still until it is told to go on. */
const manualTime = () => {
  let nowMs = 0;
  let waiting: { at: number; run: () => void }[] = [];
  const timers: Timers = {
    now: () => nowMs,
    after: (ms, run) => {
      const one = { at: nowMs + ms, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const advance = async (ms: number): Promise<void> => {
    const until = nowMs + ms;
    for (;;) {
      await settle();
      const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      waiting = waiting.filter((one) => one !== next);
      nowMs = next.at;
      next.run();
    }
    nowMs = until;
    await settle();
  };
  return { timers, advance };
};

const pulled = (collection: string) => ({ collection, documents: [], checkpoint: {}, reborn: [] });

const bench = () => {
  const time = manualTime();
  const pulls: PullRequest[] = [];
  const pushes: PushBody[] = [];
  const failures: TransportFailure[] = [];
  let answer: (collection: string) => object = pulled;
  let failure: TransportFailure | undefined;
  const transport: SyncTransport = {
    pull: (body) => {
      pulls.push(body);
      if (failure !== undefined) return Promise.resolve(err(failure));
      return Promise.resolve(ok({ pulls: body.pulls.map(({ collection }) => answer(collection)) as never }));
    },
    push: (body) => {
      pushes.push(body);
      const answers = body.pushes.map(({ collection }) => ({
        collection,
        conflicts: [],
        rejected: [],
        reached: {},
      }));
      return Promise.resolve(ok({ pushes: answers }));
    },
    hints: () => Promise.resolve({ type: 'ended' }),
  };
  const exchange: Exchange = createExchange({
    transport,
    timers: time.timers,
    random: () => 1,
    onContact: () => undefined,
    onFailure: (one) => void failures.push(one),
    onSending: () => undefined,
  });
  return {
    ...time,
    exchange,
    pulls,
    pushes,
    failures,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    failWith: (next: TransportFailure | undefined) => {
      failure = next;
    },
  };
};

const ask = (exchange: Exchange, collection: 'activities' | 'clubs' | 'actions') =>
  exchange.pull({ collection, checkpoint: {}, limit: 1000 });

const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no failure',
    (cause: unknown) => (cause as Error).message,
  );

describe('exchange', () => {
  it('R60 carries what is asked within a moment in one request, and hands each its answer', async () => {
    const { exchange, advance, pulls } = bench();
    const both = Promise.all([ask(exchange, 'activities'), ask(exchange, 'clubs')]);
    await advance(10);
    const late = ask(exchange, 'actions');
    await advance(10);
    expect((await both).map(({ collection }) => collection)).toEqual(['activities', 'clubs']);
    expect((await late).collection).toBe('actions');
    expect(pulls).toHaveLength(1);
  });

  it('rejects only the collection that the server could not answer, and lets it wait', async () => {
    const { exchange, advance, answerWith, pulls } = bench();
    answerWith((collection) =>
      collection === 'clubs' ? { collection, error: 'database_unavailable' } : pulled(collection),
    );
    const failing = reasonOf(ask(exchange, 'clubs'));
    const fine = ask(exchange, 'activities');
    await advance(20);
    expect(await failing).toBe('database_unavailable');
    expect((await fine).collection).toBe('activities');
    const again = reasonOf(ask(exchange, 'clubs'));
    const other = ask(exchange, 'activities');
    await advance(500);
    expect((await other).collection).toBe('activities');
    expect(pulls).toHaveLength(2);
    await advance(600);
    expect(await again).toBe('database_unavailable');
    expect(pulls).toHaveLength(3);
  });

  it('sends nothing before the back-off allows it, and then all that waits in one request', async () => {
    const { exchange, advance, failWith, pulls, failures } = bench();
    failWith({ type: 'offline' });
    const failed = reasonOf(ask(exchange, 'activities'));
    await advance(20);
    expect(await failed).toBe('offline');
    failWith(undefined);
    const waiting = Promise.all([ask(exchange, 'activities'), ask(exchange, 'clubs')]);
    await advance(900);
    expect(pulls).toHaveLength(1);
    await advance(200);
    expect(await waiting).toHaveLength(2);
    expect(pulls).toHaveLength(2);
    expect(failures).toEqual([{ type: 'offline' }]);
  });

  it('waits as long as a busy server asks for, unless somebody wants it now', async () => {
    const { exchange, advance, failWith, pulls } = bench();
    failWith({ type: 'server_busy', retryAfterMs: 30_000 });
    const failed = reasonOf(ask(exchange, 'activities'));
    await advance(20);
    expect(await failed).toBe('server_busy');
    failWith(undefined);
    const waiting = ask(exchange, 'activities');
    await advance(20_000);
    expect(pulls).toHaveLength(1);
    exchange.hurry();
    await advance(20);
    await waiting;
    expect(pulls).toHaveLength(2);
  });

  it('sends two parts of one collection one after the other, each with its own answer', async () => {
    const { exchange, advance, pushes } = bench();
    const both = Promise.all([
      exchange.push({ collection: 'activities', rows: [] }),
      exchange.push({ collection: 'activities', rows: [] }),
    ]);
    await advance(20);
    expect(await both).toHaveLength(2);
    expect(pushes.map((body) => body.pushes.length)).toEqual([1, 1]);
  });

  it('rejects everything when it is stopped', async () => {
    const { exchange, advance } = bench();
    const waiting = reasonOf(ask(exchange, 'activities'));
    await advance(0);
    exchange.stop();
    expect(await waiting).toBe('stopped');
    expect(await reasonOf(ask(exchange, 'clubs'))).toBe('stopped');
  });
});
