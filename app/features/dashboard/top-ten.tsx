import type { ReactNode } from 'react';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import type { FirstMessages } from '#app/i18n/messages.ts';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Legend } from '#app/ui/club-glyph.tsx';
import { RankList } from '#app/ui/rank-list.tsx';
import type { RankedPersonView } from '#schemas/rules/figures/view-types.ts';
import type { DashboardContent } from './dashboard-content.ts';

const SHOWN = 10;

const titleOf = (top: readonly RankedPersonView[], t: FirstMessages): string => {
  const leaders = top.filter(({ rank }) => rank === 1);
  const [leader] = leaders;
  if (leader === undefined || !leader.named) return t.dashboard.topTitlePlain;
  return leaders.length > 1 ? t.dashboard.topTitleShared : t.dashboard.topTitle(leader.label);
};

/** Clubs combined (R15): the same person in two clubs counts once. */
export const TopTen = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const { t } = useFirstI18n();
  const top = content.view.top.slice(0, SHOWN);
  const clubOrder = content.clubs.map(({ clubId }) => clubId);
  return (
    <Card labelledBy="top-ten">
      <CardHead id="top-ten" title={titleOf(top, t)} sub={t.dashboard.topSub} />
      {top.length === 0 ? (
        <p className="text-ink-soft">{t.dashboard.noTop}</p>
      ) : (
        <RankList
          label={t.dashboard.topTitlePlain}
          items={top.map((person, index) => ({
            key: `${index}`,
            rank: person.rank,
            name: person.label === '' ? t.dashboard.unnamed : person.label,
            anonymous: !person.named,
            total: person.attendances,
            segments: clubOrder.map((clubSlug) => ({ clubSlug, value: person.byClub[clubSlug] ?? 0 })),
          }))}
        />
      )}
      <CardFoot>
        <Legend items={content.clubs.map(({ clubId, name }) => ({ clubSlug: clubId, label: name }))} />
      </CardFoot>
    </Card>
  );
};
