/** The global dashboard (R15, R16, R61): figures first, charts after, everything from this device, the time of the figures told. */
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useActivities, useClubs, useFigures } from '#app/data/hooks.ts';
import { useSyncStatus, useWorkspace } from '#app/data/services.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { periodChoices, periodName, yearName } from '#app/i18n/period-words.ts';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { PeriodMenus } from '#app/ui/period-menus.tsx';
import {
  Loading,
  SkeletonChartCard,
  SkeletonClubCard,
  SkeletonFigures,
  SkeletonListCard,
} from '#app/ui/skeleton.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { academicYearOf, dayOf, monthOf, toInstant } from '#schemas/primitives/dates.ts';
import { monthsOf, type Period } from '#schemas/primitives/periods.ts';
import type { DashboardView } from '#schemas/rules/figures/view-types.ts';
import { dashboardView } from '#schemas/rules/figures/views.ts';
import { isAdmin, isBoard, VISITOR } from '#schemas/rules/roles.ts';
import { ClubCards } from './club-cards.tsx';
import type { DashboardContent } from './dashboard-content.ts';
import { headlineFigures } from './headline-figures.ts';
import { Figures } from '#app/ui/figures.tsx';

const DashboardDetails = lazy(async () => ({
  default: (await import('./dashboard-details.tsx')).DashboardDetails,
}));

const DashboardReportButton = lazy(async () => ({
  default: (await import('./dashboard-report-button.tsx')).DashboardReportButton,
}));

export const DashboardPage = (): ReactNode => {
  const { t } = useFirstI18n();
  usePageTitle(t.dashboard.title, t.common.appName);
  const [chosen, setChosen] = useState<Period>();
  const content = useContent(chosen);
  return (
    <>
      <PageHead
        title={t.dashboard.title}
        sub={useFreshness(content?.view.period)}
        actions={
          content === undefined ? null : (
            <>
              <PeriodChoice view={content.view} onChoose={setChosen} />
              {isEmptyView(content.view) ? null : (
                <Suspense fallback={<span className="h-11 w-40" />}>
                  <DashboardReportButton content={content} />
                </Suspense>
              )}
            </>
          )
        }
      />
      {content === undefined ? <NotYet /> : <Content content={content} />}
    </>
  );
};

const useContent = (chosen: Period | undefined): DashboardContent | undefined => {
  const figures = useFigures();
  const clubs = useClubs();
  const activities = useActivities();
  const byId = useMemo(
    () => new Map(activities?.map((activity) => [activity.id as string, activity])),
    [activities],
  );
  return useMemo(() => {
    if (figures === undefined || figures === null || clubs === undefined) return undefined;
    const now = toInstant(Date.now());
    const period = chosen ?? academicYearOf(now);
    const shown = clubs.filter((club) => wasActive(club, period));
    const view = dashboardView(figures, {
      clubs: shown.map(({ clubId }) => clubId),
      period,
      now,
    });
    const runningMonth = monthsOf(view.period).find((month) => month === monthOf(now));
    return { view, clubs: shown, runningMonth, topicOf: (activityId) => byId.get(activityId) };
  }, [figures, clubs, byId, chosen]);
};

/** A club that was archived stays in the figures of the time when it was one. */
const wasActive = ({ archivedAt }: Local<'clubs'>, period: Period): boolean =>
  archivedAt === null || monthOf(archivedAt) >= (monthsOf(period)[0] ?? '');

const isEmptyView = (view: DashboardView): boolean =>
  view.headline.participations.current === 0 &&
  view.clubs.every((club) => club.activities === 0) &&
  view.evolution.series.every(({ values }) => values.every((value) => value === 0));

const Content = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useFirstI18n();
  const { view } = content;
  const isEmpty = isEmptyView(view);
  return (
    <Stack>
      <Figures label={t.dashboard.figures} items={headlineFigures(view.headline, t, format)} />
      <ClubCards content={content} />
      {isEmpty ? <Empty /> : null}
      <Suspense fallback={isEmpty ? null : <DetailsSkeleton />}>
        <DashboardDetails content={content} isEmpty={isEmpty} />
      </Suspense>
    </Stack>
  );
};

/** Where nothing was ever noted, whoever may invite is shown the first step. */
const Empty = (): ReactNode => {
  const { t } = useFirstI18n();
  const actor = useWorkspace()?.actor ?? VISITOR;
  const begins = useActivities()?.length === 0 && (isBoard(actor) || isAdmin(actor));
  return (
    <EmptyState
      icon="calendar"
      title={t.dashboard.emptyTitle}
      text={begins ? t.dashboard.emptyInvite : t.dashboard.emptyText}
      action={
        begins ? (
          <ButtonLink href={paths.account()} variant="primary" icon="plus">
            {t.dashboard.invite}
          </ButtonLink>
        ) : undefined
      }
    />
  );
};

const PeriodChoice = ({
  view,
  onChoose,
}: {
  readonly view: DashboardView;
  readonly onChoose: (period: Period) => void;
}): ReactNode => {
  const { t, format } = useFirstI18n();
  return (
    <PeriodMenus<Period>
      years={view.academicYears.map((key) => ({ key, label: yearName(key) }))}
      year={view.academicYear}
      periods={periodChoices(view.academicYear, toInstant(Date.now()), t.dashboard, format)}
      period={view.period}
      onChoose={onChoose}
    />
  );
};

const useFreshness = (period: Period | undefined): string => {
  const { t, format } = useFirstI18n();
  const { lastContactAt } = useSyncStatus();
  const now = toInstant(Date.now());
  const shown = periodName(period ?? academicYearOf(now), t.dashboard, format);
  if (lastContactAt === undefined) return shown;
  const at = toInstant(lastContactAt);
  return dayOf(at) === dayOf(now)
    ? t.dashboard.freshToday(shown, format.time(at))
    : t.dashboard.fresh(shown, format.dateTime(at));
};

/** Nothing to show yet: either it is on its way, or there is no road for it. */
const NotYet = (): ReactNode => {
  const { t } = useFirstI18n();
  const { connection } = useSyncStatus();
  if (connection !== 'offline' && connection !== 'busy' && connection !== 'outdated')
    return <DashboardSkeleton />;
  return <EmptyState icon="offline" title={t.dashboard.noDataTitle} text={t.dashboard.noDataText} />;
};

const DashboardSkeleton = (): ReactNode => {
  const { t } = useFirstI18n();
  return (
    <Loading label={t.common.loading}>
      <Stack>
        <SkeletonFigures />
        <Columns kind="quarters">
          <SkeletonClubCard />
          <SkeletonClubCard />
          <SkeletonClubCard />
          <SkeletonClubCard />
        </Columns>
        <DetailsSkeleton />
      </Stack>
    </Loading>
  );
};

const DetailsSkeleton = (): ReactNode => (
  <Columns kind="main" even>
    <SkeletonChartCard />
    <SkeletonListCard rows={4} />
  </Columns>
);
