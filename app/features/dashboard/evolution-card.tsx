/** Participations by month and club: the title says the finding, the chart comes when it is seen, the table is one tap away. */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { SkeletonChart } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import type { Month } from '#schemas/primitives/dates.ts';
import { downloadCsv } from './csv.ts';
import type { EvolutionProps } from './dashboard-content.ts';
import { evolutionCsv } from './evolution-csv.ts';
import { evolutionFinding } from './evolution-finding.ts';
import { EvolutionTable } from './evolution-table.tsx';

const EvolutionChart = lazy(async () => ({
  default: (await import('./evolution-chart.tsx')).EvolutionChart,
}));

export interface EvolutionCardProps extends EvolutionProps {
  readonly runningMonth: Month | undefined;
}

export const EvolutionCard = ({ evolution, clubs, runningMonth }: EvolutionCardProps): ReactNode => {
  const { t, format } = useFirstI18n();
  const [isTable, setIsTable] = useState(false);
  const { ref, isSeen } = useSeen();
  const finding = evolutionFinding(evolution, runningMonth, t, format);
  return (
    <Card labelledBy="evolution" className="flex flex-col">
      <CardHead id="evolution" title={finding.title} sub={finding.measure} />
      {/* As high while the chart loads, so that nothing jumps; higher where the card beside it is. */}
      <div ref={ref} className="relative min-h-80 flex-1">
        {isTable ? (
          <EvolutionTable evolution={evolution} clubs={clubs} />
        ) : isSeen ? (
          <Suspense fallback={<SkeletonChart />}>
            <EvolutionChart evolution={evolution} clubs={clubs} />
          </Suspense>
        ) : (
          <SkeletonChart />
        )}
      </div>
      <CardFoot>
        <TextAction icon="table" onClick={() => setIsTable(!isTable)}>
          {isTable ? t.common.seeChart : t.common.seeTable}
        </TextAction>
        <TextAction
          icon="download"
          onClick={() => downloadCsv(t.dashboard.csvFile, evolutionCsv(evolution, clubs, t, format))}
        >
          {t.dashboard.csv}
        </TextAction>
      </CardFoot>
    </Card>
  );
};

/** True once the element came near the screen, and from then on. */
const useSeen = () => {
  const ref = useRef<HTMLDivElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, isSeen };
};
