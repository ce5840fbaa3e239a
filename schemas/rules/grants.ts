/**
 * Who may give which role, by invitation or later. The administrator manages all accounts; the board appoints the board and the
 * clubs' executives; a lead appoints the treasurer and officers of the own club, never another lead.
 */
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
