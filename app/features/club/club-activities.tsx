/** What the club did and plans: filters, then a timeline by month, latest first. */
import { useId, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useAddressFilter } from '#app/data/forms/use-address-filter.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { Loading, SkeletonCard } from '#app/ui/skeleton.tsx';
import type { SoftTone } from '#app/ui/soft-tones.ts';
import { TextAction } from '#app/ui/text-action.tsx';
import { Facts, Timeline, TimelineItem, TimelineMonth } from '#app/ui/timeline.tsx';
import type { ActivityState } from '#schemas/documents/activity.ts';
import type { Club } from '#schemas/documents/club.ts';
import { dayOf, instantToMs, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import { ulidOfActivity, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import { activityView } from '#schemas/rules/figures/views.ts';
import { ACTIVITY_ADDRESS, NO_FILTER } from './activity-address.ts';
import { activityColumns } from './activity-columns.ts';
import { ActivityFilters, filtered } from './activity-filters.tsx';
import { kindsOf } from './activity-period.ts';
import { capitalised } from './capitalised.ts';
import { nextOf } from './countdown.ts';
import { groupByMonth, inAcademicYear } from './month-groups.ts';
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
          <Months activities={shown} countOf={countOf} nextId={nextOf(activities, instantToMs(now))?.id} />
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

interface MonthsProps {
  readonly activities: readonly Local<'activities'>[];
  readonly countOf: (id: ActivityId) => number;
  readonly nextId: ActivityId | undefined;
}

const Months = ({ activities, countOf, nextId }: MonthsProps): ReactNode => {
  const { t, format } = useI18n();
  return groupByMonth(activities).map(({ month, activities: ofMonth }) => {
    const total = ofMonth.reduce((sum, { id }) => sum + countOf(id), 0);
    const label = capitalised(format.month(month));
    return (
      <div key={month}>
        <TimelineMonth
          level={3}
          label={label}
          aside={total === 0 ? undefined : t.club.monthParticipations(format.count(total), total < 2)}
        />
        <Timeline label={label}>
          {ofMonth.map((activity) => (
            <TimelineItem
              key={activity.id}
              clubSlug={activity.clubId}
              date={{
                top: format.weekday(activity.startsAt),
                main: String(Number(dayOf(activity.startsAt).slice(8))),
                hot: activity.id === nextId,
              }}
            >
              <ActivityCard activity={activity} participations={countOf(activity.id)} />
            </TimelineItem>
          ))}
        </Timeline>
      </div>
    );
  });
};

const CHIPS: Record<ActivityState, { readonly tone: SoftTone; readonly icon: IconName }> = {
  planned: { tone: 'blue', icon: 'calendar' },
  running: { tone: 'orange', icon: 'play' },
  done: { tone: 'green', icon: 'check' },
  cancelled: { tone: 'neutral', icon: 'close' },
};

const ActivityCard = ({
  activity,
  participations,
}: {
  readonly activity: Local<'activities'>;
  readonly participations: number;
}): ReactNode => {
  const { t, format } = useI18n();
  const { state } = activity;
  const aside =
    state === 'cancelled'
      ? activity.cancelReason
      : participations > 0
        ? t.club.present(format.count(participations), participations < 2)
        : '';
  return (
    <Card compact href={paths.activity(activity.clubId, ulidOfActivity(activity.id))}>
      <h4 className="font-bold text-ink-strong">{activity.topic}</h4>
      <Facts
        items={[
          { icon: 'clock', text: format.time(activity.startsAt) },
          ...(activity.venue === '' ? [] : [{ icon: 'pin' as const, text: activity.venue }]),
        ]}
      />
      <span className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
        <Chip {...CHIPS[state]}>{t.common.activityState[state]}</Chip>
        {aside === '' ? null : <span>{aside}</span>}
        {activity.pendingAt > 0 ? <PendingMark /> : null}
      </span>
      <Firsts winners={activity.winners} />
    </Card>
  );
};

/** Who won a competition, where that may be read. */
const Firsts = ({ winners }: Pick<Local<'activities'>, 'winners'>): ReactNode => {
  const { t } = useI18n();
  const names = winners.filter(({ rank }) => rank === 1).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <span className="mt-1.5 flex items-start gap-1.5 text-sm text-ink">
      <Icon name="cup" size="sm" label={t.club.winner} className="mt-0.5 flex-none text-tint-text" />
      {names.join(', ')}
    </span>
  );
};

const PendingMark = (): ReactNode => {
  const { t } = useI18n();
  return (
    <Chip tone="blue" icon="arrow-up">
      {t.club.toSend}
    </Chip>
  );
};
