import type { InvitationError } from '#app/data/session/session-state.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';

/** What happened and what to do, for refusals that a step can mend; `link` problems have a page of their own. */
export const acceptSentence = (error: InvitationError, t: Messages, format: Format): string => {
  const words = t.auth.errors;
  switch (error.type) {
    case 'wrong_totp':
      return t.auth.accept.wrongCode;
    case 'too_many_attempts':
      return words.tooManyAttempts(format.duration(error.retryAfterSeconds * 1000));
    case 'offline':
      return t.auth.accept.offline;
    case 'derivation_failed':
    case 'storage_full':
      return words[error.type];
    case 'email_taken':
      return t.auth.accept.emailTaken;
    case 'invalid':
      return 'totp' in error.fields ? t.auth.accept.wrongCode : t.auth.accept.refused;
    default:
      return words.server_unavailable;
  }
};
