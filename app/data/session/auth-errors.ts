/** The server's codes → what a page has to tell. */
import type { AuthFailure } from './auth-api.ts';
import type { InvitationError, SignInError } from './session-state.ts';

export const signInErrorOf = (failure: AuthFailure): SignInError => {
  if (failure.type === 'offline') return { type: 'offline' };
  if (failure.type === 'unavailable') return { type: 'server_unavailable' };
  switch (failure.code) {
    case 'totp_required':
    case 'wrong_totp':
    case 'wrong_credentials':
      return { type: failure.code };
    case 'too_many_attempts':
      return { type: failure.code, retryAfterSeconds: failure.retryAfterSeconds };
    case 'invalid_body':
      // An address that is none, or a code of the wrong length: as wrong as any other.
      return { type: 'fields' in failure && 'totp' in failure.fields ? 'wrong_totp' : 'wrong_credentials' };
    default:
      return { type: 'server_unavailable' };
  }
};

export const acceptanceErrorOf = (failure: AuthFailure): InvitationError => {
  if (failure.type === 'offline') return { type: 'offline' };
  if (failure.type === 'unavailable') return { type: 'server_unavailable' };
  switch (failure.code) {
    case 'invitation_invalid':
    case 'invitation_expired':
    case 'already_installed':
    case 'email_taken':
    case 'wrong_totp':
      return { type: failure.code };
    case 'too_many_attempts':
      return { type: failure.code, retryAfterSeconds: failure.retryAfterSeconds };
    case 'invalid_body':
      return { type: 'invalid', fields: failure.fields };
    case 'not_found':
      return { type: 'invitation_invalid' };
    default:
      return { type: 'server_unavailable' };
  }
};
