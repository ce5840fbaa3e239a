/** What the evolution says in words, and as a list for a spreadsheet. */
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { EvolutionView } from '#schemas/rules/figures/view-types.ts';
import { toCsv } from './csv.ts';

export interface ClubName {
  readonly clubId: string;
  readonly name: string;
}

/** How many months back the comparison looks; a term is about that long. */
const LOOK_BACK_MONTHS = 3;
const RISE = 1.15;
const ALMOST_DOUBLE = 1.75;
const FALL = 0.85;

export const totalsByMonth = ({ months, series }: EvolutionView): number[] =>
  months.map((_, index) => series.reduce((sum, { participations }) => sum + (participations[index] ?? 0), 0));

export const evolutionFinding = (
  evolution: EvolutionView,
  t: Messages,
  format: Format,
): { title: string; measure: string } => {
  const totals = totalsByMonth(evolution);
  const last = totals.at(-1) ?? 0;
  const earlierIndex = Math.max(0, totals.length - 1 - LOOK_BACK_MONTHS);
  const earlier = totals[earlierIndex] ?? 0;
  const since = evolution.months[earlierIndex];
  if (since === undefined || totals.every((total) => total === 0)) {
    return { title: t.dashboard.evolutionEmpty, measure: '' };
  }
  return {
    title: trendTitle(earlier, last, format.month(since), t),
    measure: t.dashboard.evolutionMeasure(format.count(earlier), format.count(last)),
  };
};

const trendTitle = (earlier: number, last: number, since: string, t: Messages): string => {
  const words = t.dashboard;
  if (last > earlier && (earlier === 0 || last / earlier >= RISE)) {
    const nearlyDoubled = earlier > 0 && last / earlier >= ALMOST_DOUBLE && last / earlier <= 2.1;
    return nearlyDoubled ? words.evolutionDoubled(since) : words.evolutionUp(since);
  }
  return earlier > 0 && last / earlier <= FALL ? words.evolutionDown(since) : words.evolutionFlat;
};

export const evolutionCsv = (
  { months, series }: EvolutionView,
  clubs: readonly ClubName[],
  t: Messages,
  format: Format,
): string => {
  const nameOf = (clubId: string): string => clubs.find((club) => club.clubId === clubId)?.name ?? clubId;
  const head = [t.dashboard.month, ...series.map(({ clubId }) => nameOf(clubId))];
  const rows = months.map((month, index) => [
    format.month(month),
    ...series.map(({ participations }) => String(participations[index] ?? 0)),
  ]);
  return toCsv([head, ...rows]);
};
