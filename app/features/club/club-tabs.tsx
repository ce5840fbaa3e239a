/** The tabs of a club's page that this person may open. A new one is a line here and a route in the shell. */
import type { ReactNode } from 'react';
import { useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths, type ClubTab } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';
import type { Collection } from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { may } from '#schemas/rules/permissions.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';

interface TabEntry {
  readonly tab: ClubTab;
  /** Open to those alone who may read this kind in the club; it then wears a lock. */
  readonly reads?: Collection;
}

const TABS: readonly TabEntry[] = [
  { tab: 'activites' },
  { tab: 'programme' },
  { tab: 'galerie' },
  { tab: 'bureau' },
  { tab: 'participants', reads: 'participants' },
  { tab: 'equipe', reads: 'duties' },
];

const isOpenTo = (actor: Actor, { reads }: TabEntry, slug: ClubSlug): boolean =>
  reads === undefined || may(actor, 'read', reads, slug);

export const mayOpenTab = (actor: Actor, tab: ClubTab, slug: ClubSlug): boolean =>
  TABS.some((entry) => entry.tab === tab && isOpenTo(actor, entry, slug));

export const ClubTabs = ({
  slug,
  current,
}: {
  readonly slug: ClubSlug;
  readonly current: ClubTab;
}): ReactNode => {
  const { t } = useI18n();
  const actor = useWorkspace()?.actor ?? VISITOR;
  return (
    <Tabs
      label={t.club.tabsLabel}
      items={TABS.filter((entry) => isOpenTo(actor, entry, slug)).map(({ tab, reads }) => ({
        href: paths.clubTab(slug, tab),
        label: t.club.tabs[tab],
        current: tab === current,
        icon: reads === undefined ? undefined : 'lock',
      }))}
    />
  );
};
