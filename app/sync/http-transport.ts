/**
 * Sync over fetch. A token that ran out (ten minutes; longer than most spells without network) is renewed once per request;
 * everything that can go wrong becomes one of the failures of transport.ts. Nothing is retried here.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { ErrorBody } from '#schemas/protocol/error-codes.ts';
import type { Hint, PullResponse, PushResponse } from '#schemas/protocol/sync.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#schemas/protocol/limits.ts';
import type { HintEvents, SyncTransport, TransportFailure } from './transport.ts';

export interface TokenSource {
  /** Undefined for a visitor: the public part needs none. */
  readonly accessToken: () => Promise<string | undefined>;
  readonly refresh: () => Promise<'refreshed' | 'ended' | 'unreachable'>;
}

export interface HttpTransportDeps {
  readonly fetch: typeof fetch;
  readonly session: TokenSource;
  /** Empty: the page's own origin. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
  readonly silenceMs?: number;
}

/** Long enough for a full page over 2G. */
const TIMEOUT_MS = 90_000;
/** The server sends a sign of life every 20 s; three missed ones mean that the line is dead. */
const SILENCE_MS = 65_000;
const WORTH_COMPRESSING = 1024;

export const createHttpTransport = (deps: HttpTransportDeps): SyncTransport => ({
  pull: (body, signal) => post<PullResponse>(deps, '/sync/pull', body, signal),
  push: (body, signal) => post<PushResponse>(deps, '/sync/push', body, signal),
  hints: (events, signal) => listen(deps, events, signal),
});

const post = async <A>(
  deps: HttpTransportDeps,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Result<A, TransportFailure>> => {
  const text = JSON.stringify(body);
  const isLarge = text.length > WORTH_COMPRESSING && 'CompressionStream' in globalThis;
  const payload = isLarge ? await gzip(text) : text;
  const headers = {
    'content-type': 'application/json',
    ...(isLarge ? { 'content-encoding': 'gzip' } : {}),
  };
  const timed = AbortSignal.any([signal, AbortSignal.timeout(deps.timeoutMs ?? TIMEOUT_MS)]);
  const answer = await request(deps, path, { method: 'POST', headers, body: payload, signal: timed });
  if (!answer.ok) return answer;
  return readJson<A>(answer.value);
};

type RequestWithHeaders = Omit<RequestInit, 'headers'> & {
  readonly headers: Readonly<Record<string, string>>;
};

/** The response of a request that was taken; a 401 is answered by one renewal and one more try. */
const request = async (
  deps: HttpTransportDeps,
  path: string,
  init: RequestWithHeaders,
): Promise<Result<Response, TransportFailure>> => {
  for (let attempt = 1; ; attempt++) {
    const response = await tryFetch(deps, path, init);
    if (response === undefined) return err({ type: 'offline' });
    if (response.ok) return ok(response);
    if (response.status !== 401 || attempt > 1) return err(await failureOf(response));
    const renewed = await deps.session.refresh();
    if (renewed !== 'refreshed') return err({ type: renewed === 'ended' ? 'unauthorized' : 'offline' });
  }
};

const tryFetch = async (
  deps: HttpTransportDeps,
  path: string,
  init: RequestWithHeaders,
): Promise<Response | undefined> => {
  const token = await deps.session.accessToken();
  const headers = {
    ...init.headers,
    [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    return await deps.fetch(`${deps.baseUrl ?? ''}${path}`, { ...init, headers, cache: 'no-store' });
  } catch {
    // fetch tells a cut line, a refused connection and an abort apart by name only; for sync they are one.
    return undefined;
  }
};

const failureOf = async (response: Response): Promise<TransportFailure> => {
  const body = await readJson<ErrorBody>(response);
  const error = body.ok ? (body.value as Partial<ErrorBody>).error : undefined;
  if (response.status === 401) return { type: 'unauthorized' };
  if (response.status === 403) return { type: 'forbidden' };
  if (error?.code === 'client_outdated') return { type: 'outdated' };
  if (response.status === 429 || response.status >= 500) {
    const seconds = error?.retryAfterSeconds;
    return seconds === undefined
      ? { type: 'server_busy' }
      : { type: 'server_busy', retryAfterMs: seconds * 1000 };
  }
  return { type: 'bad_response', detail: `${response.status} ${error?.code ?? ''}`.trim() };
};

const readJson = async <A>(response: Response): Promise<Result<A, TransportFailure>> => {
  let text: string;
  try {
    text = await response.text();
  } catch {
    return err({ type: 'offline' });
  }
  try {
    return ok(JSON.parse(text) as A);
  } catch {
    // A captive portal answers 200 with its own page.
    return err({ type: 'bad_response', detail: 'not JSON' });
  }
};

const gzip = (text: string): Promise<ArrayBuffer> => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
};

const listen = async (
  deps: HttpTransportDeps,
  events: HintEvents,
  signal: AbortSignal,
): Promise<TransportFailure | { readonly type: 'ended' }> => {
  const silence = new AbortController();
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => silence.abort(), deps.silenceMs ?? SILENCE_MS);
  };
  heard();
  try {
    const both = AbortSignal.any([signal, silence.signal]);
    const answer = await request(deps, '/sync/hints', { method: 'GET', headers: {}, signal: both });
    if (!answer.ok) return answer.error;
    const { body } = answer.value;
    if (body === null) return { type: 'bad_response', detail: 'no stream' };
    events.onOpen();
    await readLines(body, (line) => {
      heard();
      events.onAlive();
      const hint = parseHint(line);
      if (hint !== undefined) events.onHint(hint);
    });
    return { type: 'ended' };
  } catch {
    return { type: 'offline' };
  } finally {
    clearTimeout(watchdog);
  }
};

const readLines = async (body: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
};

/** Undefined for a sign of life, and for what a newer server may say. */
const parseHint = (line: string): Hint | undefined => {
  if (line.trim() === '') return undefined;
  try {
    const hint = JSON.parse(line) as Partial<Hint>;
    return Array.isArray(hint.changed) ? (hint as Hint) : undefined;
  } catch {
    return undefined;
  }
};
