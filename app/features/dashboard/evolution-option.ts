import type { EChartsCoreOption } from 'echarts/core';
import type { Format } from '#app/i18n/format.ts';
import type { EvolutionView } from '#schemas/rules/figures/view-types.ts';
import type { ClubName } from './evolution-finding.ts';
import { labelOffsets, roundScale } from './label-offsets.ts';

export interface ChartColours {
  readonly grid: string;
  readonly soft: string;
  readonly ink: string;
  readonly surface: string;
  readonly line: ReadonlyMap<string, string>;
  readonly text: ReadonlyMap<string, string>;
}

const SYMBOLS = ['rect', 'circle', 'triangle', 'diamond', 'roundRect', 'pin'] as const;

/** The tokens in force, read from the page; a club without a tint of its own draws in the second ink. */
export const readColours = (clubIds: readonly string[]): ChartColours => {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const soft = token('--ink-soft');
  const of = (suffix: string) =>
    new Map(clubIds.map((clubId) => [clubId, token(`--club-${clubId}${suffix}`) || soft]));
  return {
    grid: token('--chart-grid'),
    soft,
    ink: token('--ink'),
    surface: token('--surface'),
    line: of(''),
    text: of('-text'),
  };
};

/** Pixels around the plot: fixed, so that the labels' places can be computed. */
const MARGIN = { left: 44, right: 148, top: 12, bottom: 32 } as const;
const LABEL_GAP_PX = 20;

export interface EvolutionOptionInput {
  readonly heightPx: number;
  readonly evolution: EvolutionView;
  readonly clubs: readonly ClubName[];
  readonly colours: ChartColours;
  readonly format: Format;
}

export const evolutionOption = ({
  evolution,
  clubs,
  colours,
  format,
  heightPx,
}: EvolutionOptionInput): EChartsCoreOption => {
  const scale = roundScale(Math.max(0, ...evolution.series.flatMap(({ participations }) => participations)));
  const ends = evolution.series.map(({ participations }) => participations.at(-1) ?? 0);
  const offsets = labelOffsets(ends, scale.max, heightPx - MARGIN.top - MARGIN.bottom, LABEL_GAP_PX);
  const nameOf = (clubId: string): string => clubs.find((club) => club.clubId === clubId)?.name ?? clubId;
  const text = { fontSize: 14, color: colours.soft };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDurationUpdate: 0,
    aria: { enabled: false },
    textStyle: { fontFamily: 'inherit' },
    grid: { ...MARGIN, containLabel: false },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.surface,
      borderColor: colours.grid,
      textStyle: { color: colours.ink, fontSize: 14 },
      renderMode: 'richText',
    },
    xAxis: {
      type: 'category',
      data: evolution.months.map((month) => format.shortMonth(month)),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.soft } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      max: scale.max,
      interval: scale.step,
      axisLabel: text,
      splitLine: { lineStyle: { color: colours.grid } },
    },
    series: evolution.series.map(({ clubId, participations }, index) => ({
      type: 'line',
      name: nameOf(clubId),
      data: participations.map((value, month) => ({
        value,
        symbol: month === participations.length - 1 ? SYMBOLS[index % SYMBOLS.length] : 'none',
      })),
      symbolSize: 11,
      showSymbol: true,
      showAllSymbol: true,
      smooth: false,
      lineStyle: { width: 2.5, color: colours.line.get(clubId) },
      itemStyle: { color: colours.line.get(clubId) },
      endLabel: {
        show: true,
        formatter: `${nameOf(clubId)} ${format.count(participations.at(-1) ?? 0)}`,
        color: colours.text.get(clubId),
        fontSize: 14,
        fontWeight: 500,
        distance: 8,
        offset: [0, offsets[index] ?? 0],
      },
    })),
  };
};
