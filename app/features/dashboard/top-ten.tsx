/** The most present people, of all clubs or of one (R10, R15): the same person in two clubs counts once among all. */
import { useState, type ReactNode } from 'react';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { topColumns } from '#app/files/top-columns.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { periodName } from '#app/i18n/period-words.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { clubIcon, Legend } from '#app/ui/club-glyph.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { RankList } from '#app/ui/rank-list.tsx';
import type { RankedPersonView } from '#schemas/rules/figures/view-types.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';

const ALL = 'all';

const titleOf = (top: readonly RankedPersonView[], t: Messages): string => {
  const leaders = top.filter(({ rank }) => rank === 1);
  const [leader] = leaders;
  if (leader === undefined || !leader.named) return t.insights.topTitlePlain;
  return leaders.length > 1 ? t.insights.topTitleShared : t.insights.topTitle(leader.label);
};

export const TopTen = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t, format } = useI18n();
  const { view, clubs } = content;
  const [chosen, setChosen] = useState<string>(ALL);
  const club = clubs.find(({ clubId }) => clubId === chosen);
  const top = club === undefined ? view.top : (view.topByClub[club.clubId] ?? []);
  const period = periodName(view.period, t.dashboard, format);
  const shown = club === undefined ? clubs : [club];
  const label = club === undefined ? t.insights.topTitlePlain : t.insights.topOfClub(club.name);
  return (
    <Card labelledBy="top-ten">
      <CardHead
        id="top-ten"
        title={club === undefined ? titleOf(top, t) : label}
        sub={club === undefined ? t.insights.topOf(period) : t.insights.topOfClubSub(period)}
      />
      <FilterPills
        label={t.insights.topScope}
        selected={club?.clubId ?? ALL}
        onToggle={setChosen}
        options={[
          { value: ALL, label: t.insights.topCombined },
          ...clubs.map(({ clubId }) => ({
            value: clubId as string,
            label: nameOfClub(content, clubId),
            icon: clubIcon(clubId),
          })),
        ]}
      />
      {top.length === 0 ? (
        <p className="mt-3 text-ink-soft">{t.insights.noTop}</p>
      ) : (
        <RankList
          narrow
          label={label}
          items={top.map((person, index) => ({
            key: `${index}`,
            rank: person.rank,
            name: person.label === '' ? t.insights.unnamed : person.label,
            anonymous: !person.named,
            total: person.attendances,
            segments: shown.map(({ clubId }) => ({ clubSlug: clubId, value: person.byClub[clubId] ?? 0 })),
          }))}
        />
      )}
      <CardFoot>
        <Legend items={shown.map(({ clubId, name }) => ({ clubSlug: clubId, label: name }))} />
        {top.length === 0 ? null : (
          <ExportMenu
            trigger="text"
            label={t.lists.exportTop}
            title={label}
            sub={period}
            fileName={[t.lists.files.top, club?.clubId, view.period].filter(Boolean).join('-')}
            columns={topColumns(shown, t)}
            rows={top}
          />
        )}
      </CardFoot>
    </Card>
  );
};
