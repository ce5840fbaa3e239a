/** A chart and what one does with it: the title says the finding, the drawing comes when it is seen, the table is one tap away. */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Card, CardFoot, CardHead } from '../card.tsx';
import { downloadFile } from '../download-file.ts';
import { SkeletonChart } from '../skeleton.tsx';
import { TextAction } from '../text-action.tsx';
import type { ChartData } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';

const LineChart = lazy(async () => ({ default: (await import('./line-chart.tsx')).LineChart }));

export interface ChartWords {
  readonly seeTable: string;
  readonly seeChart: string;
  /** «Image» */
  readonly picture: string;
  readonly step: string;
}

export interface ChartCardProps {
  /** Of the title; unique on the page. */
  readonly id: string;
  readonly data: ChartData;
  readonly words: ChartWords;
  /** Of the picture, without ending. */
  readonly fileName: string;
  /** No picture could be made: the code of its maker, or its memory, is not there. */
  readonly onFailure: () => void;
  /** More to do with the numbers, such as a file of them. */
  readonly actions?: ReactNode;
}

export const ChartCard = (props: ChartCardProps): ReactNode => {
  const { id, data, words, fileName, onFailure, actions } = props;
  const [isTable, setIsTable] = useState(false);
  const { ref, isSeen } = useSeen();
  const savePicture = async (): Promise<void> => {
    if (ref.current === null) return;
    const { chartPng } = await import('./chart-png.ts');
    downloadFile(`${fileName}.png`, await chartPng(data, ref.current));
  };
  return (
    <Card labelledBy={id} className="flex flex-col">
      <CardHead id={id} title={data.title} sub={data.sub} />
      {/* As high while the chart loads, so that nothing jumps; higher where the card beside it is. */}
      <div ref={ref} className="relative min-h-80 flex-1">
        {isTable ? (
          <ChartTable data={data} stepWord={words.step} />
        ) : isSeen ? (
          <Suspense fallback={<SkeletonChart />}>
            <LineChart data={data} />
          </Suspense>
        ) : (
          <SkeletonChart />
        )}
      </div>
      <CardFoot>
        <TextAction icon="table" onClick={() => setIsTable(!isTable)}>
          {isTable ? words.seeChart : words.seeTable}
        </TextAction>
        <TextAction icon="image" onClick={() => void savePicture().catch(onFailure)}>
          {words.picture}
        </TextAction>
        {actions}
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
