/** What attendees wrote, in their words and without their names; as long as it is, only what is near the screen is drawn. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { typeset } from '#app/i18n/typography.ts';
import { Card, CardHead } from '#app/ui/card.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { Stars } from '#app/ui/star-rating.tsx';
import { Quote } from '#app/ui/text-parts.tsx';
import { VirtualList } from '#app/ui/virtual-list.tsx';
import type { FeedbackContent } from './feedback-content.ts';
import type { Voice, VoiceKind } from './feedback-view.ts';
import { WhereLine } from './where-line.tsx';

const ALL = 'all';
const ROW_PX = 104;

export const VoicesCard = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t, format } = useI18n();
  const { view, filter, change } = content;
  const { suggestion, appreciation } = view.counts;
  const choice = (value: VoiceKind | typeof ALL, label: string, count: number) => ({
    value,
    label,
    count: format.count(count),
  });
  return (
    <Card labelledBy="voices">
      <CardHead
        id="voices"
        title={t.feedback.voicesTitle}
        sub={
          <span role="status">
            {t.feedback.voicesSub(format.count(view.voices.length), view.voices.length)}
          </span>
        }
      />
      <FilterPills<VoiceKind | typeof ALL>
        label={t.feedback.kinds}
        selected={filter.kind ?? ALL}
        onToggle={(kind) => change({ kind: kind === ALL ? null : kind })}
        options={[
          choice(ALL, t.feedback.all, suggestion + appreciation),
          choice('suggestion', t.feedback.suggestions, suggestion),
          choice('appreciation', t.feedback.appreciations, appreciation),
        ]}
      >
        <StarsPill content={content} />
      </FilterPills>
      {view.voices.length === 0 ? (
        <p className="mt-3 text-ink-soft">{t.feedback.nothingFound}</p>
      ) : (
        <VirtualList
          label={t.feedback.voicesLabel}
          rows={view.voices}
          rowKey={({ key }) => key}
          estimatePx={ROW_PX}
          render={(voice) => <VoiceRow voice={voice} content={content} />}
        />
      )}
    </Card>
  );
};

const StarsPill = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t } = useI18n();
  const { filter, change } = content;
  const labelOf = (stars: number | null): string =>
    stars === null ? t.feedback.anyStars : t.feedback.stars(stars);
  return (
    <Menu
      trigger="pill"
      icon="star"
      label={labelOf(filter.stars)}
      items={[null, 5, 4, 3, 2, 1].map((stars) => ({
        key: String(stars),
        label: labelOf(stars),
        chosen: filter.stars === stars,
        onSelect: () => change({ stars }),
      }))}
    />
  );
};

const VoiceRow = ({
  voice,
  content,
}: {
  readonly voice: Voice;
  readonly content: FeedbackContent;
}): ReactNode => {
  const { t } = useI18n();
  const { text, rating, clubId, activityId } = voice;
  return (
    <div className="py-3">
      <Quote
        by={
          <WhereLine
            content={content}
            clubId={clubId}
            activityId={activityId}
            lead={
              rating === null ? null : (
                <Stars value={rating} label={t.feedback.starsLabel(String(rating), rating)} />
              )
            }
          />
        }
      >
        <span className="whitespace-pre-line wrap-anywhere">{t.feedback.quote(typeset(text))}</span>
      </Quote>
    </div>
  );
};
