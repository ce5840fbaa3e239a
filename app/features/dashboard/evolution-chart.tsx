/**
 * The chart itself: ECharts' core with one kind of series, drawn in the page's own colours (light or dark), with a marker per
 * club at the line's end so that the clubs are told apart without colour. It fills its place, whatever that becomes.
 */
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use as registerParts, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import type { EvolutionProps } from './dashboard-content.ts';
import type { MeasureText } from './chart-layout.ts';
import { evolutionOption, readLook } from './evolution-option.ts';

registerParts([LineChart, GridComponent, MarkAreaComponent, TooltipComponent, SVGRenderer]);

/** The boldest that the chart writes: nothing is wider. */
const measureIn = (fontFamily: string): MeasureText => {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length * 9;
  context.font = `500 14px ${fontFamily}`;
  return (text) => context.measureText(text).width;
};

export const EvolutionChart = ({ evolution, clubs }: EvolutionProps): ReactNode => {
  const { t, format } = useFirstI18n();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const draw = useRef<() => void>(undefined);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    chart.current = init(element, null, { renderer: 'svg' });
    const resizing = new ResizeObserver(() => {
      // The observer also speaks when it begins, with the size that was drawn already.
      const { clientWidth, clientHeight } = element;
      if (chart.current?.getWidth() === clientWidth && chart.current.getHeight() === clientHeight) return;
      chart.current?.resize();
      draw.current?.();
    });
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const redraw = (): void => {
      const { clientWidth: widthPx, clientHeight: heightPx } = element;
      const look = readLook(
        element,
        clubs.map(({ clubId }) => clubId),
      );
      const measure = measureIn(look.fontFamily);
      const holidayWord = t.dashboard.holidays;
      const input = { evolution, clubs, look, measure, holidayWord, format, heightPx, widthPx };
      chart.current?.setOption(evolutionOption(input), { notMerge: true });
    };
    draw.current = redraw;
    redraw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', redraw);
    return () => dark.removeEventListener('change', redraw);
  }, [evolution, clubs, t, format]);

  const [first] = evolution.months;
  const last = evolution.months.at(-1);
  const label =
    first === undefined || last === undefined
      ? ''
      : t.dashboard.chartLabel(format.month(first), format.month(last));
  return <div ref={place} role="img" aria-label={label} className="absolute inset-0" />;
};
