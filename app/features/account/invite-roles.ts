/** What may be given by invitation: a place (the association, the technical side, a club), then a post in it. */
import { mayGrant } from '#schemas/rules/grants.ts';
import { CLUB_POSTS, type Actor, type ClubPost } from '#schemas/rules/roles.ts';
import type { NamedClub } from './account-words.ts';

export interface InvitePlace {
  /** A club's slug, `board` or `admin`. */
  readonly place: string;
  /** Empty where the place is the role. */
  readonly posts: readonly ClubPost[];
}

const ASSOCIATION_ROLES = ['board', 'admin'] as const;

export const placesToInvite = (actor: Actor, clubs: readonly NamedClub[]): readonly InvitePlace[] => [
  ...ASSOCIATION_ROLES.filter((role) => mayGrant(actor, role)).map((place) => ({ place, posts: [] })),
  ...clubs
    .map(({ clubId }) => ({
      place: clubId,
      posts: CLUB_POSTS.filter((post) => mayGrant(actor, `club:${clubId}:${post}`)),
    }))
    .filter(({ posts }) => posts.length > 0),
];

/** Undefined until enough is chosen. */
export const roleToInvite = (
  places: readonly InvitePlace[],
  place: string | undefined,
  post: ClubPost | undefined,
): string | undefined => {
  const chosen = places.length === 1 ? places[0] : places.find((one) => one.place === place);
  if (chosen === undefined) return undefined;
  if (chosen.posts.length === 0) return chosen.place;
  return post !== undefined && chosen.posts.includes(post) ? `club:${chosen.place}:${post}` : undefined;
};
