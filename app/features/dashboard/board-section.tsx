import type { ReactNode } from 'react';
import { useWorkspace } from '#app/data/services.tsx';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Section } from '#app/ui/layout.tsx';
import { Stars } from '#app/ui/star-rating.tsx';
import type { DashboardView } from '#schemas/rules/figures/view-types.ts';
import { isBoard } from '#schemas/rules/roles.ts';

/** What only the association's board sees (R20). */
export const BoardSection = ({ view }: { readonly view: DashboardView }): ReactNode => {
  const { t, format } = useFirstI18n();
  const actor = useWorkspace()?.actor;
  if (actor === undefined || !isBoard(actor) || view.rating === null) return null;
  const average = format.decimal(view.rating.average);
  return (
    <Section icon="lock" title={t.dashboard.boardTitle} sub={t.dashboard.boardSub}>
      {/* The only card of its section: on a wide screen the stars stand at the right rather than below. */}
      <Card labelledBy="ratings" className="sm:flex sm:items-center sm:justify-between">
        <CardHead
          id="ratings"
          title={t.dashboard.ratingTitle(average)}
          sub={t.dashboard.ratingSub(format.count(view.rating.count))}
        />
        <Stars value={Math.round(view.rating.average)} label={t.dashboard.stars(average)} />
      </Card>
    </Section>
  );
};
