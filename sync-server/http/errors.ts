/** The one place where a refusal or a failure becomes an HTTP answer. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#schemas/protocol/error-codes.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import { isDiskFull } from '#server/ports/disk.ts';
import type { Log } from '#server/ports/log.ts';
import { requestIdOf } from './request-id.ts';

const RETRY_AFTER_SECONDS = 5;

export type ErrorDetails = Omit<ErrorBody['error'], 'code'>;

export function sendError(response: Response, code: ErrorCode, details: ErrorDetails = {}): void {
  const body: ErrorBody = { error: { code, ...details } };
  response.status(ERROR_STATUS[code]).json(body);
}

export const notFound: RequestHandler = (_request, response) => sendError(response, 'not_found');

export function handleErrors(log: Log): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    const requestId = requestIdOf(request);
    if (response.headersSent) {
      log.error({ requestId, err: error }, 'answer broken off');
      next(error);
    } else if (isCouchFailure(error) || isDiskFull(error)) {
      log.warn({ requestId, err: error }, 'database unavailable');
      response.setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
      sendError(response, 'database_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, requestId });
    } else if (isMalformedPath(error)) {
      sendError(response, 'bad_request');
    } else {
      log.error({ requestId, err: error }, 'bug');
      sendError(response, 'internal', { requestId });
    }
  };
}

/** `%ff` and the like in a path: the router cannot decode it. */
const isMalformedPath = (error: unknown): boolean => error instanceof URIError;
