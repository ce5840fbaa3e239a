/**
 * One request to the database through nano, and what its failure means. nano resolves with an empty string when the
 * answer was cut off half way, so every answer is checked to be JSON.
 */
import nano from 'nano';
import type { Authorization } from './couch-identity.ts';
import { CouchDenied, CouchMissingDatabase, CouchUnavailable } from './couch-errors.ts';
import type { Log } from './log.ts';

interface CouchRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly db?: string;
  readonly path?: string;
  readonly qs?: Readonly<Record<string, string | number | boolean>>;
  /** Already written as JSON. */
  readonly body?: string;
  /** A read is tried a second time when the connection broke: a kept-alive one may just have been closed. */
  readonly read?: boolean;
  readonly timeoutMs?: number;
}

/** The database understood the request and refused it. A caller that expects the status handles it; otherwise a bug. */
export class CouchRefusal extends Error {
  override readonly name = 'CouchRefusal';
  readonly status: number;

  constructor(status: number, reason: string) {
    super(`the database answered ${status}: ${reason}`);
    this.status = status;
  }
}

export interface TransportOptions {
  /** Read before each request: the embedded database may come back at another port. */
  readonly url: () => string;
  readonly authorization: Authorization;
  readonly requestTimeoutMs: number;
  readonly log: Pick<Log, 'warn'>;
}

/** Resolves to the parsed answer. */
export type Transport = (request: CouchRequest) => Promise<unknown>;

export function createTransport({ url, authorization, requestTimeoutMs, log }: TransportOptions): Transport {
  let server: { readonly url: string; readonly scope: nano.ServerScope } | undefined;
  const headers: Record<string, string> = {};
  const scopeFor = (current: string): nano.ServerScope => {
    if (server?.url !== current) {
      // `parseUrl: false`: a path in the URL is a prefix of the whole server, not a database's name.
      const configuration = { url: current, parseUrl: false, headers };
      server = { url: current, scope: nano(configuration) };
    }
    return server.scope;
  };
  const attempt = async (request: CouchRequest): Promise<unknown> => {
    headers['Authorization'] = await authorization();
    const { method, db, path, qs, body, timeoutMs = requestTimeoutMs } = request;
    const options = {
      method,
      ...(db !== undefined && { db }),
      ...(path !== undefined && { path }),
      ...(qs !== undefined && { qs }),
      ...(body !== undefined && { body, dontStringify: true }),
      signal: AbortSignal.timeout(timeoutMs),
    };
    const answer: unknown = await scopeFor(url()).request(options);
    if (typeof answer !== 'object' || answer === null) throw new Error('the answer was cut off');
    return answer;
  };
  return async (request) => {
    const startedAtMs = performance.now();
    const isTimeLeft = (): boolean => performance.now() - startedAtMs < requestTimeoutMs / 2;
    try {
      return await attempt(request).catch((error: unknown) => {
        if (request.read === true && statusOf(error) === undefined && isTimeLeft()) return attempt(request);
        throw error;
      });
    } catch (error) {
      const failure = toFailure(error, request.db ?? '');
      if (failure instanceof CouchUnavailable) {
        const { method, db, path } = request;
        log.warn({ method, db, path, reason: failure.message }, 'database unavailable');
      }
      throw failure;
    }
  };
}

/** LevelDB's words. The embedded engine answers them with 400 or 412 where it expects nothing but a wrong request. */
const FILES_FAILED = /^(?:IO error|Corruption): /;

function toFailure(error: unknown, db: string): Error {
  const status = statusOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (status === undefined || status >= 500 || status === 429 || FILES_FAILED.test(reason)) {
    return new CouchUnavailable(reason, { cause: error });
  }
  if (status === 401 || status === 403) return new CouchDenied(db, reason);
  if (status === 404 && /no_db_file|database does not exist/i.test(reason))
    return new CouchMissingDatabase(db);
  return new CouchRefusal(status, reason);
}

/** undefined: there was no whole answer. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
