/** A ranking as a file has it: a column for each club that is shown, where there are several. */
import type { Messages } from '#app/i18n/messages.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { RankedPersonView } from '#schemas/rules/figures/view-types.ts';
import type { ExportColumn } from './export-table.ts';

export interface RankedClub {
  readonly clubId: ClubSlug;
  readonly name: string;
}

export const topColumns = (
  clubs: readonly RankedClub[],
  { lists, club }: Messages,
): ExportColumn<RankedPersonView>[] => [
  { label: lists.rank, type: 'number', value: ({ rank }) => rank },
  { label: lists.name, type: 'text', value: ({ label }) => (label === '' ? club.unnamed : label) },
  { label: lists.attendances, type: 'number', value: ({ attendances }) => attendances },
  ...(clubs.length < 2 ? [] : clubs).map(({ clubId, name }): ExportColumn<RankedPersonView> => ({
    label: name,
    type: 'number',
    value: ({ byClub }) => byClub[clubId] ?? 0,
  })),
];
