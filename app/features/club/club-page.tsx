/** A club, for everyone: who it is, and its tabs. The first shows what comes next and the club's figures above them. */
import { useMemo, type ReactNode } from 'react';
import { useAcademicYear } from '#app/data/forms/academic-year-filter.ts';
import { useActivities, useClub, useFigures } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useSessionState, useWorkspace } from '#app/data/services.tsx';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths, type ClubTab } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { HeadSlotProvider } from '#app/ui/head-slot.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { NotFound } from '#app/ui/not-found.tsx';
import { Loading, SkeletonCard, SkeletonFigures, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ASSOCIATION, isClubSlug, type ClubSlug } from '#schemas/primitives/ids.ts';
import { clubView } from '#schemas/rules/figures/views.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { ClubFigures } from './club-figures.tsx';
import { ClubHead } from './club-head.tsx';
import { ClubTabs, mayOpenTab } from './club-tabs.tsx';
import { ClubYearContext, useClubYear } from './club-year.ts';
import { mayAddActivity } from './may-add-activity.ts';
import { TabHead } from './tab-head.tsx';

/** Countdowns say minutes. */
const TICK_MS = 20_000;

export interface ClubPageProps {
  readonly slug: string;
  readonly tab: ClubTab;
  /** What the tab shows. */
  readonly children: ReactNode;
}

export const ClubPage = ({ slug, ...props }: ClubPageProps): ReactNode =>
  isClubSlug(slug) && slug !== ASSOCIATION ? <KnownSlug slug={slug} {...props} /> : <UnknownClub />;

const KnownSlug = ({ slug, ...props }: ClubPageProps & { readonly slug: ClubSlug }): ReactNode => {
  const club = useClub(slug);
  const hasArrived = useHasArrived();
  if (club === undefined || (club === null && !hasArrived)) return <ClubSkeleton />;
  return club === null ? <UnknownClub /> : <FoundClub club={club} {...props} />;
};

interface FoundProps extends Omit<ClubPageProps, 'slug'> {
  readonly club: Local<'clubs'>;
}

const FoundClub = ({ club, tab, children }: FoundProps): ReactNode => {
  const { t, format } = useI18n();
  const [year, setYear] = useAcademicYear();
  const clubYear = useMemo(() => ({ year, setYear }), [year, setYear]);
  const actor = useWorkspace()?.actor ?? VISITOR;
  const isFirst = tab === 'activites';
  usePageTitle(isFirst ? undefined : t.club.tabs[tab], club.name, t.common.appName);
  return (
    <ClubYearContext value={clubYear}>
      <HeadSlotProvider>
        <Stack>
          {isFirst ? <FirstHead club={club} /> : <TabHead club={club} title={t.club.tabs[tab]} />}
          {club.archivedAt === null ? null : (
            <Notice tone="plain" title={t.club.archived(format.date(club.archivedAt))}>
              {t.club.archivedText}
            </Notice>
          )}
          {isFirst ? <YearFigures slug={club.clubId} /> : null}
        </Stack>
        <ClubTabs slug={club.clubId} current={tab} />
        {mayOpenTab(actor, tab, club.clubId) ? children : <Reserved />}
      </HeadSlotProvider>
    </ClubYearContext>
  );
};

const FirstHead = ({ club }: { readonly club: Local<'clubs'> }): ReactNode => {
  const actor = useWorkspace()?.actor;
  const activities = useActivities(club.clubId);
  const nowMs = useNow(TICK_MS);
  // Where there are none yet, the list itself offers the first step.
  const offersNew = mayAddActivity(actor, club) && activities?.length !== 0;
  return (
    <ClubHead
      club={club}
      activities={club.archivedAt === null ? (activities ?? []) : []}
      nowMs={nowMs}
      newActivityHref={offersNew ? paths.newActivity(club.clubId) : undefined}
    />
  );
};

const YearFigures = ({ slug }: { readonly slug: ClubSlug }): ReactNode => {
  const hasArrived = useHasArrived();
  const activities = useActivities(slug);
  const figures = useFigures();
  const now = toInstant(useNow(TICK_MS));
  const { year } = useClubYear();
  const isComing = !hasArrived && (activities?.length === 0 || figures === null);
  if (activities === undefined || figures === undefined || isComing) return <SkeletonFigures />;
  const view = figures ? clubView(figures, { clubId: slug, academicYear: year, now }) : undefined;
  return <ClubFigures view={view} activities={activities} year={year} now={now} />;
};

/** An address that somebody else sent: who may open it signs in. */
const Reserved = (): ReactNode => {
  const { t } = useI18n();
  const isSignedIn = useSessionState().phase === 'user';
  return (
    <Card>
      <EmptyState
        icon="lock"
        title={t.club.reservedTitle}
        text={isSignedIn ? t.club.reservedMember : t.club.reservedVisitor}
        action={
          isSignedIn ? undefined : (
            <ButtonLink href={paths.signIn()} icon="key">
              {t.common.signIn}
            </ButtonLink>
          )
        }
      />
    </Card>
  );
};

const ClubSkeleton = (): ReactNode => {
  const { t } = useI18n();
  return (
    <Loading label={t.common.loading}>
      <Stack>
        <SkeletonCard lines={3} />
        <SkeletonFigures />
        <Columns kind="main">
          <Stack>
            <SkeletonCard lines={2} />
            <SkeletonCard lines={2} />
          </Stack>
          <SkeletonListCard rows={5} />
        </Columns>
      </Stack>
    </Loading>
  );
};

const UnknownClub = (): ReactNode => {
  const { t } = useI18n();
  usePageTitle(t.club.unknownTitle, t.common.appName);
  return (
    <NotFound
      title={t.club.unknownTitle}
      text={t.club.unknownSafe}
      actions={<ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>}
    />
  );
};
