/** The dashboard's charts: which numbers, and what they say. Undefined where there is nothing to draw. */
import type { I18n } from '#app/i18n/i18n-context.tsx';
import { yearName } from '#app/i18n/period-words.ts';
import type { ChartData } from '#app/ui/chart/chart-data.ts';
import { leadersOf } from '#schemas/rules/figures/leaders.ts';
import type { MonthlyView } from '#schemas/rules/figures/view-types.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';
import { evolutionFinding, holidaysOf } from './evolution-finding.ts';

type Words = Pick<I18n, 't' | 'format' | 'locale'>;

const linesOf = (
  content: DashboardContent,
  { months, series }: MonthlyView,
  { format }: Words,
): Pick<ChartData, 'steps' | 'series'> => ({
  steps: months.map((month) => ({ key: month, short: format.shortMonth(month), long: format.month(month) })),
  series: series.map(({ clubId, values }) => ({ key: clubId, name: nameOfClub(content, clubId), values })),
});

const spanOf = ({ months }: MonthlyView, { format }: Words): [string, string] => {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? ['', ''] : [format.month(first), format.month(last)];
};

const listed = (names: readonly string[], { locale }: Words): string =>
  new Intl.ListFormat(locale).format(names);

export const evolutionChart = (content: DashboardContent, words: Words): ChartData => {
  const { evolution } = content.view;
  const { t, format } = words;
  const { title, measure } = evolutionFinding(evolution, content.runningMonth, t, format);
  return {
    title,
    sub: measure,
    label: t.insights.chartLabel(...spanOf(evolution, words)),
    ...linesOf(content, evolution, words),
    write: format.count,
    bands: { word: t.insights.holidays, at: holidaysOf(evolution) },
  };
};

const QUARTERS = { min: 0, max: 1, step: 0.25 } as const;

/** Clubs without a programme have no line. */
export const executionChart = (content: DashboardContent, words: Words): ChartData | undefined => {
  const { t, format } = words;
  const { execution: all, academicYear } = content.view;
  const execution = {
    ...all,
    series: all.series.filter(({ values }) => values.some((value) => value !== null)),
  };
  const leaders = leadersOf(execution);
  if (leaders === undefined) return undefined;
  const names = leaders.clubs.map((club) => nameOfClub(content, club));
  const year = yearName(academicYear);
  return {
    title: t.insights.executionTitle(listed(names, words), format.rate(leaders.value), names.length > 1),
    sub: t.insights.executionSub(year),
    label: t.insights.executionLabel(year),
    ...linesOf(content, execution, words),
    scale: QUARTERS,
    write: format.rate,
  };
};

export const averagesChart = (content: DashboardContent, words: Words): ChartData | undefined => {
  const { t, format } = words;
  const { averages } = content.view;
  const leaders = leadersOf(averages);
  if (leaders === undefined) return undefined;
  const names = leaders.clubs.map((club) => nameOfClub(content, club));
  const say = names.length > 1 ? t.insights.averagesTitleShared : t.insights.averagesTitle;
  return {
    title: say(listed(names, words), format.decimal(leaders.value), format.monthName(leaders.month)),
    sub: t.insights.averagesSub,
    label: t.insights.averagesLabel(...spanOf(averages, words)),
    ...linesOf(content, averages, words),
    write: format.decimal,
  };
};
