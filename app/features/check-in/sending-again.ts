/** What an attendee's phone makes of a refusal: whether the same may be sent again by itself, and when. */
import type { OwnPhoneError } from '#app/data/own-phone/own-phone.ts';

/** Nothing was said of what was sent: the server was not reached, or could not look. */
const NOT_JUDGED: ReadonlySet<OwnPhoneError['code']> = new Set([
  'offline',
  'internal',
  'database_unavailable',
  'stopping',
]);

/**
 * How long to wait at the least; undefined where the server has judged. Too many attempts pass with the time that it names; without
 * one they wait for the host's next code.
 */
export const waitBeforeRetryMs = ({ code, retryAfterSeconds }: OwnPhoneError): number | undefined =>
  NOT_JUDGED.has(code) || (code === 'too_many_attempts' && retryAfterSeconds !== undefined)
    ? (retryAfterSeconds ?? 0) * 1000
    : undefined;
