/** The activities that come next as a file has them. */
import type { Local } from '#app/data/local/local-document.ts';
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { dayOf } from '#schemas/primitives/dates.ts';
import { nameOfClub, type DashboardContent } from './dashboard-content.ts';

export const nextColumns = (
  content: Pick<DashboardContent, 'clubs'>,
  { lists, common }: Messages,
  format: Format,
): ExportColumn<Local<'activities'>>[] => [
  { label: lists.date, type: 'date', value: ({ startsAt }) => dayOf(startsAt) },
  { label: lists.time, type: 'text', value: ({ startsAt }) => format.time(startsAt) },
  { label: lists.club, type: 'text', value: ({ clubId }) => nameOfClub(content, clubId) },
  { label: lists.topic, type: 'text', value: ({ topic }) => topic },
  { label: lists.state, type: 'text', value: ({ state }) => common.activityState[state] },
];
