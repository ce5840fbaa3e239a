/** What every route does with a body and with what came of it. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Result } from '#schemas/primitives/result.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { sendError } from './errors.ts';
import { parseBody } from './parse-body.ts';

export const readBody = <S extends z.ZodType>(schema: S, request: Request): Result<z.output<S>, Refusal> => {
  const body = parseBody(schema, request.body);
  return body.ok ? body : refuse('invalid_body', body.error);
};

export const sendRefusal = (response: Response, { code, ...details }: Refusal): void => {
  if (details.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(details.retryAfterSeconds));
  }
  sendError(response, code, details);
};

/** A value is sent as JSON, `true` as an empty answer. */
export const sendResult = <T>(response: Response, result: Result<T, Refusal>): void => {
  if (!result.ok) sendRefusal(response, result.error);
  else if (result.value === true) response.status(204).end();
  else response.json(result.value);
};
