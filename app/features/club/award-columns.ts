/** A club's awards as a file has them: a line for each winner. */
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { dayOf, type Instant } from '#schemas/primitives/dates.ts';
import type { AwardView, WinnerView } from '#schemas/rules/figures/view-types.ts';

export interface AwardLine extends WinnerView {
  readonly startsAt: Instant;
  readonly topic: string;
}

export const awardLines = (
  awards: readonly AwardView[],
  topicOf: (award: AwardView) => string,
): AwardLine[] =>
  awards.flatMap((award) =>
    award.winners.map((winner) => ({ ...winner, startsAt: award.startsAt, topic: topicOf(award) })),
  );

export const awardColumns = ({ lists }: Messages): ExportColumn<AwardLine>[] => [
  { label: lists.date, type: 'date', value: ({ startsAt }) => dayOf(startsAt) },
  { label: lists.activity, type: 'text', value: ({ topic }) => topic },
  { label: lists.rank, type: 'number', value: ({ rank }) => rank },
  { label: lists.name, type: 'text', value: ({ name }) => name },
  { label: lists.prize, type: 'text', value: ({ prize }) => prize },
];
