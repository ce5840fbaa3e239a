/** What people said of the activity: the average, how the stars lie, and every text. For the bureau and the board only (R14). */
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { typeset } from '#app/i18n/typography.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Stars } from '#app/ui/star-rating.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { BarRow, Quote } from '#app/ui/text-parts.tsx';
import { feedbackOf } from '#schemas/rules/feedback.ts';

const TEXTS_SHOWN_FIRST = 3;

export const FeedbackCard = ({
  attendances,
}: {
  readonly attendances: readonly Local<'attendances'>[];
}): ReactNode => {
  const { t, format } = useI18n();
  const titleId = useId();
  const feedback = useMemo(() => feedbackOf(attendances), [attendances]);
  const { count, average, distribution, appreciations, suggestions } = feedback;
  if (count === 0 && appreciations.length === 0 && suggestions.length === 0) return null;
  return (
    <Card labelledBy={titleId}>
      <CardHead
        id={titleId}
        title={t.paper.feedback}
        sub={t.paper.feedbackHint}
        trail={<Chip icon="lock">{t.activity.bureau}</Chip>}
      />
      {average === null ? (
        <p className="text-ink-soft">{t.paper.noRating}</p>
      ) : (
        <>
          <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            <b className="text-xl tracking-[-.02em] text-ink-strong">{format.rating(average)}</b>
            <Stars value={Math.round(average)} label={t.paper.average(format.rating(average))} />
            <span className="text-sm text-ink-soft">{t.paper.answers(count, format.count(count))}</span>
          </p>
          {distribution.map((one) => (
            <BarRow
              key={one.rating}
              label={t.paper.stars(one.rating)}
              value={format.count(one.count)}
              share={{ value: one.count, max: count }}
              tone="amber"
            />
          ))}
        </>
      )}
      <Texts title={t.paper.appreciations} texts={appreciations} />
      <Texts title={t.paper.suggestions} texts={suggestions} />
    </Card>
  );
};

const Texts = ({
  title,
  texts,
}: {
  readonly title: string;
  readonly texts: readonly string[];
}): ReactNode => {
  const { t, format } = useI18n();
  const [showsAll, setShowsAll] = useState(false);
  if (texts.length === 0) return null;
  const shown = showsAll ? texts : texts.slice(0, TEXTS_SHOWN_FIRST);
  return (
    <section className="mt-4" aria-label={title}>
      <h3 className="mb-2 text-sm font-medium text-ink-soft">{title}</h3>
      <div className="grid gap-3">
        {shown.map((text, index) => (
          <Quote key={String(index)}>{typeset(text)}</Quote>
        ))}
      </div>
      {texts.length <= TEXTS_SHOWN_FIRST ? null : (
        <CardFoot>
          <TextAction aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? t.paper.seeLess : t.paper.seeAll(format.count(texts.length))}
          </TextAction>
        </CardFoot>
      )}
    </section>
  );
};
