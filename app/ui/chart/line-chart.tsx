/**
 * The chart itself: ECharts' core with one kind of series, drawn in the page's own colours (light or dark), with a marker per
 * series at the line's end so that they are told apart without colour. It fills its place, whatever that becomes.
 */
import { LineChart as Lines } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use as registerParts, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ChartData } from './chart-data.ts';
import { chartOption, measureIn, readLook } from './chart-option.ts';

registerParts([Lines, GridComponent, MarkAreaComponent, TooltipComponent, SVGRenderer]);

export const LineChart = ({ data }: { readonly data: ChartData }): ReactNode => {
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
        data.series.map(({ key }) => key),
      );
      const input = { data, look, measure: measureIn(look.fontFamily), heightPx, widthPx };
      chart.current?.setOption(chartOption(input), { notMerge: true });
    };
    draw.current = redraw;
    redraw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', redraw);
    return () => dark.removeEventListener('change', redraw);
  }, [data]);

  return <div ref={place} role="img" aria-label={data.label} className="absolute inset-0" />;
};
