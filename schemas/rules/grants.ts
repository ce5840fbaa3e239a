/**
 * Who may give which role, by invitation or later. The administrator manages all accounts; the board appoints the board and the
 * clubs' executives; a lead appoints the treasurer and officers of the own club, never another lead.
 */
import type { ErrorCode } from '../protocol/error-codes.ts';
import { hasPost, isAdmin, isBoard, isRole, parseClubRole, type Actor } from './roles.ts';

export const mayGrant = (actor: Actor, role: string): boolean => {
  if (!isRole(role)) return false;
  if (isAdmin(actor)) return true;
  if (role === 'admin') return false;
  if (isBoard(actor)) return true;
  const post = parseClubRole(role);
  return post !== undefined && post.post !== 'lead' && hasPost(actor, post.slug, 'lead');
};

export const mayInvite = (actor: Actor): boolean =>
  isAdmin(actor) ||
  isBoard(actor) ||
  (actor.kind === 'account' && actor.roles.some((role) => parseClubRole(role)?.post === 'lead'));

export interface RoleChange {
  /** What the roles were when the change was decided. */
  readonly base: readonly string[];
  readonly roles: readonly string[];
}

export const hasSameRoles = (one: readonly string[], other: readonly string[]): boolean =>
  changedRoles(one, other).length === 0;

/**
 * Nobody changes a role they could not give, and nobody undoes, with what an old screen shows, what somebody else has given or taken
 * since. Undefined where nothing stands in the way.
 */
export const roleChangeProblem = (
  actor: Actor,
  current: readonly string[],
  { base, roles }: RoleChange,
): Extract<ErrorCode, 'forbidden' | 'roles_stale'> | undefined => {
  const changed = changedRoles(base, roles);
  if (changed.length === 0 || !changed.every((role) => mayGrant(actor, role))) return 'forbidden';
  return hasSameRoles(base, current) ? undefined : 'roles_stale';
};

const changedRoles = (before: readonly string[], after: readonly string[]): string[] => [
  ...after.filter((role) => !before.includes(role)),
  ...before.filter((role) => !after.includes(role)),
];
