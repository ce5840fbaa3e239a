/** A year's programme as a file has it: what each line says. */
import type { Local } from '#app/data/local/local-document.ts';
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { dayOf } from '#schemas/primitives/dates.ts';

export const actionColumns = (
  activities: readonly Local<'activities'>[] | undefined,
  { lists, programme }: Messages,
): ExportColumn<Local<'actions'>>[] => [
  { label: lists.action, type: 'text', value: ({ title }) => title },
  {
    label: lists.state,
    type: 'text',
    value: ({ doneAt, cancelledAt }) =>
      programme.standing[cancelledAt === null ? (doneAt === null ? 'open' : 'done') : 'cancelled'],
  },
  { label: lists.due, type: 'date', value: ({ dueDate }) => dueDate },
  { label: lists.doneOn, type: 'date', value: ({ doneAt }) => (doneAt === null ? null : dayOf(doneAt)) },
  {
    label: lists.activity,
    type: 'text',
    value: ({ activityId }) => activities?.find(({ id }) => id === activityId)?.topic ?? null,
  },
  { label: lists.reason, type: 'text', value: ({ cancelReason }) => cancelReason },
];
