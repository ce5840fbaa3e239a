/** Photos as a file has them: what a gallery says of each. */
import type { Local } from '#app/data/local/local-document.ts';
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { dayOf } from '#schemas/primitives/dates.ts';

export interface PhotoWords {
  readonly clubOf: (photo: Local<'photos'>) => string;
  readonly topicOf: (photo: Local<'photos'>) => string | undefined;
}

export const photoColumns = (
  { clubOf, topicOf }: PhotoWords,
  { lists }: Messages,
): ExportColumn<Local<'photos'>>[] => [
  { label: lists.date, type: 'date', value: ({ takenAt }) => dayOf(takenAt) },
  { label: lists.club, type: 'text', value: clubOf },
  { label: lists.activity, type: 'text', value: (photo) => topicOf(photo) ?? '' },
  { label: lists.caption, type: 'text', value: ({ caption }) => caption },
];
