/** What everyone may read of an activity besides its head. */
import { useId, type ReactNode } from 'react';
import { useFigures } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { BigFigure } from '#app/ui/text-parts.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { activityView } from '#schemas/rules/figures/views.ts';

export interface AboutCardProps {
  readonly activity: Local<'activities'>;
  /** For those who may not read who was there: how many. */
  readonly withCount?: boolean;
}

export const AboutCard = ({ activity, withCount = false }: AboutCardProps): ReactNode => {
  const { t, format } = useI18n();
  const titleId = useId();
  const figures = useFigures();
  const count = withCount && figures ? activityView(figures, activity.id).participations : 0;
  if (activity.description === '' && count === 0) return null;
  return (
    <Card labelledBy={titleId}>
      <CardHead id={titleId} title={t.activity.about} />
      {count === 0 ? null : (
        <BigFigure
          label={t.activity.participations}
          value={format.count(count)}
          unit={t.activity.attendees(count === 1)}
        />
      )}
      {activity.description === '' ? null : (
        <p className={count === 0 ? 'whitespace-pre-line' : 'mt-3 whitespace-pre-line'}>
          {activity.description}
        </p>
      )}
    </Card>
  );
};
