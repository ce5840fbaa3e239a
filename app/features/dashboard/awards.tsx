import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card, CardHead } from '#app/ui/card.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';

const SHOWN = 4;

/** Latest competitions and who won them. */
export const Awards = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useI18n();
  const awards = content.view.awards.slice(0, SHOWN);
  return (
    <Card labelledBy="awards">
      <CardHead id="awards" title={t.insights.awards} />
      {awards.length === 0 ? (
        <p className="text-ink-soft">{t.insights.noAwards}</p>
      ) : (
        <ListRows>
          {awards.map(({ activityId, clubId, startsAt, winners }) => (
            <ListRow
              key={activityId}
              clubSlug={clubId}
              lead={<ClubGlyph clubSlug={clubId} icon="cup" />}
              href={paths.activity(clubId, ulidOfActivity(activityId))}
              title={winners[0]?.name ?? ''}
              detail={
                <>
                  <span className="block">{content.topicOf(activityId)?.topic}</span>
                  <span className="block">{`${nameOfClub(content, clubId)}, ${format.shortDate(startsAt)}`}</span>
                </>
              }
            />
          ))}
        </ListRows>
      )}
    </Card>
  );
};
