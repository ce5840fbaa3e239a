/**
 * The frame of every page: menu, place, connection, and who is here. Sign-in pages stand without it. While this device is
 * somebody's kiosk nothing but the kiosk and the door out of it is shown.
 */
import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, type ReactNode } from 'react';
import { useAssociation, useClubs } from '#app/data/hooks.ts';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { useSession, useSessionState, useSyncStatus } from '#app/data/services.tsx';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Frame } from '#app/ui/frame.tsx';
import { LinkProvider } from '#app/ui/link.tsx';
import { MeBlock } from '#app/ui/me-block.tsx';
import { Ribbon } from '#app/ui/ribbon.tsx';
import { Loading, SkeletonCard } from '#app/ui/skeleton.tsx';
import { ToastProvider } from '#app/ui/toast.tsx';
import { pageIsUseful } from '#app/ui/when-idle.ts';
import { ConnectionIndicator } from './connection-indicator.tsx';
import { useKioskReturn } from './kiosk-return.ts';
import { navigationOf } from './navigation.ts';
import { roleText } from './roles.ts';
import { RouterLink } from './router-link.tsx';
import { UpdateNotice } from './update-notice.tsx';
import { useScrollReturn } from './use-scroll-return.ts';
import { useTheme } from './use-theme.ts';

const DOORS = ['/connexion', '/installation', '/invitation'];

export const Layout = (): ReactNode => {
  const { t } = useFirstI18n();
  const path = useLocation({ select: (location) => location.pathname });
  const kiosk = activeKiosk();
  useKioskReturn();
  useTheme();
  useUsefulPage();
  useScrollReturn();
  const isDoor = useIsDoor();
  if (kiosk !== undefined && path !== paths.signIn()) {
    location.replace(paths.kiosk(kiosk));
    return null;
  }
  const page = (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  );
  return (
    <LinkProvider link={RouterLink}>
      <ToastProvider label={t.common.messages} place={path}>
        <UpdateNotice />
        {isDoor ? <Door>{page}</Door> : <Framed path={path}>{page}</Framed>}
      </ToastProvider>
    </LinkProvider>
  );
};

/** Once all has come that will come for now, the line is free for what is only convenient. */
const useUsefulPage = (): void => {
  const { caughtUp, connection } = useSyncStatus();
  const isWaiting = !caughtUp && (connection === 'unknown' || connection === 'online');
  useEffect(() => {
    if (!isWaiting) pageIsUseful();
  }, [isWaiting]);
};

/** By what is shown, not by where one is going: a door must not move into the frame while the next page is fetched. */
const useIsDoor = (): boolean =>
  useMatches({
    select: (matches) => {
      const shown = matches.at(-1)?.pathname ?? '';
      return DOORS.some((door) => shown === door || shown.startsWith(`${door}/`));
    },
  });

/** Invented data is said to be invented everywhere, before anybody signs in too. */
const useDemoRibbon = (): string | undefined => {
  const { t } = useFirstI18n();
  return useAssociation()?.demonstration === true ? t.common.demo : undefined;
};

const Door = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const ribbon = useDemoRibbon();
  return (
    <>
      {ribbon === undefined ? null : (
        <header>
          <Ribbon text={ribbon} />
        </header>
      )}
      {children}
    </>
  );
};

const Framed = ({ path, children }: { readonly path: string; readonly children: ReactNode }): ReactNode => {
  const { t } = useFirstI18n();
  const session = useSessionState();
  const ribbon = useDemoRibbon();
  const all = useClubs() ?? [];
  const clubs = all.filter(({ archivedAt }) => archivedAt === null);
  const clubSlug = /^\/clubs\/([^/]+)/.exec(path)?.[1];
  const here = all.find(({ clubId }) => clubId === clubSlug);
  return (
    <Frame
      labels={{
        navigation: t.common.mainNavigation,
        openMenu: t.common.openMenu,
        closeMenu: t.common.closeMenu,
        skipToContent: t.common.skipToContent,
      }}
      brand={{ name: t.common.appName, tagline: t.common.appSubtitle, href: paths.home() }}
      groups={navigationOf(t, clubs, path, session.phase === 'user' ? session.account.roles : undefined)}
      where={here?.name ?? t.common.appName}
      clubSlug={here?.clubId}
      indicator={<ConnectionIndicator />}
      me={<Me />}
      ribbon={ribbon}
    >
      {children}
    </Frame>
  );
};

const Me = (): ReactNode => {
  const { t } = useFirstI18n();
  const state = useSessionState();
  const session = useSession();
  const router = useRouter();
  if (state.phase !== 'user') {
    return (
      <ButtonLink href={paths.signIn()} icon="key" block>
        {t.common.signIn}
      </ButtonLink>
    );
  }
  const { displayName, roles } = state.account;
  const lock = async (): Promise<void> => {
    await session.lock();
    await router.navigate({ href: paths.signIn() });
  };
  return (
    <MeBlock
      name={displayName}
      detail={roleText(roles, t)}
      href={paths.account()}
      action={{ icon: 'lock', label: t.common.lock, onPress: () => void lock() }}
    />
  );
};

const PageSkeleton = (): ReactNode => {
  const { t } = useFirstI18n();
  return (
    <Loading label={t.common.loading}>
      <SkeletonCard />
    </Loading>
  );
};
