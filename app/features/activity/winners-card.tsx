/** Who won. Everyone sees the names that may be published; the bureau and the board see all, and which are not public. */
import { useId, useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { Ordinal } from '#app/ui/ordinal.tsx';
import { Podium } from '#app/ui/podium.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { isMissing, type PresentNames } from './present-names.ts';
import { isTeam, toRows, type WinnerRow } from './winner-rows.ts';
import { WinnersSheet } from './winners-sheet.tsx';

export interface WinnersCardProps {
  readonly activity: Local<'activities'>;
  readonly dossier: Local<'dossiers'> | null;
  /** Of a kind that has winners. */
  readonly isCompetition: boolean;
  readonly writes: boolean;
  /** Empty for those who may not read who was there. */
  readonly present: PresentNames;
}

const PODIUM_PLACES = 3;

export const WinnersCard = (props: WinnersCardProps): ReactNode => {
  const { activity, dossier, isCompetition, writes, present } = props;
  const { t } = useI18n();
  const titleId = useId();
  const [isEditing, setEditing] = useState(false);
  const rows = toRows(dossier?.winners ?? [], activity.winners);
  const isOver = activity.state === 'running' || activity.state === 'done';
  if (rows.length === 0 && !(isCompetition && writes && isOver)) return null;
  const detailOf = ({ name, prize, isPublic }: WinnerRow): string | undefined =>
    [prize, isPublic ? '' : t.activity.unpublished, isMissing(name, present) ? t.paper.notPresent : '']
      .filter((part) => part !== '')
      .join(' · ') || undefined;
  return (
    <Card labelledBy={titleId} clubSlug={activity.clubId}>
      <CardHead id={titleId} title={t.activity.winners} />
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t.activity.noWinners}</p>
      ) : (
        <Podium
          label={t.activity.winners}
          places={rows.slice(0, PODIUM_PLACES).map((row, index) => ({
            key: String(index),
            rank: row.rank,
            name: row.name,
            detail: detailOf(row),
            icon: isTeam(row.name) ? ('cup' as const) : undefined,
          }))}
        />
      )}
      {rows.length <= PODIUM_PLACES ? null : (
        <ListRows>
          {rows.slice(PODIUM_PLACES).map((row, index) => (
            <ListRow
              key={String(index)}
              lead={
                <b className="w-10 text-tint-text">
                  <Ordinal rank={row.rank} suffix={t.common.ordinalSuffix(row.rank)} />
                </b>
              }
              title={row.name}
              detail={detailOf(row)}
            />
          ))}
        </ListRows>
      )}
      {writes ? (
        <CardFoot>
          <TextAction icon="edit" onClick={() => setEditing(true)}>
            {rows.length === 0 ? t.activity.addWinners : t.activity.editWinners}
          </TextAction>
        </CardFoot>
      ) : null}
      {isEditing ? (
        <WinnersSheet activity={activity} rows={rows} present={present} onClose={() => setEditing(false)} />
      ) : null}
    </Card>
  );
};
