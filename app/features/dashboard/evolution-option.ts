import type { EChartsCoreOption } from 'echarts/core';
import type { Format } from '#app/i18n/format.ts';
import type { EvolutionView } from '#schemas/rules/figures/view-types.ts';
import { chartLayout, LABEL_DISTANCE_PX, type MeasureText } from './chart-layout.ts';
import { nameOfClub, shortNames, type ClubName } from './club-names.ts';
import { holidaysOf } from './evolution-finding.ts';
import { labelOffsets, roundScale } from './label-offsets.ts';

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

/** A club without a tint of its own draws in the second ink. */
export const readLook = (element: Element, clubIds: readonly string[]): ChartLook => {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const soft = token('--ink-soft');
  const of = (suffix: string) =>
    new Map(clubIds.map((clubId) => [clubId, token(`--club-${clubId}${suffix}`) || soft]));
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

const TOP_PX = 12;
const BOTTOM_PX = 32;
const LABEL_GAP_PX = 20;
/** Narrower than this the lines need the room more than the names do. */
const WIDE_PX = 480;

export interface EvolutionOptionInput {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly evolution: EvolutionView;
  readonly clubs: readonly ClubName[];
  readonly look: ChartLook;
  readonly holidayWord: string;
  readonly measure: MeasureText;
  readonly format: Format;
}

export const evolutionOption = (input: EvolutionOptionInput): EChartsCoreOption => {
  const { evolution, look, format, heightPx, widthPx, measure } = input;
  const scale = roundScale(Math.max(0, ...evolution.series.flatMap(({ participations }) => participations)));
  const months = evolution.months.map((month) => format.shortMonth(month));
  const ends = endLabels(input);
  const { left, right, monthEvery } = chartLayout(
    widthPx,
    { ends, months, largest: format.count(scale.max) },
    measure,
  );
  const text = { fontSize: 14, color: look.soft, fontFamily: look.fontFamily };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDurationUpdate: 0,
    aria: { enabled: false },
    textStyle: { fontFamily: look.fontFamily },
    grid: { left, right, top: TOP_PX, bottom: BOTTOM_PX, containLabel: false },
    tooltip: {
      trigger: 'axis',
      backgroundColor: look.surface,
      borderColor: look.grid,
      textStyle: { color: look.ink, fontSize: 14, fontFamily: look.fontFamily },
      renderMode: 'richText',
    },
    xAxis: {
      type: 'category',
      data: months,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.soft } },
      axisLabel: { ...text, interval: (index: number) => (months.length - 1 - index) % monthEvery === 0 },
    },
    yAxis: {
      type: 'value',
      max: scale.max,
      interval: scale.step,
      axisLabel: { ...text, formatter: (value: number) => format.count(value) },
      splitLine: { lineStyle: { color: look.grid } },
    },
    series: lines(input, ends, scale.max, heightPx - TOP_PX - BOTTOM_PX),
  };
};

const endLabels = ({ evolution, clubs, widthPx, format }: EvolutionOptionInput): string[] => {
  const shorts = widthPx < WIDE_PX ? shortNames(clubs) : undefined;
  return evolution.series.map(({ clubId, participations }) => {
    const name = shorts?.get(clubId) ?? nameOfClub(clubs, clubId);
    return `${name} ${format.count(participations.at(-1) ?? 0)}`;
  });
};

const lines = (
  { evolution, clubs, look, ...words }: EvolutionOptionInput,
  ends: readonly string[],
  max: number,
  plotHeightPx: number,
): object[] => {
  const lasts = evolution.series.map(({ participations }) => participations.at(-1) ?? 0);
  const offsets = labelOffsets(lasts, max, plotHeightPx, LABEL_GAP_PX);
  return evolution.series.map(({ clubId, participations }, index) => ({
    type: 'line',
    name: nameOfClub(clubs, clubId),
    data: participations.map((value, month) => ({
      value,
      symbol: month === participations.length - 1 ? SYMBOLS[index % SYMBOLS.length] : 'none',
    })),
    symbolSize: 11,
    showSymbol: true,
    showAllSymbol: true,
    smooth: false,
    lineStyle: { width: 2.5, color: look.line.get(clubId) },
    itemStyle: { color: look.line.get(clubId) },
    endLabel: {
      show: true,
      formatter: ends[index],
      color: look.text.get(clubId),
      fontFamily: look.fontFamily,
      fontSize: 14,
      fontWeight: 500,
      distance: LABEL_DISTANCE_PX,
      offset: [0, offsets[index] ?? 0],
    },
    // One band behind all lines: it belongs to the first only because an area must belong to a series.
    ...(index === 0 ? { markArea: holidayBands(evolution, look, words) } : {}),
  }));
};

/** From the month before to the month after, as the lines fall and rise again. */
const holidayBands = (
  evolution: EvolutionView,
  look: ChartLook,
  { holidayWord, widthPx }: Pick<EvolutionOptionInput, 'holidayWord' | 'widthPx'>,
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
  data: holidaysOf(evolution).map(({ first, last }) => [
    { name: holidayWord, xAxis: Math.max(0, first - 1) },
    { xAxis: Math.min(evolution.months.length - 1, last + 1) },
  ]),
});
