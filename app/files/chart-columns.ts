/** A chart's numbers as a table: a row for each month, by its place, and a column for each club. */
import type { ChartData } from '#app/ui/chart/chart-data.ts';
import type { CellType, ExportColumn } from './export-table.ts';

export type ChartCellType = Extract<CellType, 'number' | 'percent'>;

export const chartColumns = (
  { steps, series }: Pick<ChartData, 'steps' | 'series'>,
  type: ChartCellType,
  month: string,
): readonly ExportColumn<number>[] => [
  { label: month, type: 'text', value: (step) => steps[step]?.long ?? '' },
  ...series.map(({ name, values }) => ({
    label: name,
    type,
    value: (step: number) => values[step] ?? null,
  })),
];

export const chartRows = ({ steps }: Pick<ChartData, 'steps'>): readonly number[] =>
  steps.map((_, step) => step);
