/** What the evolution says in words: two months by their names, so that whoever looks at the chart finds both. */
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { Month } from '#schemas/primitives/dates.ts';
import type { EvolutionView } from '#schemas/rules/figures/view-types.ts';

/** How many months back the comparison looks; a term is about that long. */
const LOOK_BACK_MONTHS = 3;
const RISE = 1.15;
const ALMOST_DOUBLE = 1.75;
const DOUBLE = 2.1;
const FALL = 0.85;

const totalsByMonth = ({ months, series }: EvolutionView): number[] =>
  months.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));

export interface MonthRange {
  readonly first: number;
  readonly last: number;
}

/** Runs of months, by index, in which no club did anything once the first had begun: the institute was on holiday. */
export const holidaysOf = (evolution: EvolutionView): MonthRange[] => {
  const totals = totalsByMonth(evolution);
  const begin = totals.findIndex((total) => total > 0);
  const runs: MonthRange[] = [];
  totals.forEach((total, index) => {
    if (begin === -1 || index < begin || total > 0) return;
    const before = runs.at(-1);
    if (before?.last === index - 1) runs.splice(-1, 1, { first: before.first, last: index });
    else runs.push({ first: index, last: index });
  });
  return runs;
};

/** The last month with participations and one a term earlier, or the next that has any: a month of holidays is never compared. */
const comparedIndexes = (totals: readonly number[]): { last: number; earlier: number | undefined } => {
  const last = totals.findLastIndex((total) => total > 0);
  const wanted = Math.max(0, last - LOOK_BACK_MONTHS);
  const active = totals.flatMap((total, index) => (total > 0 && index < last ? [index] : []));
  return {
    last,
    earlier: active.findLast((index) => index <= wanted) ?? active.find((index) => index > wanted),
  };
};

type Words = Messages['insights'];

const trendTitle = (ratio: number, last: string, earlier: string, words: Words): string => {
  if (ratio >= ALMOST_DOUBLE && ratio <= DOUBLE) return words.evolutionDoubled(last, earlier);
  if (ratio >= RISE) return words.evolutionMore(last, earlier);
  return ratio <= FALL ? words.evolutionFewer(last, earlier) : words.evolutionSame(last, earlier);
};

/** `running`: the month that is not over, which the view leaves out. */
export const evolutionFinding = (
  evolution: EvolutionView,
  running: Month | undefined,
  t: Messages,
  format: Format,
): { title: string; measure: string } => {
  const words = t.insights;
  const totals = totalsByMonth(evolution);
  const indexes = comparedIndexes(totals);
  const nameAt = (index: number): string => {
    const month = evolution.months[index];
    return month === undefined ? '' : format.monthName(month);
  };
  const countAt = (index: number): string => format.count(totals[index] ?? 0);
  const notCounted = running === undefined ? '' : ` ${words.evolutionRunning(format.monthName(running))}`;
  const last = nameAt(indexes.last);
  if (last === '') return { title: words.evolutionEmpty, measure: notCounted.trim() };
  if (indexes.earlier === undefined) {
    const measure = words.evolutionFirstMeasure(countAt(indexes.last), last);
    return { title: words.evolutionFirst(last), measure: measure + notCounted };
  }
  const earlier = nameAt(indexes.earlier);
  const ratio = (totals[indexes.last] ?? 0) / (totals[indexes.earlier] ?? 1);
  const measure = words.evolutionMeasure(countAt(indexes.earlier), earlier, countAt(indexes.last), last);
  return { title: trendTitle(ratio, last, earlier, words), measure: measure + notCounted };
};
