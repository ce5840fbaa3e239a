import type { EChartsCoreOption } from 'echarts/core';
import { lastValue, type ChartData, type ChartScale } from './chart-data.ts';
import { chartLayout, LABEL_DISTANCE_PX, type MeasureText } from './chart-layout.ts';
import { labelOffsets, roundScale } from './label-offsets.ts';
import { shortNames } from './short-names.ts';

/** What the page decides: colours of the theme in force, and its font. */
export interface ChartLook {
  readonly fontFamily: string;
  readonly grid: string;
  readonly soft: string;
  readonly ink: string;
  readonly surface: string;
  readonly rest: string;
  readonly line: ReadonlyMap<string, string>;
  readonly text: ReadonlyMap<string, string>;
}

const SYMBOLS = ['rect', 'circle', 'triangle', 'diamond', 'roundRect', 'pin'] as const;

/** A series without a tint of its own draws in the second ink. */
export const readLook = (element: Element, keys: readonly string[]): ChartLook => {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const soft = token('--ink-soft');
  const of = (suffix: string) => new Map(keys.map((key) => [key, token(`--club-${key}${suffix}`) || soft]));
  return {
    // A canvas and an SVG know nothing of what they would inherit.
    fontFamily: style.fontFamily,
    grid: token('--chart-grid'),
    soft,
    ink: token('--ink'),
    surface: token('--surface'),
    rest: token('--surface-2'),
    line: of(''),
    text: of('-text'),
  };
};

/** The boldest that the chart writes: nothing is wider. */
export const measureIn = (fontFamily: string): MeasureText => {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length * 9;
  context.font = `500 14px ${fontFamily}`;
  return (text) => context.measureText(text).width;
};

const TOP_PX = 12;
const BOTTOM_PX = 32;
const LABEL_GAP_PX = 20;
/** Narrower than this the lines need the room more than the names do. */
const WIDE_PX = 480;

export interface ChartOptionInput {
  readonly data: ChartData;
  readonly look: ChartLook;
  readonly measure: MeasureText;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Kept free above the lines. */
  readonly headPx?: number;
}

export const chartOption = (input: ChartOptionInput): EChartsCoreOption => {
  const { data, look, heightPx, widthPx, measure, headPx = 0 } = input;
  const scale = data.scale ?? scaleOf(data);
  const steps = data.steps.map(({ short }) => short);
  const ends = endLabels(input);
  const largest = data.write(scale.max);
  const { left, right, monthEvery } = chartLayout(widthPx, { ends, months: steps, largest }, measure);
  const text = { fontSize: 14, color: look.soft, fontFamily: look.fontFamily };
  return {
    // Drawn at once: lines that grow for a second keep a finding back, and a cheap phone busy.
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: look.fontFamily },
    grid: { left, right, top: TOP_PX + headPx, bottom: BOTTOM_PX, containLabel: false },
    tooltip: {
      trigger: 'axis',
      backgroundColor: look.surface,
      borderColor: look.grid,
      textStyle: { color: look.ink, fontSize: 14, fontFamily: look.fontFamily },
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? data.write(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: steps,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.soft } },
      axisLabel: { ...text, interval: (index: number) => (steps.length - 1 - index) % monthEvery === 0 },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLabel: { ...text, formatter: (value: number) => data.write(value) },
      splitLine: { lineStyle: { color: look.grid } },
    },
    series: lines(input, ends, scale, heightPx - headPx - TOP_PX - BOTTOM_PX),
  };
};

const scaleOf = ({ series }: ChartData): ChartScale => ({
  min: 0,
  ...roundScale(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))),
});

const endLabels = ({ data, widthPx }: ChartOptionInput): string[] => {
  const shorts = widthPx < WIDE_PX ? shortNames(data.series) : undefined;
  return data.series.map((one) => {
    const last = lastValue(one);
    return last === null ? '' : `${shorts?.get(one.key) ?? one.name} ${data.write(last)}`;
  });
};

const lines = (
  { data, look, widthPx }: ChartOptionInput,
  ends: readonly string[],
  { min, max }: ChartScale,
  plotHeightPx: number,
): object[] => {
  const lasts = data.series.map((one) => (lastValue(one) ?? min) - min);
  const offsets = labelOffsets(lasts, max - min, plotHeightPx, LABEL_GAP_PX);
  return data.series.map(({ key, name, values }, index) => {
    const end = values.findLastIndex((value) => value !== null);
    return {
      type: 'line',
      name,
      connectNulls: true,
      // Each has its own marker at its end: clubs are told apart without colour.
      data: values.map((value, step) => ({
        value,
        symbol: step === end ? SYMBOLS[index % SYMBOLS.length] : 'none',
      })),
      symbolSize: 11,
      showSymbol: true,
      showAllSymbol: true,
      smooth: false,
      lineStyle: { width: 2.5, color: look.line.get(key) },
      itemStyle: { color: look.line.get(key) },
      endLabel: {
        show: ends[index] !== '',
        formatter: ends[index],
        color: look.text.get(key),
        fontFamily: look.fontFamily,
        fontSize: 14,
        fontWeight: 500,
        distance: LABEL_DISTANCE_PX,
        offset: [0, offsets[index] ?? 0],
      },
      // One band behind all lines: it belongs to the first only because an area must belong to a series.
      ...(index === 0 && data.bands !== undefined
        ? { markArea: bands(data, data.bands, look, widthPx) }
        : {}),
    };
  });
};

/** From the step before to the step after, as the lines fall and rise again. */
const bands = (
  { steps }: ChartData,
  { word, at }: NonNullable<ChartData['bands']>,
  look: ChartLook,
  widthPx: number,
): object => ({
  silent: true,
  itemStyle: { color: look.rest },
  label: {
    show: widthPx >= WIDE_PX,
    position: 'insideTop',
    color: look.soft,
    fontFamily: look.fontFamily,
    fontSize: 14,
  },
  data: at.map(({ first, last }) => [
    { name: word, xAxis: Math.max(0, first - 1) },
    { xAxis: Math.min(steps.length - 1, last + 1) },
  ]),
});
