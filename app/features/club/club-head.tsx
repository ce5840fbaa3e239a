/** The club's card at the head of its page, with what comes next in its tint. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Link } from '#app/ui/link.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { ClubActs } from './club-acts.tsx';
import { countdownOf, nextOf, type Countdown } from './countdown.ts';

export interface ClubHeadProps {
  readonly club: Local<'clubs'>;
  readonly activities: readonly Local<'activities'>[];
  readonly nowMs: number;
  /** For those who may create activities. */
  readonly newActivityHref: string | undefined;
}

export const ClubHead = ({ club, activities, nowMs, newActivityHref }: ClubHeadProps): ReactNode => {
  const { t } = useI18n();
  const next = nextOf(activities, nowMs);
  return (
    <Card weave clubSlug={club.clubId} className="mt-2">
      <div className="relative p-4 lg:p-6">
        <div className="flex flex-wrap items-center gap-3 lg:gap-4">
          <ClubGlyph clubSlug={club.clubId} size="lg" />
          <h1 tabIndex={-1} className="min-w-0 flex-1">
            <span className="block text-sm font-medium tracking-normal text-tint-text">{t.club.over} </span>
            {club.name}
          </h1>
          {newActivityHref === undefined ? null : (
            <ActionBar>
              <ButtonLink href={newActivityHref} variant="primary" icon="plus">
                {t.club.newActivity}
              </ButtonLink>
            </ActionBar>
          )}
          {/* In the corner of a phone: beside the name, it would break it. */}
          <div className="absolute top-0.5 right-0.5 empty:hidden lg:static">
            <ClubActs club={club} />
          </div>
        </div>
        {club.description === '' ? null : (
          <p className="mt-3 max-w-[62ch] whitespace-pre-line">{club.description}</p>
        )}
      </div>
      {next === undefined ? null : <NextUp activity={next} nowMs={nowMs} />}
    </Card>
  );
};

type Away = Exclude<Countdown, { readonly unit: 'running' }>;

const NextUp = ({
  activity,
  nowMs,
}: {
  readonly activity: Local<'activities'>;
  readonly nowMs: number;
}): ReactNode => {
  const { t, format } = useI18n();
  const countdown = countdownOf(activity, nowMs);
  return (
    <Link
      href={paths.activity(activity.clubId, ulidOfActivity(activity.id))}
      className="flex items-center justify-between gap-4 border-t border-line bg-tint-soft px-4 py-3 lg:px-6 lg:py-4"
    >
      <span className="block min-w-0">
        <span className="block text-sm text-ink-soft">
          {countdown.unit === 'running' ? t.club.running : t.club.next}
        </span>
        <span className="block font-bold text-ink-strong">{activity.topic}</span>
        <span className="block text-sm text-ink">
          {format.dateTime(activity.startsAt)}
          {activity.venue === '' ? null : ` · ${activity.venue}`}
        </span>
      </span>
      {countdown.unit === 'running' ? (
        <Icon name="chevron-right" className="flex-none text-tint-text" />
      ) : (
        <CountdownText countdown={countdown} />
      )}
    </Link>
  );
};

/** How far away it is; what runs already says so above its name. */
const CountdownText = ({ countdown }: { readonly countdown: Away }): ReactNode => {
  const { t } = useI18n();
  const words = t.club.countdown;
  const look = 'flex-none text-center text-sm text-tint-text';
  if (countdown.unit === 'now') return <span className={`${look} font-bold`}>{words.now}</span>;
  const { unit, count } = countdown;
  if (unit === 'days' && count === 1) return <span className={`${look} font-bold`}>{words.tomorrow}</span>;
  return (
    <span className={look}>
      {words.in} <b className="block text-xl leading-7 font-bold">{count}</b>{' '}
      {unit === 'days' ? words.days(count) : words[unit]}
    </span>
  );
};
