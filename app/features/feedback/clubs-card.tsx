import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card, CardHead } from '#app/ui/card.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { nameOfClub, type FeedbackContent } from './feedback-content.ts';

interface CardProps {
  readonly content: FeedbackContent;
}

/** Clubs beside each other; for who reads one alone, nothing to compare. */
export const ClubsCard = ({ content }: CardProps): ReactNode => {
  const { t, format } = useI18n();
  const { view, clubs } = content;
  if (clubs.length < 2 || view.byClub.length === 0) return null;
  return (
    <Card labelledBy="by-club">
      <CardHead id="by-club" title={t.feedback.byClub} />
      <ListRows>
        {view.byClub.map(({ clubId, ratings, average, suggestions, difficulties }) => (
          <ListRow
            key={clubId}
            clubSlug={clubId}
            lead={<ClubGlyph clubSlug={clubId} />}
            title={nameOfClub(content, clubId)}
            detail={t.feedback.clubDetail(
              t.feedback.ratings(format.count(ratings), ratings),
              format.count(suggestions),
              suggestions,
            )}
            trail={
              <span>
                <b className="block text-ink-strong">{average === null ? '–' : format.rating(average)}</b>
                <span className="text-sm text-ink-soft">{t.feedback.clubDifficulties(difficulties)}</span>
              </span>
            }
          />
        ))}
      </ListRows>
    </Card>
  );
};

/** Activities that several people found wanting. */
export const ToHearCard = ({ content }: CardProps): ReactNode => {
  const { t, format } = useI18n();
  const { view, activities } = content;
  if (view.toHear.length === 0) return null;
  return (
    <Card labelledBy="to-hear">
      <CardHead id="to-hear" title={t.feedback.toHear} sub={t.feedback.toHearSub} />
      <ListRows>
        {view.toHear.map(({ activityId, clubId, average, count }) => {
          const activity = activities.get(activityId);
          return (
            <ListRow
              key={activityId}
              clubSlug={clubId}
              lead={<ClubGlyph clubSlug={clubId} />}
              href={paths.activity(clubId, ulidOfActivity(activityId))}
              title={activity?.topic ?? t.feedback.unknownActivity}
              detail={t.feedback.activityRatings(
                activity === undefined ? '' : format.shortDate(activity.startsAt),
                t.feedback.ratings(format.count(count), count),
              )}
              trail={<b className="text-ink-strong">{format.rating(average)}</b>}
            />
          );
        })}
      </ListRows>
    </Card>
  );
};
