/** Participations by month and club: the title says the finding, the chart comes when it is seen, the table is one tap away. */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Skeleton } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { downloadCsv } from './csv.ts';
import type { EvolutionProps } from './dashboard-content.ts';
import { evolutionCsv, evolutionFinding } from './evolution-finding.ts';
import { EvolutionTable } from './evolution-table.tsx';

const EvolutionChart = lazy(async () => ({
  default: (await import('./evolution-chart.tsx')).EvolutionChart,
}));

/** Height of the chart in pixels, kept while it loads so that nothing jumps. */
const CHART_HEIGHT_PX = 320;

export const EvolutionCard = ({ evolution, clubs }: EvolutionProps): ReactNode => {
  const { t, format } = useI18n();
  const [isTable, setIsTable] = useState(false);
  const { ref, isSeen } = useSeen();
  const finding = evolutionFinding(evolution, t, format);
  return (
    <Card labelledBy="evolution">
      <CardHead id="evolution" title={finding.title} sub={finding.measure} />
      <div ref={ref} style={{ minHeight: CHART_HEIGHT_PX }}>
        {isTable ? <EvolutionTable evolution={evolution} clubs={clubs} /> : null}
        {!isTable && isSeen ? (
          <Suspense fallback={<Skeleton width="100%" height={CHART_HEIGHT_PX} />}>
            <EvolutionChart evolution={evolution} clubs={clubs} heightPx={CHART_HEIGHT_PX} />
          </Suspense>
        ) : null}
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
