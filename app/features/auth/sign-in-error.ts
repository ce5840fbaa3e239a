import type { SignInError } from '#app/data/session/session-state.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';

/** Errors that are sentences; the others lead to another step of the sign-in. */
export const signInSentence = (error: SignInError, t: Messages, format: Format): string => {
  const words = t.auth.errors;
  switch (error.type) {
    case 'too_many_attempts':
      return words.tooManyAttempts(format.duration(error.retryAfterSeconds * 1000));
    case 'totp_required':
    case 'vault_needs_old_passphrase':
    case 'damaged_vault':
      return words.server_unavailable;
    default:
      return words[error.type];
  }
};

/** Gives an error to the page; what comes back is to be shown in this step. */
export type ErrorRouter = (error: SignInError) => SignInError | undefined;

/** What a step that is no dead end is given. */
export interface WayBack {
  readonly onError: ErrorRouter;
  readonly onStartAgain: () => void;
}
