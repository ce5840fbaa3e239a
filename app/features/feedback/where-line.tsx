import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ClubDot } from '#app/ui/club-glyph.tsx';
import { Link } from '#app/ui/link.tsx';
import { ulidOfActivity, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { nameOfClub, type FeedbackContent } from './feedback-content.ts';

export interface WhereLineProps {
  readonly content: FeedbackContent;
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId;
  /** On the same line before it. */
  readonly lead?: ReactNode;
}

/** Of which activity of which club something was said. */
export const WhereLine = ({ content, clubId, activityId, lead }: WhereLineProps): ReactNode => {
  const { t, format } = useI18n();
  const activity = content.activities.get(activityId);
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
      {lead}
      <span className="inline-flex items-center gap-1.5">
        <ClubDot clubSlug={clubId} />
        {nameOfClub(content, clubId)}
      </span>
      {activity === undefined ? (
        t.feedback.unknownActivity
      ) : (
        <Link
          href={paths.activity(clubId, ulidOfActivity(activityId))}
          // A thumb's height that takes no more room than its words.
          className="-my-3 inline-block py-3 underline underline-offset-4"
        >
          {`${activity.topic}, ${format.shortDate(activity.startsAt)}`}
        </Link>
      )}
    </span>
  );
};
