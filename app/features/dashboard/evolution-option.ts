import type { EChartsCoreOption } from 'echarts/core';
import type { Format } from '#app/i18n/format.ts';
import type { EvolutionView } from '#schemas/rules/figures/view-types.ts';
import type { ClubName } from './evolution-finding.ts';

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

export interface EvolutionOptionInput {
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
}: EvolutionOptionInput): EChartsCoreOption => {
  const nameOf = (clubId: string): string => clubs.find((club) => club.clubId === clubId)?.name ?? clubId;
  const text = { fontSize: 14, color: colours.soft };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDurationUpdate: 0,
    aria: { enabled: false },
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 148, top: 12, bottom: 8, containLabel: true },
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
      splitNumber: 3,
      minInterval: 1,
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
        // Room around the words, so that labels of clubs that meet are shifted clear of each other.
        padding: [3, 0],
      },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  };
};
