/** `GET /health`: for whoever watches the server from outside; says how it is, and no detail (`starting`: setup/serve.ts). */
import type { RequestHandler } from 'express';
import type { ServerContext } from '#server/context.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';

export type HealthStatus = 'ok' | 'degraded';

type HealthContext = Pick<ServerContext, 'couch' | 'isStorageWell'>;

export function health(ctx: HealthContext): RequestHandler {
  return async (_request, response) => {
    const status = await ask(ctx);
    response.status(status === 'ok' ? 200 : 503).json({ status });
  };
}

async function ask({ couch, isStorageWell }: HealthContext): Promise<HealthStatus> {
  try {
    await couch.ping();
    return (await isStorageWell()) ? 'ok' : 'degraded';
  } catch (error) {
    if (!isCouchFailure(error)) throw error;
    return 'degraded';
  }
}
