import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { Stars } from '#app/ui/star-rating.tsx';
import type { FeedbackContent } from './feedback-content.ts';

/** The mean, and how many gave how many stars. */
export const RatingsCard = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t, format } = useI18n();
  const { average, distribution } = content.view;
  const total = distribution.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...distribution);
  const mean = average === null ? '' : format.rating(average);
  return (
    <Card labelledBy="mean">
      <CardHead
        id="mean"
        title={average === null ? t.feedback.ratingsNone : t.feedback.ratingsTitle(mean)}
        sub={average === null ? t.feedback.emptyText : t.feedback.ratings(format.count(total), total)}
        trail={
          average === null ? undefined : (
            <Stars value={Math.round(average)} label={t.feedback.starsLabel(mean, average)} />
          )
        }
      />
      {average === null ? null : (
        <ul className="grid gap-2">
          {[...distribution.entries()].reverse().map(([index, count]) => (
            <li key={index} className="grid grid-cols-[40px_minmax(0,1fr)_48px] items-center gap-2">
              <span aria-hidden className="inline-flex items-center gap-1 font-medium">
                {index + 1}
                <Icon name="star" size="sm" filled className="text-amber" />
              </span>
              <Meter
                thick
                tone="amber"
                value={count}
                max={most}
                label={t.feedback.stars(index + 1)}
                valueText={t.feedback.ratingsOf(t.feedback.ratings(format.count(count), count), index + 1)}
              />
              <span aria-hidden className="text-end font-bold text-ink-strong">
                {format.count(count)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};
