/** What stands below the first screen of the dashboard: loaded once the figures are shown, which do not wait for it. */
import type { ReactNode } from 'react';
import { Columns } from '#app/ui/layout.tsx';
import { Awards } from './awards.tsx';
import { BoardSection } from './board-section.tsx';
import type { DashboardContent } from './dashboard-content.ts';
import { EvolutionCard } from './evolution-card.tsx';
import { LatestPhotos } from './latest-photos.tsx';
import { TopTen } from './top-ten.tsx';

export interface DashboardDetailsProps {
  readonly content: DashboardContent;
  /** Nothing happened yet: only what the board is told remains. */
  readonly isEmpty: boolean;
}

export const DashboardDetails = ({ content, isEmpty }: DashboardDetailsProps): ReactNode => (
  <>
    {isEmpty ? null : (
      <>
        <Columns kind="main" even>
          <EvolutionCard
            evolution={content.view.evolution}
            clubs={content.clubs}
            runningMonth={content.runningMonth}
          />
          <Awards content={content} />
        </Columns>
        <TopTen content={content} />
        <LatestPhotos />
      </>
    )}
    <BoardSection view={content.view} />
  </>
);
