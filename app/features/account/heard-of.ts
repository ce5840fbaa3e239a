import type { AccountFailure } from '#app/data/session/account-api.ts';
import type { Result } from '#schemas/primitives/result.ts';

/**
 * What the server was last heard to say stays when it cannot be reached: a form that stands on it, half filled in, must not go with
 * the network.
 */
export const heardOf = <T>(
  last: Result<T, AccountFailure> | undefined,
  now: Result<T, AccountFailure>,
): Result<T, AccountFailure> => {
  const isUnheard = !now.ok && (now.error.type === 'offline' || now.error.type === 'unavailable');
  return isUnheard && last?.ok === true ? last : now;
};
