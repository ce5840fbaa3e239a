/** A chart that can be taken away: as a picture, and its numbers as a file. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ChartCard } from '#app/ui/chart/chart-card.tsx';
import type { ChartData } from '#app/ui/chart/chart-data.ts';
import { useToast } from '#app/ui/toast.tsx';
import { chartColumns, chartRows, type ChartCellType } from './chart-columns.ts';
import { ExportMenu } from './export-menu.tsx';

export interface ExportedChartProps {
  readonly id: string;
  readonly data: ChartData;
  /** Of its numbers. */
  readonly type: ChartCellType;
  /** Without ending. */
  readonly fileName: string;
}

export const ExportedChart = ({ id, data, type, fileName }: ExportedChartProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
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
          columns={chartColumns(data, type, t.insights.month)}
          rows={chartRows(data)}
        />
      }
    />
  );
};
