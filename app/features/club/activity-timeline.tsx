/** A club's activities by month, in the order in which they come. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import type { SoftTone } from '#app/ui/soft-tones.ts';
import { Facts, Timeline, TimelineItem, TimelineMonth } from '#app/ui/timeline.tsx';
import type { ActivityState } from '#schemas/documents/activity.ts';
import { dayOf } from '#schemas/primitives/dates.ts';
import { ulidOfActivity, type ActivityId } from '#schemas/primitives/ids.ts';
import { capitalised } from './capitalised.ts';
import { groupByMonth } from './month-groups.ts';

export interface ActivityTimelineProps {
  readonly activities: readonly Local<'activities'>[];
  readonly countOf: (id: ActivityId) => number;
  /** The one that comes next is marked. */
  readonly nextId: ActivityId | undefined;
}

export const ActivityTimeline = ({ activities, countOf, nextId }: ActivityTimelineProps): ReactNode => {
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
