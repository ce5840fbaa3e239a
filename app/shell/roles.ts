/** How a person's strongest role reads at the foot of the menu: in few words, so that it takes one line. */
import type { FirstMessages } from '#app/i18n/messages.ts';
import { parseClubRole } from '#schemas/rules/roles.ts';

export const roleText = (roles: readonly string[], t: FirstMessages): string => {
  const words = t.common.shortRole;
  if (roles.includes('board')) return words.board;
  if (roles.includes('admin')) return words.admin;
  const post = roles.map(parseClubRole).find((role) => role !== undefined);
  return post === undefined ? words.none : words[post.post];
};
