import { describe, expect, it } from 'vitest';
import { createHttpTransport, type TokenSource } from './http-transport.ts';

interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
}

const bench = (
  answer: (sent: Sent, attempt: number) => Response | Promise<Response>,
  session?: Partial<TokenSource>,
) => {
  const sent: Sent[] = [];
  const transport = createHttpTransport({
    fetch: async (input, init) => {
      const one = { path: input as string, headers: new Headers(init?.headers), body: init?.body };
      sent.push(one);
      return answer(one, sent.length);
    },
    session: {
      accessToken: () => Promise.resolve('token'),
      refresh: () => Promise.resolve('refreshed'),
      ...session,
    },
  });
  return { transport, sent };
};

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });
const error = (status: number, code: string, details: object = {}): Response =>
  json({ error: { code, ...details } }, status);
const signal = (): AbortSignal => new AbortController().signal;
const EMPTY = { pulls: [] };

describe('http transport', () => {
  it('says who and which protocol, and sends small bodies as they are', async () => {
    const { transport, sent } = bench(() => json(EMPTY));
    expect(await transport.pull(EMPTY, signal())).toEqual({ ok: true, value: EMPTY });
    expect(sent[0]?.path).toBe('/sync/pull');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token');
    expect(sent[0]?.headers.get('x-aesi-protocol')).toBe('1');
    expect(sent[0]?.headers.has('content-encoding')).toBe(false);
  });

  it('R60 compresses large bodies', async () => {
    const { transport, sent } = bench(() => json({ pushes: [] }));
    const rows = Array.from({ length: 100 }, () => ({ base: null, doc: { topic: 'Atelier R' }, steps: [] }));
    await transport.push({ pushes: [{ collection: 'activities', rows: rows as never }] }, signal());
    expect(sent[0]?.headers.get('content-encoding')).toBe('gzip');
    const stream = new Response(sent[0]?.body as ArrayBuffer).body?.pipeThrough(
      new DecompressionStream('gzip'),
    );
    const text = await new Response(stream ?? null).text();
    expect((JSON.parse(text) as { pushes: { rows: unknown[] }[] }).pushes[0]?.rows).toHaveLength(100);
  });

  it('sends a visitor’s request without a token', async () => {
    const { transport, sent } = bench(() => json(EMPTY), { accessToken: () => Promise.resolve(undefined) });
    await transport.pull(EMPTY, signal());
    expect(sent[0]?.headers.has('authorization')).toBe(false);
  });

  it('R26 renews an ended token once, and asks again', async () => {
    const { transport, sent } = bench((_, attempt) =>
      attempt === 1 ? error(401, 'not_signed_in') : json(EMPTY),
    );
    expect((await transport.pull(EMPTY, signal())).ok).toBe(true);
    expect(sent).toHaveLength(2);
    const stubborn = bench(() => error(401, 'session_ended'));
    expect(await stubborn.transport.pull(EMPTY, signal())).toEqual({
      ok: false,
      error: { type: 'unauthorized' },
    });
    expect(stubborn.sent).toHaveLength(2);
  });

  it('tells an ended session from a network that fails during the renewal', async () => {
    for (const [renewal, type] of [
      ['ended', 'unauthorized'],
      ['unreachable', 'offline'],
    ] as const) {
      const { transport } = bench(() => error(401, 'not_signed_in'), {
        refresh: () => Promise.resolve(renewal),
      });
      expect(await transport.pull(EMPTY, signal())).toEqual({ ok: false, error: { type } });
    }
  });

  it('names what went wrong', async () => {
    const failureOf = async (answer: () => Response): Promise<unknown> => {
      const outcome = await bench(answer).transport.pull(EMPTY, signal());
      return outcome.ok ? undefined : outcome.error;
    };
    expect(await failureOf(() => error(403, 'wrong_origin'))).toEqual({ type: 'forbidden' });
    expect(await failureOf(() => error(426, 'client_outdated'))).toEqual({ type: 'outdated' });
    expect(await failureOf(() => error(503, 'stopping', { retryAfterSeconds: 5 }))).toEqual({
      type: 'server_busy',
      retryAfterMs: 5000,
    });
    expect(await failureOf(() => error(400, 'invalid_body'))).toEqual({
      type: 'bad_response',
      detail: '400 invalid_body',
    });
    expect(await failureOf(() => new Response('<html>Wi-Fi</html>'))).toEqual({
      type: 'bad_response',
      detail: 'not JSON',
    });
    expect(
      await failureOf(() => {
        throw new TypeError('no network');
      }),
    ).toEqual({ type: 'offline' });
  });

  it('hears hints that come in pieces, signs of life, and words it does not know', async () => {
    const pieces = [
      '{"changed":[{"collection":"activ',
      'ities","scope":"public"}]}\n\n',
      '{"else":1}\n{"changed":[],"rights":true}\n',
    ];
    const { transport } = bench(() => {
      const encoder = new TextEncoder();
      return new Response(
        new ReadableStream({
          start: (controller) => {
            for (const piece of pieces) controller.enqueue(encoder.encode(piece));
            controller.close();
          },
        }),
      );
    });
    const heard: unknown[] = [];
    let alive = 0;
    let opened = 0;
    const ended = await transport.hints(
      {
        onOpen: () => void (opened += 1),
        onAlive: () => void (alive += 1),
        onHint: (hint) => void heard.push(hint),
      },
      signal(),
    );
    expect(ended).toEqual({ type: 'ended' });
    expect(opened).toBe(1);
    expect(alive).toBe(4);
    expect(heard).toEqual([
      { changed: [{ collection: 'activities', scope: 'public' }] },
      { changed: [], rights: true },
    ]);
  });

  it('gives up a line on which nothing is heard any more', async () => {
    const transport = createHttpTransport({
      fetch: (_input, init) =>
        Promise.resolve(
          new Response(
            new ReadableStream({
              start: (controller) => {
                init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
              },
            }),
          ),
        ),
      session: { accessToken: () => Promise.resolve('token'), refresh: () => Promise.resolve('refreshed') },
      silenceMs: 20,
    });
    const events = { onOpen: () => undefined, onAlive: () => undefined, onHint: () => undefined };
    expect(await transport.hints(events, signal())).toEqual({ type: 'offline' });
  });
});
