import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const ids = new WeakMap<object, string>();

/** Names the request in the answer, the log and the audit log. Always our own: a foreign one could forge log lines. */
export const giveRequestId: RequestHandler = (request, response, next) => {
  const id = randomBytes(9).toString('base64url');
  ids.set(request, id);
  response.setHeader('X-Request-Id', id);
  next();
};

export const requestIdOf = (request: Request): string => ids.get(request) ?? '';
