import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import type { FeedbackContent } from './feedback-content.ts';
import { WhereLine } from './where-line.tsx';

const SHOWN = 4;

/** What hosts noted after their activities: what went wrong, and what they make of it. */
export const DifficultiesCard = ({ content }: { readonly content: FeedbackContent }): ReactNode => {
  const { t } = useI18n();
  const [isAll, setIsAll] = useState(false);
  const { notes } = content.view;
  const difficult = notes.filter(({ difficulties }) => difficulties !== '').length;
  const debriefed = notes.filter(({ debrief }) => debrief !== '').length;
  const rest = notes.length - SHOWN;
  return (
    <Card labelledBy="difficulties">
      <CardHead
        id="difficulties"
        title={t.feedback.difficultiesTitle(difficult, debriefed)}
        sub={t.feedback.difficultiesSub}
      />
      <ul>
        {(isAll ? notes : notes.slice(0, SHOWN)).map(({ activityId, clubId, difficulties, debrief }) => (
          <li key={activityId} className="border-line py-3 not-first:border-t">
            {difficulties === '' ? null : (
              <p className="whitespace-pre-line wrap-anywhere text-ink-strong">{difficulties}</p>
            )}
            {debrief === '' ? null : (
              <p className="whitespace-pre-line wrap-anywhere">{t.feedback.debrief(debrief)}</p>
            )}
            <WhereLine content={content} clubId={clubId} activityId={activityId} />
          </li>
        ))}
      </ul>
      {isAll || rest <= 0 ? null : (
        <CardFoot>
          <TextAction iconEnd="chevron-down" onClick={() => setIsAll(true)}>
            {t.feedback.more(rest)}
          </TextAction>
        </CardFoot>
      )}
    </Card>
  );
};
