/** `GET /health`: for whoever watches the server from outside; says how it is, and no detail (`starting`: setup/serve.ts). */
import type { RequestHandler } from 'express';
import type { ServerContext } from '#server/context.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';

export type HealthStatus = 'ok' | 'degraded';

export function health({ couch }: Pick<ServerContext, 'couch'>): RequestHandler {
  return async (_request, response) => {
    const status = await ask(couch);
    response.status(status === 'ok' ? 200 : 503).json({ status });
  };
}

async function ask(couch: ServerContext['couch']): Promise<HealthStatus> {
  try {
    await couch.ping();
    return 'ok';
  } catch (error) {
    if (!isCouchFailure(error)) throw error;
    return 'degraded';
  }
}
