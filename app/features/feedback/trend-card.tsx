/** Ratings by month, each club a line; from the figures, so that it costs nothing however many answers there are. */
import type { ReactNode } from 'react';
import { useFigures } from '#app/data/hooks.ts';
import { ExportedChart } from '#app/files/exported-chart.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { toInstant } from '#schemas/primitives/dates.ts';
import { leadersOf } from '#schemas/rules/figures/leaders.ts';
import { dashboardView } from '#schemas/rules/figures/views.ts';
import { nameOfClub, type FeedbackContent } from './feedback-content.ts';

const FIVE_STARS = { min: 1, max: 5, step: 1 } as const;

export const TrendCard = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t, format, locale } = useI18n();
  const figures = useFigures();
  if (figures === undefined || figures === null) return null;
  const { filter, clubs } = content;
  const { ratings } = dashboardView(figures, {
    clubs: clubs.map(({ clubId }) => clubId).filter((clubId) => (filter.club ?? clubId) === clubId),
    period: filter.period,
    now: toInstant(Date.now()),
  });
  const leaders = leadersOf(ratings);
  const [first] = ratings.months;
  const last = ratings.months.at(-1);
  if (leaders === undefined || first === undefined || last === undefined) return null;
  const names = leaders.clubs.map((clubId) => nameOfClub(content, clubId));
  const say = names.length > 1 ? t.feedback.trendTitleShared : t.feedback.trendTitle;
  return (
    <ExportedChart
      id="trend"
      type="number"
      fileName={t.feedback.trendFile}
      data={{
        title: say(
          new Intl.ListFormat(locale).format(names),
          format.rating(leaders.value),
          format.monthName(leaders.month),
        ),
        sub: t.feedback.trendSub,
        label: t.feedback.trendLabel(format.month(first), format.month(last)),
        steps: ratings.months.map((month) => ({
          key: month,
          short: format.shortMonth(month),
          long: format.month(month),
        })),
        series: ratings.series.map(({ clubId, values }) => ({
          key: clubId,
          name: nameOfClub(content, clubId),
          values,
        })),
        scale: FIVE_STARS,
        write: format.rating,
      }}
    />
  );
};
