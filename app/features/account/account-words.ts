/** Roles and refusals in words. */
import type { AccountFailure } from '#app/data/session/account-api.ts';
import type { OwnSecretError } from '#app/data/session/own-secrets.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { parseClubRole } from '#schemas/rules/roles.ts';

export interface NamedClub {
  readonly clubId: string;
  readonly name: string;
}

export const roleWord = (role: string, clubs: readonly NamedClub[], t: Messages): string => {
  if (role === 'admin' || role === 'board') return t.common.role[role];
  const post = parseClubRole(role);
  if (post === undefined) return t.common.role.none;
  const name = clubs.find(({ clubId }) => clubId === post.slug)?.name ?? post.slug;
  return t.common.role[post.post](name);
};

export const failureSentence = (
  error: AccountFailure | OwnSecretError,
  t: Messages,
  format: Format,
): string => {
  const words = t.account.failures;
  switch (error.type) {
    case 'offline':
    case 'unavailable':
    case 'ended':
    case 'wrong_passphrase':
      return words[error.type];
    case 'derivation_failed':
    case 'storage_full':
      return t.auth.errors[error.type];
    case 'refused':
      if (error.code === 'too_many_attempts') {
        return t.auth.errors.tooManyAttempts(format.duration(error.retryAfterSeconds * 1000));
      }
      if (error.code === 'wrong_credentials') return words.changedElsewhere;
      return error.code === 'wrong_totp' ? t.auth.errors.wrong_totp : t.errors[error.code];
  }
};
