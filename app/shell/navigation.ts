/** What the menu holds for the person who is here: nothing that would be refused. */
import type { FirstMessages } from '#app/i18n/messages.ts';
import { paths } from '#app/paths.ts';
import type { NavGroup } from '#app/ui/side-nav.tsx';

export interface MenuClub {
  readonly clubId: string;
  readonly name: string;
}

export const navigationOf = (
  t: FirstMessages,
  clubs: readonly MenuClub[],
  path: string,
  isSignedIn: boolean,
  isOfBoard: boolean,
): NavGroup[] => {
  const isAt = (href: string): boolean => path === href || (href !== '/' && path.startsWith(`${href}/`));
  return [
    { items: [{ href: paths.home(), label: t.common.dashboard, icon: 'grid', current: isAt(paths.home()) }] },
    {
      label: t.common.clubs,
      items: clubs.map(({ clubId, name }) => ({
        href: paths.club(clubId),
        label: name,
        clubSlug: clubId,
        current: isAt(paths.club(clubId)),
      })),
    },
    ...(isOfBoard
      ? [
          {
            label: t.common.board,
            items: [
              {
                href: paths.participants(),
                label: t.common.participants,
                icon: 'users' as const,
                current: isAt(paths.participants()),
              },
            ],
          },
        ]
      : []),
    {
      label: t.common.device,
      items: [
        {
          href: paths.synchronisation(),
          label: t.common.synchronisation,
          icon: 'sync',
          current: isAt(paths.synchronisation()),
        },
        ...(isSignedIn
          ? [
              {
                href: paths.account(),
                label: t.common.account,
                icon: 'user' as const,
                current: isAt(paths.account()),
              },
            ]
          : []),
      ],
    },
  ];
};
