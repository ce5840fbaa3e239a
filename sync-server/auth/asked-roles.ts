import { ok, type Result } from '#schemas/primitives/result.ts';
import { isRole } from '#schemas/rules/roles.ts';
import { refuse, type Refusal } from '#server/refusal.ts';

/** Each once. One that does not exist is named by its place in what was asked for. */
export const askedRoles = (asked: readonly string[]): Result<readonly string[], Refusal> => {
  const roles = [...new Set(asked)];
  const unknown = roles.findIndex((role) => !isRole(role));
  return unknown < 0
    ? ok(roles)
    : refuse('invalid_body', { fields: { [`roles.${unknown}`]: 'unknown_role' } });
};
