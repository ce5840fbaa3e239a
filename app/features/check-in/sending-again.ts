/** What an attendee's phone makes of a refusal: whether the same may be sent again by itself, and when. */
import type { OwnPhoneError } from '#app/data/own-phone/own-phone.ts';

/** Nothing was said of what was sent: the server was not reached, or could not look. */
const NOT_JUDGED: ReadonlySet<OwnPhoneError['code']> = new Set([
  'offline',
  'internal',
  'database_unavailable',
  'stopping',
]);

/** Of what was sent too often, by this phone or by all together. */
const TOO_MANY: ReadonlySet<OwnPhoneError['code']> = new Set(['too_many_attempts', 'too_many_answers']);

/** The code is right, but there is no ticket now: the form is filled, shown to the host, and sent when it may go. */
export const isFormAllTheSame = ({ code }: OwnPhoneError): boolean =>
  code === 'offline' || code === 'too_many_answers';

/**
 * How long to wait at the least; undefined where the server has judged. What was too often passes with the time that it names;
 * too many attempts without one wait for the host's next code.
 */
export const waitBeforeRetryMs = ({ code, retryAfterSeconds }: OwnPhoneError): number | undefined =>
  NOT_JUDGED.has(code) || (TOO_MANY.has(code) && retryAfterSeconds !== undefined)
    ? (retryAfterSeconds ?? 0) * 1000
    : undefined;
