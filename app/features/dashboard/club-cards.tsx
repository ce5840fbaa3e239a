import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Columns } from '#app/ui/layout.tsx';
import { Ring } from '#app/ui/ring.tsx';
import { Sparkline } from '#app/ui/sparkline.tsx';
import type { ClubCardView } from '#schemas/rules/figures/view-types.ts';
import type { DashboardContent } from './dashboard-content.ts';

/** One card per club: its rate, its months, what comes next. The whole card leads to the club. */
export const ClubCards = ({ content }: { readonly content: DashboardContent }): ReactNode => (
  <Columns kind="quarters" even>
    {content.view.clubs.map((figures) => {
      const club = content.clubs.find(({ clubId }) => clubId === figures.clubId);
      return club === undefined ? null : (
        <ClubCard
          key={figures.clubId}
          club={club}
          figures={figures}
          points={pointsOf(content, figures.clubId)}
          topicOf={content.topicOf}
        />
      );
    })}
  </Columns>
);

/** The twelve months of the evolution: early in October a year of its own would be a dot. */
const pointsOf = ({ view }: DashboardContent, clubId: string): readonly number[] =>
  view.evolution.series.find((series) => series.clubId === clubId)?.values ?? [];

interface ClubCardProps {
  readonly points: readonly number[];
  readonly club: Local<'clubs'>;
  readonly figures: ClubCardView;
  readonly topicOf: DashboardContent['topicOf'];
}

const ClubCard = ({ club, figures, points, topicOf }: ClubCardProps): ReactNode => {
  const { t, format } = useFirstI18n();
  const { rate } = figures.execution;
  return (
    <Card as="div" weave clubSlug={club.clubId} href={paths.club(club.clubId)} className="h-full">
      <span className="grid grid-cols-[64px_minmax(0,1fr)_72px] items-center gap-x-3 px-4 py-3 lg:grid-cols-[64px_minmax(0,1fr)]">
        <Ring
          percent={rate === null ? undefined : rate * 100}
          label={rate === null ? t.dashboard.noRate : t.dashboard.executionOf(format.rate(rate))}
        />
        <span className="min-w-0">
          <b className="block text-ink-strong">{club.name}</b>
          <span className="block text-sm text-ink-soft">
            {t.dashboard.clubParticipations(figures.participations, format.count(figures.participations))}
          </span>
        </span>
        <span className="lg:col-span-2 lg:mt-2">
          <Sparkline
            points={points}
            label={t.dashboard.sparkline(club.name, format.count(points.at(-1) ?? 0))}
          />
        </span>
      </span>
      <NextActivity figures={figures} topicOf={topicOf} />
    </Card>
  );
};

const NextActivity = ({ figures, topicOf }: Pick<ClubCardProps, 'figures' | 'topicOf'>): ReactNode => {
  const { t, format } = useFirstI18n();
  const running = figures.runningActivityId === null ? undefined : topicOf(figures.runningActivityId);
  const next = running ?? (figures.nextActivityId === null ? undefined : topicOf(figures.nextActivityId));
  return (
    <span className="flex min-h-11 items-center gap-2 border-t border-line px-4 py-2 text-sm">
      <Icon name={running === undefined ? 'calendar' : 'play'} className="flex-none text-ink-soft" />
      <span className="min-w-0 flex-1">
        {next === undefined ? (
          <span className="text-ink-soft">{t.dashboard.noNext}</span>
        ) : (
          <>
            <b className="block font-medium text-ink-strong">{next.topic}</b>
            <span className="block text-ink-soft">
              {running === undefined ? format.dateTime(next.startsAt) : t.dashboard.running}
            </span>
          </>
        )}
      </span>
      <Icon name="chevron-right" size="sm" className="text-ink-soft" />
    </span>
  );
};
