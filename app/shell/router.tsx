/**
 * Which page stands at which address. Every page is its own chunk; the first one shown is fetched with the shell, the others
 * when they are asked for (the service worker already holds them). Parameters reach a page as props: features know no routes.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  useMatches,
  useParams,
} from '@tanstack/react-router';
import { lazy, type ComponentType, type ReactNode } from 'react';
import { paths, type ClubTab } from '#app/paths.ts';
import { BrokenPage } from './broken-page.tsx';
import { ClubOutlet } from './club-outlet.tsx';
import { Layout } from './layout.tsx';
import { UnknownPage } from './unknown-page.tsx';

const DashboardPage = lazy(async () => ({
  default: (await import('#app/features/dashboard/dashboard-page.tsx')).DashboardPage,
}));
const ActivitiesTab = lazy(async () => ({
  default: (await import('#app/features/club/activities-tab.tsx')).ActivitiesTab,
}));
const ProgrammeTab = lazy(async () => ({
  default: (await import('#app/features/programme/programme-tab.tsx')).ProgrammeTab,
}));
const BureauTab = lazy(async () => ({
  default: (await import('#app/features/bureau/bureau-tab.tsx')).BureauTab,
}));
const TeamTab = lazy(async () => ({ default: (await import('#app/features/team/team-tab.tsx')).TeamTab }));
const ParticipantsTab = lazy(async () => ({
  default: (await import('#app/features/participants/participants-tab.tsx')).ParticipantsTab,
}));
const ParticipantsPage = lazy(async () => ({
  default: (await import('#app/features/participants/participants-page.tsx')).ParticipantsPage,
}));
const ActivityPage = lazy(async () => ({
  default: (await import('#app/features/activity/activity-page.tsx')).ActivityPage,
}));
const SignSheetPage = lazy(async () => ({
  default: (await import('#app/features/activity/sign-sheet-page.tsx')).SignSheetPage,
}));
const TypeSheetPage = lazy(async () => ({
  default: (await import('#app/features/activity/type-sheet-page.tsx')).TypeSheetPage,
}));
const NewActivityPage = lazy(async () => ({
  default: (await import('#app/features/activity/new-activity-page.tsx')).NewActivityPage,
}));
const GalleryPage = lazy(async () => ({
  default: (await import('#app/features/gallery/gallery-page.tsx')).GalleryPage,
}));
const GalleryTab = lazy(async () => ({
  default: (await import('#app/features/gallery/gallery-tab.tsx')).GalleryTab,
}));
const SignInPage = lazy(async () => ({
  default: (await import('#app/features/auth/sign-in-page.tsx')).SignInPage,
}));
const InstallationPage = lazy(async () => ({
  default: (await import('#app/features/auth/installation-page.tsx')).InstallationPage,
}));
const InvitationPage = lazy(async () => ({
  default: (await import('#app/features/auth/invitation-page.tsx')).InvitationPage,
}));
const AccountPage = lazy(async () => ({
  default: (await import('#app/features/account/account-page.tsx')).AccountPage,
}));
const SynchronisationPage = lazy(async () => ({
  default: (await import('#app/features/synchronisation/synchronisation-page.tsx')).SynchronisationPage,
}));
const FeedbackPage = lazy(async () => ({
  default: (await import('#app/features/feedback/feedback-page.tsx')).FeedbackPage,
}));

/** A route's parameter; the path itself guarantees that it is there. */
const useParam = (name: string): string => {
  const parameters: Record<string, string | undefined> = useParams({ strict: false });
  return parameters[name] ?? '';
};

const ClubRoute = () => <ClubOutlet slug={useParam('slug')} tab={useShownTab()} />;

/** By what is shown, not by where one is going. */
const useShownTab = (): ClubTab =>
  useMatches({
    select: (matches) => matches.at(-1)?.staticData.tab ?? 'activites',
  });

const ClubActivitiesRoute = () => <Navigate to={paths.club(useParam('slug'))} replace />;

const NewActivityRoute = () => <NewActivityPage slug={useParam('slug')} />;

const ActivityRoute = () => {
  const activityUlid = useParam('activityUlid');
  return <ActivityPage key={activityUlid} slug={useParam('slug')} activityUlid={activityUlid} />;
};

const SignSheetRoute = () => (
  <SignSheetPage slug={useParam('slug')} activityUlid={useParam('activityUlid')} />
);

const TypeSheetRoute = () => (
  <TypeSheetPage slug={useParam('slug')} activityUlid={useParam('activityUlid')} />
);

const OldInvitationRoute = () => <InvitationPage tokenInPath={useParam('token')} />;

const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: UnknownPage,
  errorComponent: BrokenPage,
});

const page = (path: string, component: () => ReactNode) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });

const clubRoute = createRoute({ getParentRoute: () => rootRoute, id: 'club', component: ClubRoute });

type TabComponent = ComponentType<{ readonly slug: string }>;

const OfClub = ({ Tab }: { readonly Tab: TabComponent }) => <Tab slug={useParam('slug')} />;

/** A tab of a club's page; the page around it is the parent's. */
const clubTab = (tab: ClubTab, Tab: TabComponent) =>
  createRoute({
    getParentRoute: () => clubRoute,
    path: paths.clubTab('$slug', tab),
    component: () => <OfClub Tab={Tab} />,
    staticData: { tab },
  });

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    page('/', () => <DashboardPage />),
    clubRoute.addChildren([
      clubTab('activites', ActivitiesTab),
      clubTab('programme', ProgrammeTab),
      clubTab('galerie', GalleryTab),
      clubTab('bureau', BureauTab),
      clubTab('equipe', TeamTab),
      clubTab('participants', ParticipantsTab),
    ]),
    page('/clubs/$slug/activites', ClubActivitiesRoute),
    page('/clubs/$slug/activites/nouvelle', NewActivityRoute),
    page('/clubs/$slug/activites/$activityUlid', ActivityRoute),
    page('/clubs/$slug/activites/$activityUlid/emargement', SignSheetRoute),
    page('/clubs/$slug/activites/$activityUlid/saisie', TypeSheetRoute),
    page(paths.participants(), () => <ParticipantsPage />),
    page('/galerie', () => <GalleryPage />),
    page('/connexion', () => <SignInPage />),
    page('/installation', () => <InstallationPage />),
    page('/invitation', () => <InvitationPage />),
    page('/invitation/$token', OldInvitationRoute),
    page('/compte', () => <AccountPage />),
    page('/retours', () => <FeedbackPage />),
    page('/synchronisation', () => <SynchronisationPage />),
  ]),
  scrollRestoration: true,
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly tab?: ClubTab;
  }
  interface Register {
    router: typeof router;
  }
}
