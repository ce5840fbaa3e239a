/** What stands below the first screen of the dashboard: loaded once the figures are shown, which do not wait for it. */
import { lazy, Suspense, type ReactNode } from 'react';
import { useWorkspace } from '#app/data/services.tsx';
import { ExportedChart } from '#app/files/exported-chart.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Columns } from '#app/ui/layout.tsx';
import { ASSOCIATION } from '#schemas/primitives/ids.ts';
import { may } from '#schemas/rules/permissions.ts';
import { isBoard, VISITOR } from '#schemas/rules/roles.ts';
import { Awards } from './awards.tsx';
import { averagesChart, evolutionChart, executionChart } from './charts.ts';
import type { DashboardContent } from './dashboard-content.ts';
import { LatestPhotos } from './latest-photos.tsx';
import { NextActivities } from './next-activities.tsx';
import { TopTen } from './top-ten.tsx';

const BoardSection = lazy(async () => ({ default: (await import('./board-section.tsx')).BoardSection }));

const NewClub = lazy(async () => ({ default: (await import('./new-club.tsx')).NewClub }));

export interface DashboardDetailsProps {
  readonly content: DashboardContent;
  /** Nothing happened yet: only what the board is told, and what it begins, remains. */
  readonly isEmpty: boolean;
}

export const DashboardDetails = ({ content, isEmpty }: DashboardDetailsProps): ReactNode => {
  const actor = useWorkspace()?.actor ?? VISITOR;
  return (
    <>
      {isEmpty ? null : <Findings content={content} />}
      <Suspense fallback={null}>
        {isBoard(actor) ? (
          <BoardSection content={content} />
        ) : may(actor, 'create', 'clubs', ASSOCIATION) ? (
          <div>
            <NewClub />
          </div>
        ) : null}
      </Suspense>
    </>
  );
};

const Findings = ({ content }: { readonly content: DashboardContent }): ReactNode => {
  const words = useI18n();
  const { files } = words.t.insights;
  const execution = executionChart(content, words);
  const averages = averagesChart(content, words);
  return (
    <>
      <Columns kind="main" even>
        <ExportedChart
          id="evolution"
          data={evolutionChart(content, words)}
          type="number"
          fileName={files.evolution}
        />
        <Awards content={content} />
      </Columns>
      {execution === undefined && averages === undefined ? null : (
        <Columns kind="halves" even>
          {execution === undefined ? null : (
            <ExportedChart id="execution" data={execution} type="percent" fileName={files.execution} />
          )}
          {averages === undefined ? null : (
            <ExportedChart id="averages" data={averages} type="number" fileName={files.averages} />
          )}
        </Columns>
      )}
      <Columns kind="main">
        <TopTen content={content} />
        <NextActivities content={content} />
      </Columns>
      <LatestPhotos />
    </>
  );
};
