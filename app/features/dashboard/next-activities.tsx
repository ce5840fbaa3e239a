import type { ReactNode } from 'react';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';
import { nextColumns } from './next-columns.ts';

/** What comes next in all clubs, whatever period is looked at. */
export const NextActivities = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useI18n();
  const activities = content.view.nextActivityIds.flatMap((id) => content.topicOf(id) ?? []);
  return (
    <Card labelledBy="next-activities">
      <CardHead id="next-activities" title={t.insights.next} />
      {activities.length === 0 ? (
        <p className="text-ink-soft">{t.insights.noNextAnywhere}</p>
      ) : (
        <>
          <ListRows>
            {activities.map(({ id, clubId, topic, startsAt, state }) => (
              <ListRow
                key={id}
                clubSlug={clubId}
                lead={<ClubGlyph clubSlug={clubId} />}
                href={paths.activity(clubId, ulidOfActivity(id))}
                title={topic}
                detail={
                  <>
                    <span className="block">{nameOfClub(content, clubId)}</span>
                    <span className="block">
                      {state === 'running' ? t.dashboard.running : format.dateTime(startsAt)}
                    </span>
                  </>
                }
              />
            ))}
          </ListRows>
          <CardFoot>
            <ExportMenu
              trigger="text"
              label={t.lists.exportNext}
              title={t.insights.next}
              fileName={t.lists.files.next}
              columns={nextColumns(content, t, format)}
              rows={activities}
            />
          </CardFoot>
        </>
      )}
    </Card>
  );
};
