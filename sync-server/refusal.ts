/** Why a request was refused, from where it is found out to where it is sent (http/answers.ts). */
import { err, type Result } from '#schemas/primitives/result.ts';
import type { ErrorBody, ErrorCode } from '#schemas/protocol/error-codes.ts';

/** Why a request was refused, as it will be told; the request's own id is added where it is sent. */
export type Refusal = Omit<ErrorBody['error'], 'requestId'>;

export const refuse = (
  code: ErrorCode,
  details: Omit<Refusal, 'code'> = {},
): Extract<Result<never, Refusal>, { ok: false }> => err({ code, ...details });
