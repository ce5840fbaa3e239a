/** Who someone is to the rules. Roles are plain strings, the same in tokens, in `_security` and in CouchDB's userCtx. */
import { ASSOCIATION, isClubSlug, type ClubSlug } from '../primitives/ids.ts';

export const CLUB_POSTS = ['lead', 'treasurer', 'officer'] as const;
export type ClubPost = (typeof CLUB_POSTS)[number];

export type Role = 'admin' | 'board' | `club:${string}:${ClubPost}`;

/** `service` is the server itself: `check-in` takes answers for a club, `publisher` writes summaries, `setup` seeds clubs. */
export type Service = 'check-in' | 'publisher' | 'setup';

export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'account'; readonly id: string; readonly roles: readonly string[] }
  | { readonly kind: 'service'; readonly service: Service };

/** Somebody who is signed in. */
export type AccountActor = Extract<Actor, { kind: 'account' }>;

export const VISITOR: Actor = { kind: 'visitor' };

export const clubRole = (slug: ClubSlug, post: ClubPost): Role => `club:${slug}:${post}`;

const CLUB_ROLE = /^club:([a-z0-9-]{1,40}):(lead|treasurer|officer)$/;

export const parseClubRole = (role: string): { slug: ClubSlug; post: ClubPost } | undefined => {
  const match = CLUB_ROLE.exec(role);
  const slug = match?.[1];
  return slug !== undefined && isClubSlug(slug) && slug !== ASSOCIATION
    ? { slug, post: match?.[2] as ClubPost }
    : undefined;
};

export const isRole = (role: string): role is Role =>
  role === 'admin' || role === 'board' || parseClubRole(role) !== undefined;

const rolesOf = (actor: Actor): readonly string[] => (actor.kind === 'account' ? actor.roles : []);

export const isAdmin = (actor: Actor): boolean => rolesOf(actor).includes('admin');
export const isBoard = (actor: Actor): boolean => rolesOf(actor).includes('board');

export const hasPost = (actor: Actor, slug: ClubSlug, post: ClubPost): boolean =>
  rolesOf(actor).includes(clubRole(slug, post));

/** The club's own bureau: lead, treasurer or officer of it. */
export const isInBureau = (actor: Actor, slug: ClubSlug): boolean =>
  CLUB_POSTS.some((post) => hasPost(actor, slug, post));

export const clubsOf = (actor: Actor): ClubSlug[] => [
  ...new Set(rolesOf(actor).flatMap((role) => parseClubRole(role)?.slug ?? [])),
];

/** Executives prove a second factor (R25): every account that holds any role. */
export const needsSecondFactor = (roles: readonly string[]): boolean => roles.length > 0;

/** As which a document or a step names him; undefined for a visitor, who writes nothing. */
export const authorOf = (actor: Actor): string | undefined => {
  if (actor.kind === 'account') return actor.id;
  return actor.kind === 'service' ? `service:${actor.service}` : undefined;
};
