/**
 * An app that was offline for months may speak a protocol that is no more. It is told so by a code of its own, so that it
 * asks for its update instead of showing an error; what waits on it is kept. Without the header it is no app of ours.
 */
import type { RequestHandler } from 'express';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_HEADER } from '#schemas/protocol/limits.ts';
import { sendError } from './errors.ts';

export const refuseOutdated =
  (oldest: number = OLDEST_PROTOCOL_VERSION): RequestHandler =>
  (request, response, next) => {
    const spoken = request.get(PROTOCOL_HEADER);
    if (spoken !== undefined && Number(spoken) < oldest) return sendError(response, 'client_outdated');
    next();
  };
