/** A club, for everyone: who it is, what comes next, its figures, its activities. The bureau adds activities from here. */
import { useState, type ReactNode } from 'react';
import { useActivities, useClub, useFigures } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local-document.ts';
import { useSyncStatus, useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { NotFound } from '#app/ui/not-found.tsx';
import { Loading, SkeletonCard, SkeletonFigures, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { academicYearOf, toInstant } from '#schemas/primitives/dates.ts';
import { ASSOCIATION, isClubSlug, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { ClubView } from '#schemas/rules/figures/view-types.ts';
import { clubView } from '#schemas/rules/figures/views.ts';
import { may } from '#schemas/rules/permissions.ts';
import { ClubActivities } from './club-activities.tsx';
import { ClubFigures } from './club-figures.tsx';
import { ClubHead } from './club-head.tsx';
import { Awards, TopTen } from './club-rankings.tsx';
import { academicYearsOf } from './month-groups.ts';

/** Countdowns say minutes. */
const TICK_MS = 20_000;

export const ClubPage = ({ slug }: { readonly slug: string }): ReactNode =>
  isClubSlug(slug) && slug !== ASSOCIATION ? <KnownSlug slug={slug} /> : <UnknownClub />;

const KnownSlug = ({ slug }: { readonly slug: ClubSlug }): ReactNode => {
  const club = useClub(slug);
  const mayStillCome = useMayStillCome();
  if (club === undefined || (club === null && mayStillCome)) return <ClubSkeleton />;
  return club === null ? <UnknownClub /> : <FoundClub club={club} />;
};

/** On a first visit documents are still on their way: what is not here yet may exist. */
const useMayStillCome = (): boolean => {
  const { caughtUp, connection } = useSyncStatus();
  return !caughtUp && (connection === 'unknown' || connection === 'online');
};

const FoundClub = ({ club }: { readonly club: Local<'clubs'> }): ReactNode => {
  const { t, format } = useI18n();
  const slug = club.clubId;
  const actor = useWorkspace()?.actor;
  const mayStillCome = useMayStillCome();
  const read = useActivities(slug);
  const activities = read?.length === 0 && mayStillCome ? undefined : read;
  const nowMs = useNow(TICK_MS);
  const figures = useFigures();
  const [chosenYear, setYear] = useState(() => academicYearOf(toInstant(Date.now())));
  usePageTitle(club.name, t.common.appName);
  const now = toInstant(nowMs);
  const view = figures && clubView(figures, { clubId: slug, academicYear: chosenYear, now });
  const isArchived = club.archivedAt !== null;
  const mayCreate = !isArchived && actor !== undefined && may(actor, 'create', 'activities', slug);
  const isEmpty = activities?.length === 0;
  return (
    <Stack>
      <ClubHead
        club={club}
        activities={isArchived ? [] : (activities ?? [])}
        nowMs={nowMs}
        newActivityHref={mayCreate && !isEmpty ? paths.newActivity(slug) : undefined}
      />
      {club.archivedAt === null ? null : (
        <Notice tone="plain" title={t.club.archived(format.date(club.archivedAt))}>
          {t.club.archivedText}
        </Notice>
      )}
      {activities === undefined || figures === undefined || (figures === null && mayStillCome) ? (
        <SkeletonFigures />
      ) : (
        <ClubFigures view={view ?? undefined} activities={activities} year={chosenYear} now={now} />
      )}
      <Body view={view ?? undefined}>
        <ClubActivities
          slug={slug}
          activities={activities}
          figures={figures ?? undefined}
          nowMs={nowMs}
          year={chosenYear}
          years={academicYearsOf(activities ?? [], now)}
          onYear={setYear}
          newActivityHref={mayCreate ? paths.newActivity(slug) : undefined}
        />
      </Body>
    </Stack>
  );
};

/** Beside the activities what they brought, once there is something. */
const Body = ({
  view,
  children,
}: {
  readonly view: ClubView | undefined;
  readonly children: ReactNode;
}): ReactNode => {
  if (view === undefined || (view.top.length === 0 && view.awards.length === 0)) return children;
  return (
    <Columns kind="main">
      {children}
      <Stack>
        {view.top.length === 0 ? null : <TopTen view={view} />}
        {view.awards.length === 0 ? null : <Awards view={view} />}
      </Stack>
    </Columns>
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
