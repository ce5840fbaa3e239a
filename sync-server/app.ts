/** The order in which a request is looked at, from top to bottom. */
import express, { type Express, type RequestHandler } from 'express';
import type { ServerContext } from './context.ts';
import { logRequests } from './http/access-log.ts';
import { createAuthRouter } from './http/auth-router.ts';
import { createCheckInRouter } from './http/check-in-router.ts';
import { compressJson } from './http/compress-json.ts';
import { handleErrors, notFound, sendError } from './http/errors.ts';
import { health } from './http/health.ts';
import { jsonBody } from './http/json-body.ts';
import { createMediaRouter } from './http/media-router.ts';
import { giveRequestId } from './http/request-id.ts';
import { readStyleHashes, securityHeaders } from './http/security-headers.ts';
import { staticFiles } from './http/static-files.ts';
import { createSyncRouter } from './http/sync-router.ts';

export interface AppOptions {
  /** The built app; without it there are no pages. */
  readonly appDir: string;
  /** Once true, nothing new is begun. */
  readonly isStopping: () => boolean;
}

export function createApp(ctx: ServerContext, { appDir, isStopping }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.set('trust proxy', ctx.config.trustedProxies);

  app.use(giveRequestId);
  app.use(logRequests(ctx.log));
  app.use(securityHeaders({ isSecure: ctx.config.isSecure, styleHashes: readStyleHashes(appDir) }));
  app.use(compressJson);
  app.get('/health', health(ctx));
  app.use(refuseWhen(isStopping));
  app.use(['/auth', '/sync', '/checkin'], jsonBody());
  app.use('/auth', createAuthRouter(ctx));
  app.use('/sync', createSyncRouter(ctx));
  app.use('/checkin', createCheckInRouter(ctx));
  app.use('/media', createMediaRouter(ctx));
  app.use(staticFiles(appDir));
  app.use(notFound);
  app.use(handleErrors(ctx.log));
  return app;
}

const refuseWhen =
  (isStopping: () => boolean): RequestHandler =>
  (_request, response, next) => {
    if (!isStopping()) return next();
    response.setHeader('Connection', 'close');
    sendError(response, 'stopping', { retryAfterSeconds: 5 });
  };
