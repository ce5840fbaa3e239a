/**
 * `GET /sync/hints`: one long answer, a line per hint. It ends when the access token does, or is revoked, so that nobody
 * listens on with rights that have ended; the device renews its token and comes back.
 */
import { decodeJwt } from 'jose';
import type { Request, RequestHandler } from 'express';
import { identify } from '#server/auth/authenticate.ts';
import type { ServerContext } from '#server/context.ts';
import { RIGHTS_LINE } from '#server/replication/hints.ts';
import { createPlaces } from '#server/limits/places.ts';
import { sendRefusal } from './answers.ts';
import { sendError } from './errors.ts';
import { addressOf } from './request-origin.ts';

/** A device that reads nothing for so long is gone. */
const MAX_UNREAD_BYTES = 64 * 1024;
/** A visitor's stream: whoever is still there comes back. */
const VISITOR_MS = 60 * 60 * 1000;

/** Behind one address there may be a whole campus, a few tabs each. Visitors use up no place of those who signed in. */
const VISITORS = { ofOne: 2000, ofAll: 5000 };
const ACCOUNTS = { ofOne: 100, ofAll: 5000 };
const FULL = { code: 'too_many_attempts', retryAfterSeconds: 60 } as const;

export function streamHints(ctx: ServerContext): RequestHandler {
  const places = { visitors: createPlaces(VISITORS), accounts: createPlaces(ACCOUNTS) };
  return async (request, response) => {
    // Express answers HEAD like GET; a stream without a body would only hold a connection.
    if (request.method === 'HEAD') return sendError(response, 'method_not_allowed');
    const known = await identify(ctx, request.headers.authorization);
    if (!known.ok) return sendError(response, known.error);
    // Gone already: its end would never be heard.
    if (response.closed) return;
    const { actor, claims } = known.value;
    const leave =
      claims === undefined
        ? places.visitors.take(addressOf(request))
        : places.accounts.take(claims.accountId);
    if (leave === undefined) return sendRefusal(response, FULL);
    response.once('close', leave);
    response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    // Proxies in front hold answers back to fill a buffer; this one must not.
    response.setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
    // The first line says that from now on nothing is missed.
    response.write('\n');
    const stop = ctx.hints.listen({
      actor,
      send: (line) => {
        if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
        else if (claims === undefined || !ctx.revocations.isRevoked(claims)) response.write(line);
        else {
          stop();
          response.end(RIGHTS_LINE);
        }
      },
      end: () => response.end(),
    });
    const expiry = setTimeout(() => response.end(), lifetimeMs(ctx, request));
    response.once('close', () => {
      stop();
      clearTimeout(expiry);
    });
  };
}

function lifetimeMs(ctx: ServerContext, request: Request): number {
  const token = request.headers.authorization?.replace(/^Bearer /, '');
  if (token === undefined) return VISITOR_MS;
  const { exp = 0 } = decodeJwt(token);
  return Math.max(0, exp * 1000 - ctx.clock.nowMs());
}
