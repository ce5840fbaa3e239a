/** Check-in on one's own phone, online: three requests, no account, no database. Failures are values with the stable codes. */
import type {
  AnswersResponse,
  CheckInAnswer,
  CheckInView,
  TicketResponse,
} from '#schemas/protocol/check-in.ts';
import type { ErrorBody, ErrorCode } from '#schemas/protocol/error-codes.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';

export interface OwnPhoneError {
  /** `offline`: the server was not reached, so nothing is known of what it did. */
  readonly code: ErrorCode | 'offline';
  readonly attemptsLeft?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

export type Answer<T> = Promise<Result<T, OwnPhoneError>>;

/** On the worst network an answer of a few hundred bytes takes seconds; whoever waits longer had better show a QR. */
const PATIENCE_MS = 20_000;

export const request = async <T>(path: string, body?: unknown, patienceMs = PATIENCE_MS): Answer<T> => {
  let response: Response;
  try {
    response = await fetch(path, {
      signal: AbortSignal.timeout(patienceMs),
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch {
    return err({ code: 'offline' });
  }
  const answer = (await response.json().catch(() => undefined)) as T | ErrorBody | undefined;
  if (response.ok && answer !== undefined) return ok(answer as T);
  const refusal = (answer as Partial<ErrorBody> | undefined)?.error;
  return err(refusal ?? { code: 'internal' });
};

export const pathOf = (activityUlid: string): string => `/checkin/activity:${activityUlid}`;

export const readCheckIn = (activityUlid: string): Answer<CheckInView> => request(pathOf(activityUlid));

/** `roomKey`: what the scanned address held behind `#`; empty when it was typed. */
export const sendCode = (activityUlid: string, code: string, roomKey: string): Answer<TicketResponse> =>
  request(`${pathOf(activityUlid)}/code`, { code, ...(isRoomKey(roomKey) && { roomKey }) });

/** Anything else behind `#` is somebody's mistake, and no reason to refuse the code. */
const isRoomKey = (text: string): boolean => /^[0-9a-f]{1,64}$/.test(text);

/** Sending the same ticket and answer again is harmless: the server answers as the first time. */
export const sendAnswer = (
  activityUlid: string,
  ticket: string,
  answer: CheckInAnswer,
): Answer<AnswersResponse> => request(`${pathOf(activityUlid)}/answers`, { ticket, answer });
