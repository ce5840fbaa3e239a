/**
 * Difficulties, suggestions and ratings (R14, R20): for the association's board of all clubs, for a bureau of its own. Nobody
 * reads who said what. Everything comes from this device.
 */
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useFeedback } from '#app/data/feedback.ts';
import { useActivities, useClubs } from '#app/data/hooks.ts';
import { useSyncStatus, useWorkspace } from '#app/data/services.tsx';
import { useAddressFilter } from '#app/data/forms/use-address-filter.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { NotFound } from '#app/ui/not-found.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { Loading, SkeletonCard, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { dayOf, toInstant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { yearOfPeriod } from '#schemas/primitives/periods.ts';
import { readableScopes } from '#schemas/rules/permissions.ts';
import { isBoard } from '#schemas/rules/roles.ts';
import { ClubsCard, ToHearCard } from './clubs-card.tsx';
import { DifficultiesCard } from './difficulties-card.tsx';
import { FEEDBACK_ADDRESS } from './feedback-address.ts';
import { applyFilter, isWholeYear, type FeedbackContent } from './feedback-content.ts';
import { FeedbackExport } from './feedback-export.tsx';
import { FeedbackFilters } from './feedback-filters.tsx';
import { feedbackView } from './feedback-view.ts';
import { RatingsCard } from './ratings-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { VoicesCard } from './voices-card.tsx';

export const FeedbackPage = (): ReactNode => {
  const { t } = useI18n();
  usePageTitle(t.feedback.title, t.common.appName);
  const workspace = useWorkspace();
  const clubs = useClubs();
  const readable = useMemo(() => {
    if (workspace === undefined || clubs === undefined) return undefined;
    const slugs = clubs.map(({ clubId }) => clubId);
    return readableScopes(workspace.actor, 'attendances', slugs) as ClubSlug[];
  }, [workspace, clubs]);
  if (workspace === undefined || readable === undefined) return <FeedbackSkeleton />;
  // No club is here yet on a first start: who may read none is told by his roles alone.
  if (workspace.kind === 'visitor' || (readable.length === 0 && !isBoard(workspace.actor)))
    return <Closed isSignedIn={workspace.kind !== 'visitor'} />;
  return <Open readable={readable} />;
};

const Open = ({ readable }: { readonly readable: readonly ClubSlug[] }): ReactNode => {
  const { t, format } = useI18n();
  const workspace = useWorkspace();
  const { lastContactAt } = useSyncStatus();
  const content = useContent(readable);
  const isForBoard = workspace !== undefined && isBoard(workspace.actor);
  const who = isForBoard ? t.feedback.forBoard : t.feedback.forBureau;
  const at = lastContactAt === undefined ? undefined : toInstant(lastContactAt);
  const isOfToday = at !== undefined && dayOf(at) === dayOf(toInstant(Date.now()));
  return (
    <>
      <PageHead
        title={t.feedback.title}
        sub={
          at === undefined
            ? who
            : isOfToday
              ? t.feedback.receivedToday(who, format.time(at))
              : t.feedback.received(who, format.dateTime(at))
        }
        actions={content === undefined ? null : <FeedbackExport content={content} />}
      />
      {content === undefined ? <FeedbackSkeleton /> : <Content content={content} />}
    </>
  );
};

const useContent = (readable: readonly ClubSlug[]): FeedbackContent | undefined => {
  const feedback = useFeedback(readable);
  const clubs = useClubs();
  const activities = useActivities();
  const [filter, setFilter] = useAddressFilter(FEEDBACK_ADDRESS);
  // Typing stays quick while thousands of texts are searched.
  const shown = useDeferredValue(filter);
  const topics = useMemo(
    () => new Map(activities?.map((activity) => [activity.id as string, activity])),
    [activities],
  );
  const view = useMemo(
    () => (feedback === undefined ? undefined : feedbackView(feedback, shown, topics)),
    [feedback, shown, topics],
  );
  if (view === undefined || clubs === undefined || activities === undefined) return undefined;
  return {
    view,
    filter,
    change: (change) => setFilter(applyFilter(filter, change)),
    clubs: clubs.filter(({ clubId }) => readable.includes(clubId)),
    activities: topics,
  };
};

const Content = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t } = useI18n();
  const { view, filter, change } = content;
  return (
    <Stack>
      <FeedbackFilters content={content} />
      {view.isEmpty ? (
        <Card>
          <EmptyState
            icon="message"
            title={t.feedback.emptyTitle}
            text={t.feedback.emptyText}
            action={
              isWholeYear(filter.period) ? undefined : (
                <Button icon="calendar" onClick={() => change({ period: yearOfPeriod(filter.period) })}>
                  {t.feedback.wholeYear}
                </Button>
              )
            }
          />
        </Card>
      ) : (
        // On a phone the voices, of which there may be hundreds, come last: nobody scrolls past them to the figures. Who
        // searches looks for words, and sees them first.
        <Columns kind="list">
          <Stack className={filter.search.trim() === '' ? 'lg:order-last' : 'order-last'}>
            <RatingsCard content={content} />
            <TrendCard content={content} />
            <ClubsCard content={content} />
            <ToHearCard content={content} />
          </Stack>
          <Stack>
            <DifficultiesCard content={content} />
            <VoicesCard content={content} />
          </Stack>
        </Columns>
      )}
    </Stack>
  );
};

const Closed = ({ isSignedIn }: { readonly isSignedIn: boolean }): ReactNode => {
  const { t } = useI18n();
  return (
    <NotFound
      icon="lock"
      title={t.feedback.closedTitle}
      text={isSignedIn ? t.feedback.closedMember : t.feedback.closedText}
      actions={
        isSignedIn ? (
          <ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>
        ) : (
          <ButtonLink href={paths.signIn()}>{t.common.signIn}</ButtonLink>
        )
      }
    />
  );
};

const FeedbackSkeleton = (): ReactNode => {
  const { t } = useI18n();
  return (
    <Loading label={t.common.loading}>
      <Columns kind="list">
        <Stack>
          <SkeletonListCard rows={4} />
          <SkeletonListCard rows={6} />
        </Stack>
        <SkeletonCard lines={4} />
      </Columns>
    </Loading>
  );
};
