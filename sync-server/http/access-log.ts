/**
 * One line per request, without personal data (R49): the path's template, not the path, because paths hold ids and tokens;
 * no address, no agent, no query.
 */
import type { Request, RequestHandler } from 'express';
import type { Log } from '#server/ports/log.ts';
import { requestIdOf } from './request-id.ts';

const SLOW_MS = 2_000;

export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const startedAtMs = performance.now();
    response.once('close', () => {
      const durationMs = Math.round(performance.now() - startedAtMs);
      const details = {
        requestId: requestIdOf(request),
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        durationMs,
        ...(!response.writableFinished && { brokenOff: true }),
      };
      if (response.statusCode >= 500) log.warn(details, 'request');
      else if (durationMs > SLOW_MS && !isStream(details.route)) log.warn(details, 'slow request');
      else log.info(details, 'request');
    });
    next();
  };
}

/** They last as long as the line of whoever listens, or sends. */
const isStream = (route: string): boolean => ['/sync/hints', '/media/uploads/:id'].includes(route);

/** `/checkin/:activityId/code`; requests that met no route are gathered under one name. */
function routeOf(request: Request): string {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : '(file)';
}
