/** How a person's strongest role reads at the foot of the menu. */
import type { Messages } from '#app/i18n/messages.ts';
import { parseClubRole } from '#schemas/rules/roles.ts';
import type { MenuClub } from './navigation.ts';

export const roleText = (roles: readonly string[], clubs: readonly MenuClub[], t: Messages): string => {
  const words = t.common.role;
  if (roles.includes('board')) return words.board;
  if (roles.includes('admin')) return words.admin;
  const post = roles.map(parseClubRole).find((role) => role !== undefined);
  if (post === undefined) return words.none;
  const club = clubs.find(({ clubId }) => clubId === post.slug)?.name ?? post.slug;
  return words[post.post](club);
};
