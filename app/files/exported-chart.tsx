/** A chart that can be taken away: as a picture, and its numbers as a file. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ChartCard } from '#app/ui/chart/chart-card.tsx';
import type { ChartData } from '#app/ui/chart/chart-data.ts';
import { useToast } from '#app/ui/toast.tsx';
import { ExportMenu } from './export-menu.tsx';
import type { CellType, ExportColumn } from './export-table.ts';

export interface ExportedChartProps {
  readonly id: string;
  readonly data: ChartData;
  /** Of its numbers. */
  readonly type: Extract<CellType, 'number' | 'percent'>;
  /** Without ending. */
  readonly fileName: string;
}

export const ExportedChart = ({ id, data, type, fileName }: ExportedChartProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const columns: readonly ExportColumn<number>[] = [
    { label: t.insights.month, type: 'text', value: (step) => data.steps[step]?.long ?? '' },
    ...data.series.map(({ name, values }) => ({
      label: name,
      type,
      value: (step: number) => values[step] ?? null,
    })),
  ];
  return (
    <ChartCard
      id={id}
      data={data}
      fileName={fileName}
      words={{
        seeTable: t.common.seeTable,
        seeChart: t.common.seeChart,
        picture: t.common.picture,
        step: t.insights.month,
      }}
      onFailure={() => toast.show({ text: t.common.pictureFailed, icon: 'alert' })}
      actions={
        <ExportMenu
          trigger="text"
          title={data.title}
          sub={data.label}
          fileName={fileName}
          columns={columns}
          rows={data.steps.map((_, step) => step)}
        />
      }
    />
  );
};
