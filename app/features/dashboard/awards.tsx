import type { ReactNode } from 'react';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { periodName } from '#app/i18n/period-words.ts';
import { paths } from '#app/paths.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { awardColumns, awardLines } from './award-lines.ts';
import type { DashboardContent } from './dashboard-content.ts';

/** Latest competitions and who won them. */
export const Awards = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useI18n();
  const awards = awardLines(content);
  const { period } = content.view;
  return (
    <Card labelledBy="awards">
      <CardHead id="awards" title={t.insights.awards} />
      {awards.length === 0 ? (
        <p className="text-ink-soft">{t.insights.noAwards}</p>
      ) : (
        <>
          <ListRows>
            {awards.map(({ activityId, clubId, club, topic, startsAt, winner }) => (
              <ListRow
                key={activityId}
                clubSlug={clubId}
                lead={<ClubGlyph clubSlug={clubId} icon="cup" />}
                href={paths.activity(clubId, ulidOfActivity(activityId))}
                title={winner}
                detail={
                  <>
                    <span className="block">{topic}</span>
                    <span className="block">{`${club}, ${format.shortDate(startsAt)}`}</span>
                  </>
                }
              />
            ))}
          </ListRows>
          <CardFoot>
            <ExportMenu
              trigger="text"
              label={t.lists.exportAwards}
              title={t.insights.awards}
              sub={periodName(period, t.dashboard, format)}
              fileName={`${t.lists.files.awards}-${period}`}
              columns={awardColumns(t)}
              rows={awards}
            />
          </CardFoot>
        </>
      )}
    </Card>
  );
};
