/** `/sync`: pull and push in one exchange each, and the stream of hints. */
import { Router, type RequestHandler } from 'express';
import { pullRequestSchema, pushRequestSchema } from '#schemas/protocol/sync.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import type { ServerContext } from '#server/context.ts';
import { handlePull } from '#server/replication/pull.ts';
import { handlePush } from '#server/replication/push.ts';
import { sendError } from './errors.ts';
import { streamHints } from './hints-stream.ts';
import { parseBody } from './parse-body.ts';
import { refuseOutdated } from './protocol-version.ts';
import { requestIdOf } from './request-id.ts';

export function createSyncRouter(ctx: ServerContext): Router {
  const router = Router({ strict: true });
  router.use(refuseOutdated());
  router.route('/pull').post(pull(ctx)).all(onlyBy('POST'));
  router.route('/push').post(push(ctx)).all(onlyBy('POST'));
  router.route('/hints').get(streamHints(ctx)).all(onlyBy('GET'));
  return router;
}

/** Visitors too: the public scope needs no token. */
const pull =
  (ctx: ServerContext): RequestHandler =>
  async (request, response) => {
    const actor = await authenticate(ctx, request.headers.authorization);
    if (!actor.ok) return sendError(response, actor.error);
    const body = parseBody(pullRequestSchema, request.body);
    if (!body.ok) return sendError(response, 'invalid_body', body.error);
    response.json(await handlePull(ctx, actor.value, body.value, requestIdOf(request)));
  };

const push =
  (ctx: ServerContext): RequestHandler =>
  async (request, response) => {
    const actor = await authenticate(ctx, request.headers.authorization);
    if (!actor.ok) return sendError(response, actor.error);
    if (actor.value.kind !== 'account') return sendError(response, 'not_signed_in');
    const body = parseBody(pushRequestSchema, request.body);
    if (!body.ok) return sendError(response, 'invalid_body', body.error);
    response.json(await handlePush(ctx, actor.value, body.value, requestIdOf(request)));
  };

const onlyBy =
  (method: string): RequestHandler =>
  (_request, response) => {
    response.setHeader('Allow', method);
    sendError(response, 'method_not_allowed');
  };
