import type { Format } from '#app/i18n/format.ts';
import type { FirstMessages } from '#app/i18n/messages.ts';
import type { EvolutionView } from '#schemas/rules/figures/view-types.ts';
import { nameOfClub, type ClubName } from './club-names.ts';
import { toCsv } from './csv.ts';

/** The chart's numbers for a spreadsheet: a line per month, a column per club. */
export const evolutionCsv = (
  { months, series }: EvolutionView,
  clubs: readonly ClubName[],
  t: FirstMessages,
  format: Format,
): string => {
  const head = [t.dashboard.month, ...series.map(({ clubId }) => nameOfClub(clubs, clubId))];
  const rows = months.map((month, index) => [
    format.month(month),
    ...series.map(({ participations }) => String(participations[index] ?? 0)),
  ]);
  return toCsv([head, ...rows]);
};
