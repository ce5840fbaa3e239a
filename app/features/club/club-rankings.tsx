/** The club's most present people and its competitions' winners, for the chosen year. */
import { useId, type ReactNode } from 'react';
import { useActivities } from '#app/data/hooks.ts';
import { ExportMenu, type ExportMenuProps } from '#app/files/export-menu.tsx';
import { topColumns } from '#app/files/top-columns.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Ordinal } from '#app/ui/ordinal.tsx';
import { TextLink } from '#app/ui/text-action.tsx';
import { BarRow } from '#app/ui/text-parts.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import type { AwardView, ClubView } from '#schemas/rules/figures/view-types.ts';
import { yearLabel } from '#app/i18n/year-label.ts';
import { awardColumns, awardLines } from './award-columns.ts';

const TOP_LENGTH = 10;

interface RankingCardProps<Row> extends Pick<ExportMenuProps<Row>, 'title' | 'sub' | 'columns' | 'rows'> {
  readonly view: ClubView;
  readonly exportLabel: string;
  /** What the file's name begins with; the club and the year follow. */
  readonly fileKind: string;
  readonly children: ReactNode;
}

const RankingCard = <Row,>(props: RankingCardProps<Row>): ReactNode => {
  const { view, exportLabel, fileKind, children, ...list } = props;
  const titleId = useId();
  return (
    <Card labelledBy={titleId} clubSlug={view.clubId}>
      <CardHead id={titleId} title={list.title} sub={list.sub} />
      {children}
      <CardFoot>
        <ExportMenu
          {...list}
          trigger="text"
          label={exportLabel}
          fileName={`${fileKind}-${view.clubId}-${view.academicYear}`}
        />
      </CardFoot>
    </Card>
  );
};

/** One club has one colour, so each bar stands below its name, and no name is cut. */
export const TopTen = ({ view }: { readonly view: ClubView }): ReactNode => {
  const { t, format } = useI18n();
  const top = view.top.slice(0, TOP_LENGTH);
  return (
    <RankingCard
      view={view}
      title={t.club.top}
      sub={t.club.topSub(yearLabel(view.academicYear))}
      exportLabel={t.lists.exportTop}
      fileKind={t.lists.files.top}
      columns={topColumns([], t)}
      rows={top}
    >
      <ol aria-label={t.club.top} className="grid gap-1">
        {top.map((person, index) => (
          <li key={String(index)}>
            <BarRow
              label={
                <span className="flex gap-2">
                  <span className="w-6 flex-none text-right">{person.rank}</span>
                  <span className={person.named ? 'font-medium text-ink-strong' : undefined}>
                    {person.label === '' ? t.club.unnamed : person.label}
                  </span>
                </span>
              }
              value={format.count(person.attendances)}
              share={{ value: person.attendances, max: top[0]?.attendances ?? 1 }}
            />
          </li>
        ))}
      </ol>
    </RankingCard>
  );
};

export const Awards = ({ view }: { readonly view: ClubView }): ReactNode => {
  const { t } = useI18n();
  const activities = useActivities(view.clubId);
  const topicOf = ({ activityId }: AwardView): string =>
    activities?.find(({ id }) => id === activityId)?.topic ?? '';
  return (
    <RankingCard
      view={view}
      title={t.club.awards}
      sub={t.club.awardsSub(yearLabel(view.academicYear))}
      exportLabel={t.lists.exportAwards}
      fileKind={t.lists.files.awards}
      columns={awardColumns(t)}
      rows={awardLines(view.awards, topicOf)}
    >
      <ul className="grid gap-4">
        {view.awards.map((award) => (
          <li key={award.activityId}>
            <Award award={award} topic={topicOf(award)} />
          </li>
        ))}
      </ul>
    </RankingCard>
  );
};

const Award = ({ award, topic }: { readonly award: AwardView; readonly topic: string }): ReactNode => {
  const { t, format } = useI18n();
  return (
    <>
      <h3>
        <TextLink
          href={paths.activity(award.clubId, ulidOfActivity(award.activityId))}
          className="!font-bold"
        >
          {topic}
        </TextLink>
      </h3>
      <p className="-mt-1 mb-1 text-sm text-ink-soft">{format.shortDate(award.startsAt)}</p>
      <ol>
        {award.winners.map(({ rank, name, prize }) => (
          <li key={`${rank} ${name}`} className="grid grid-cols-[40px_minmax(0,1fr)] gap-2 py-1">
            <span className="text-sm leading-6 font-bold text-tint-text">
              <Ordinal rank={rank} suffix={t.common.ordinalSuffix(rank)} />
            </span>
            <span>
              <span className="block font-medium text-ink-strong">{name}</span>
              {prize === '' ? null : <span className="block text-sm text-ink-soft">{prize}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
};
