/** What the menu holds for the person who is here: nothing that would be refused. */
import type { FirstMessages } from '#app/i18n/messages.ts';
import { paths } from '#app/paths.ts';
import type { NavGroup } from '#app/ui/side-nav.tsx';
import { parseClubRole } from '#schemas/rules/roles.ts';

export interface MenuClub {
  readonly clubId: string;
  readonly name: string;
}

export const navigationOf = (
  t: FirstMessages,
  clubs: readonly MenuClub[],
  path: string,
  /** Undefined for a visitor. */
  roles: readonly string[] | undefined,
): NavGroup[] => {
  const isAt = (href: string): boolean => path === href || (href !== '/' && path.startsWith(`${href}/`));
  return [
    {
      items: [
        { href: paths.home(), label: t.common.dashboard, icon: 'grid', current: isAt(paths.home()) },
        { href: paths.gallery(), label: t.common.gallery, icon: 'image', current: isAt(paths.gallery()) },
      ],
    },
    {
      label: t.common.clubs,
      items: clubs.map(({ clubId, name }) => ({
        href: paths.club(clubId),
        label: name,
        clubSlug: clubId,
        current: isAt(paths.club(clubId)),
      })),
    },
    ...boardGroup(t, roles ?? [], isAt),
    {
      label: t.common.device,
      items: [
        {
          href: paths.synchronisation(),
          label: t.common.synchronisation,
          icon: 'sync',
          current: isAt(paths.synchronisation()),
        },
        {
          href: paths.account(),
          // A visitor has no account, but reads in a language.
          ...(roles === undefined
            ? { label: t.common.preferences, icon: 'sliders' as const }
            : { label: t.common.account, icon: 'user' as const }),
          current: isAt(paths.account()),
        },
      ],
    },
  ];
};

/** What a bureau reads, or the association's board: the pages that are not of one club. */
const boardGroup = (
  t: FirstMessages,
  roles: readonly string[],
  isAt: (href: string) => boolean,
): NavGroup[] => {
  const isOfBoard = roles.includes('board');
  if (!isOfBoard && !roles.some((role) => parseClubRole(role) !== undefined)) return [];
  const [participants, feedback] = [paths.participants(), paths.feedback()];
  return [
    {
      label: t.common.board,
      items: [
        ...(isOfBoard
          ? [
              {
                href: participants,
                label: t.common.participants,
                icon: 'users' as const,
                current: isAt(participants),
              },
            ]
          : []),
        { href: feedback, label: t.common.feedback, icon: 'message' as const, current: isAt(feedback) },
      ],
    },
  ];
};
