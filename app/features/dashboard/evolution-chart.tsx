/**
 * The chart itself: ECharts' core with one kind of series, drawn in the page's own colours (light or dark), with a marker per
 * club at the line's end so that the clubs are told apart without colour.
 */
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as registerParts, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { EvolutionProps } from './dashboard-content.ts';
import { evolutionOption, readColours } from './evolution-option.ts';

registerParts([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface EvolutionChartProps extends EvolutionProps {
  readonly heightPx: number;
}

export const EvolutionChart = ({ evolution, clubs, heightPx }: EvolutionChartProps): ReactNode => {
  const { t, format } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    chart.current = init(element, null, { renderer: 'svg' });
    const resize = new ResizeObserver(() => chart.current?.resize());
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.current?.dispose();
    };
  }, []);

  useEffect(() => {
    const draw = (): void => {
      const colours = readColours(clubs.map(({ clubId }) => clubId));
      chart.current?.setOption(evolutionOption({ evolution, clubs, colours, format, heightPx }), {
        notMerge: true,
      });
    };
    draw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => dark.removeEventListener('change', draw);
  }, [evolution, clubs, format, heightPx]);

  const [first] = evolution.months;
  const last = evolution.months.at(-1);
  const label =
    first === undefined || last === undefined
      ? ''
      : t.dashboard.chartLabel(format.month(first), format.month(last));
  return <div ref={place} role="img" aria-label={label} style={{ height: heightPx }} />;
};
