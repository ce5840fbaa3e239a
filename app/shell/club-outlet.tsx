/** A club's page stays while one goes from tab to tab; what the tab shows comes when it is asked for. */
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import type { ClubTab } from '#app/paths.ts';
import { Loading, SkeletonCard } from '#app/ui/skeleton.tsx';

const ClubPage = lazy(async () => ({ default: (await import('#app/features/club/club-page.tsx')).ClubPage }));

export const ClubOutlet = ({ slug, tab }: { readonly slug: string; readonly tab: ClubTab }): ReactNode => (
  <ClubPage key={slug} slug={slug} tab={tab}>
    <Suspense fallback={<TabSkeleton />}>
      <Outlet />
    </Suspense>
  </ClubPage>
);

const TabSkeleton = (): ReactNode => {
  const { t } = useFirstI18n();
  return (
    <Loading label={t.common.loading}>
      <SkeletonCard lines={3} />
    </Loading>
  );
};
