/** What the club did and plans: filters, then a timeline by month, latest first. */
import { useId, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useAddressFilter } from '#app/data/forms/use-address-filter.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Loading, SkeletonCard } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import type { Club } from '#schemas/documents/club.ts';
import { instantToMs, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import { activityView } from '#schemas/rules/figures/views.ts';
import { ACTIVITY_ADDRESS, NO_FILTER } from './activity-address.ts';
import { activityColumns } from './activity-columns.ts';
import { ActivityFilters, filtered } from './activity-filters.tsx';
import { kindsOf } from './activity-period.ts';
import { ActivityTimeline } from './activity-timeline.tsx';
import { nextOf } from './countdown.ts';
import { inAcademicYear } from './month-groups.ts';
import { yearLabel } from '#app/i18n/year-label.ts';

export interface ClubActivitiesProps {
  readonly slug: ClubSlug;
  readonly activities: readonly Local<'activities'>[] | undefined;
  readonly figures: DashboardFigures | undefined;
  /** The club's list of kinds. */
  readonly kinds: Club['activityKinds'];
  readonly now: Instant;
  readonly year: AcademicYear;
  readonly years: readonly AcademicYear[];
  readonly onYear: (year: AcademicYear) => void;
  readonly newActivityHref: string | undefined;
  /** For whoever may invite the club's lead. */
  readonly inviteHref: string | undefined;
}

export const ClubActivities = (props: ClubActivitiesProps): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  const { activities } = props;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="sr-only">
        {t.club.activities}
      </h2>
      {activities === undefined ? (
        <Loading label={t.common.loading}>
          <SkeletonCard lines={2} />
        </Loading>
      ) : activities.length === 0 ? (
        <NothingYet {...props} />
      ) : (
        <FilteredTimeline {...props} activities={activities} />
      )}
    </section>
  );
};

const NothingYet = ({
  slug,
  newActivityHref,
  inviteHref,
}: Pick<ClubActivitiesProps, 'slug' | 'newActivityHref' | 'inviteHref'>): ReactNode => {
  const { t } = useI18n();
  const { noneYetBureau, noneYetInviter, noneYetVisitor } = t.club;
  return (
    <Card>
      <EmptyState
        icon="calendar"
        clubSlug={slug}
        level={3}
        title={t.club.noneYet}
        text={newActivityHref ? noneYetBureau : inviteHref ? noneYetInviter : noneYetVisitor}
        action={
          <>
            {newActivityHref === undefined ? null : (
              <ButtonLink href={newActivityHref} variant="primary" size="lg" icon="plus">
                {t.club.newActivity}
              </ButtonLink>
            )}
            {inviteHref === undefined ? null : (
              <ButtonLink
                href={inviteHref}
                variant={newActivityHref === undefined ? 'primary' : 'outline'}
                icon="mail"
              >
                {t.club.inviteLead}
              </ButtonLink>
            )}
          </>
        }
      />
    </Card>
  );
};

type FilledProps = ClubActivitiesProps & { readonly activities: readonly Local<'activities'>[] };

const FilteredTimeline = ({
  slug,
  activities,
  figures,
  kinds,
  now,
  year,
  years,
  onYear,
}: FilledProps): ReactNode => {
  const { t, format } = useI18n();
  const [filter, setFilter] = useAddressFilter(ACTIVITY_ADDRESS);
  const ofYear = inAcademicYear(activities, year);
  const shown = filtered(ofYear, filter, year);
  const countOf = (id: ActivityId): number =>
    figures === undefined ? 0 : activityView(figures, id).participations;
  const changeYear = (next: AcademicYear): void => {
    // A month belongs to one year alone.
    setFilter({ ...filter, period: 'year' });
    onYear(next);
  };
  return (
    <>
      <ActivityFilters
        ofYear={ofYear}
        filter={filter}
        onFilter={setFilter}
        kinds={kindsOf(ofYear, kinds)}
        year={year}
        years={years}
        onYear={changeYear}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon="filter"
          level={3}
          title={t.club.noneHere}
          text={t.club.noneHereText(yearLabel(year))}
          action={
            ofYear.length === 0 ? undefined : (
              <TextAction onClick={() => setFilter(NO_FILTER)}>{t.club.showAll}</TextAction>
            )
          }
        />
      ) : (
        <>
          <ActivityTimeline
            activities={shown}
            countOf={countOf}
            nextId={nextOf(activities, instantToMs(now))?.id}
          />
          <div className="mt-4">
            <ExportMenu
              trigger="pill"
              label={t.lists.exportActivities}
              title={t.club.activities}
              sub={yearLabel(year)}
              fileName={`${t.lists.files.activities}-${slug}-${year}`}
              columns={activityColumns(kinds, countOf, t, format)}
              rows={shown}
            />
          </div>
        </>
      )}
    </>
  );
};
