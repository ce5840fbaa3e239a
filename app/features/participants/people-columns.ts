/** What a file of the list holds: the columns of the screen, and those that a phone has no room for. */
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { ReadRow, TopicOf, Visit } from './person-rows.ts';
import { labelOf, type Lists } from './use-lists.ts';

export const peopleColumns = (
  t: Messages,
  lists: Lists,
  clubNameOf: (slug: string) => string,
): ExportColumn<ReadRow>[] => {
  const { columns } = t.people;
  return [
    { label: columns.lastName, type: 'text', value: ({ main }) => main.lastName },
    { label: columns.firstName, type: 'text', value: ({ main }) => main.firstName },
    { label: columns.program, type: 'text', value: ({ main }) => labelOf(lists.programs, main.programId) },
    { label: columns.level, type: 'text', value: ({ main }) => labelOf(lists.levels, main.levelId) },
    { label: columns.matricule, type: 'text', value: ({ main }) => main.matricule },
    { label: columns.clubs, type: 'text', value: ({ clubs }) => clubs.map(clubNameOf).join(', ') },
    { label: columns.attendances, type: 'number', value: ({ visits }) => visits.length },
    { label: columns.lastVisit, type: 'date', value: ({ visits }) => visits[0]?.at.slice(0, 10) ?? null },
  ];
};

export const historyColumns = (
  t: Messages,
  activityOf: TopicOf,
  clubNameOf: (slug: string) => string,
): ExportColumn<Visit>[] => {
  const { columns } = t.people;
  return [
    { label: columns.date, type: 'date', value: ({ at }) => at },
    {
      label: columns.activity,
      type: 'text',
      value: ({ activityId }) => activityOf(activityId)?.topic ?? null,
    },
    { label: columns.club, type: 'text', value: ({ clubId }) => clubNameOf(clubId) },
    { label: columns.way, type: 'text', value: ({ way }) => t.activity.way[way] },
    { label: columns.rating, type: 'number', value: ({ rating }) => rating },
  ];
};
