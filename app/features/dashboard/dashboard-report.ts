/** The dashboard as a report: what the page shows of the period, in its order, with a table where the page has a chart. */
import { chartColumns, chartRows, type ChartCellType } from '#app/files/chart-columns.ts';
import type { ExportColumn } from '#app/files/export-table.ts';
import { reportTable } from '#app/files/report-table.ts';
import type { Report, ReportSection } from '#app/files/report.ts';
import { topColumns } from '#app/files/top-columns.ts';
import type { I18n } from '#app/i18n/i18n-context.tsx';
import { periodName } from '#app/i18n/period-words.ts';
import type { ChartData } from '#app/ui/chart/chart-data.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ClubCardView } from '#schemas/rules/figures/view-types.ts';
import { awardColumns, awardLines } from './award-lines.ts';
import { averagesChart, evolutionChart, executionChart } from './charts.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';
import { headlineFigures } from './headline-figures.ts';
import { nextColumns } from './next-columns.ts';

type Words = Pick<I18n, 't' | 'format' | 'locale'>;

/** The orange of the house, dark enough for small text. */
const COLOUR = '#A63F17';

export const dashboardReport = (content: DashboardContent, words: Words, nowMs: number): Report => {
  const { t, format } = words;
  return {
    brand: t.common.appName,
    title: t.dashboard.title,
    colour: COLOUR,
    facts: [{ term: t.dashboard.period, text: periodName(content.view.period, t.dashboard, format) }],
    figures: headlineFigures(content.view.headline, t, format).map(({ label, value, note, change }) => ({
      label,
      value,
      note: [change?.text, note].filter(Boolean).join(' '),
    })),
    sections: sectionsOf(content, words).filter(
      (section) => section.kind !== 'table' || section.rows.length > 0,
    ),
    foot: t.paper.madeAt(format.dateTime(toInstant(nowMs))),
  };
};

const sectionsOf = (content: DashboardContent, words: Words): readonly ReportSection[] => {
  const { t, format, locale } = words;
  const { view, clubs } = content;
  const next = view.nextActivityIds.flatMap((id) => content.topicOf(id) ?? []);
  return [
    reportTable(t.common.clubs, clubColumns(content, words), view.clubs, locale),
    ...chart(evolutionChart(content, words), 'number', words),
    ...chart(executionChart(content, words), 'percent', words),
    ...chart(averagesChart(content, words), 'number', words),
    reportTable(t.insights.awards, awardColumns(t), awardLines(content), locale),
    reportTable(t.insights.topTitlePlain, topColumns(clubs, t), view.top, locale),
    reportTable(t.insights.next, nextColumns(content, t, format), next, locale),
  ];
};

const clubColumns = (content: DashboardContent, { t }: Words): readonly ExportColumn<ClubCardView>[] => [
  { label: t.lists.club, type: 'text', value: ({ clubId }) => nameOfClub(content, clubId) },
  { label: t.dashboard.activities, type: 'number', value: ({ activities }) => activities },
  { label: t.dashboard.participations, type: 'number', value: ({ participations }) => participations },
  { label: t.insights.persons, type: 'number', value: ({ persons }) => persons },
  { label: t.dashboard.execution, type: 'percent', value: ({ execution }) => execution.rate },
];

const chart = (
  data: ChartData | undefined,
  type: ChartCellType,
  { t, locale }: Words,
): readonly ReportSection[] =>
  data === undefined
    ? []
    : [
        { kind: 'text', title: data.title, paragraphs: [data.sub] },
        reportTable(data.label, chartColumns(data, type, t.insights.month), chartRows(data), locale),
      ];
