/** A club's activities as a file has them: what the timeline shows of each. */
import type { Local } from '#app/data/local/local-document.ts';
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { Club } from '#schemas/documents/club.ts';
import { dayOf } from '#schemas/primitives/dates.ts';
import type { ActivityId } from '#schemas/primitives/ids.ts';

export const activityColumns = (
  kinds: Club['activityKinds'],
  countOf: (id: ActivityId) => number,
  t: Messages,
  format: Format,
): ExportColumn<Local<'activities'>>[] => [
  { label: t.lists.date, type: 'date', value: ({ startsAt }) => dayOf(startsAt) },
  { label: t.lists.time, type: 'text', value: ({ startsAt }) => format.time(startsAt) },
  { label: t.lists.topic, type: 'text', value: ({ topic }) => topic },
  {
    label: t.lists.kind,
    type: 'text',
    value: ({ kind }) => kinds.find(({ key }) => key === kind)?.label ?? kind,
  },
  { label: t.lists.venue, type: 'text', value: ({ venue }) => venue },
  { label: t.lists.state, type: 'text', value: ({ state }) => t.common.activityState[state] },
  { label: t.lists.present, type: 'number', value: ({ id }) => countOf(id) },
  { label: t.lists.reason, type: 'text', value: ({ cancelReason }) => cancelReason },
];
