/** Tasks as a file has them: a line each, whoever and whatever they stand below on the page. */
import type { ExportColumn } from '#app/files/export-table.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { TaskGroup } from './task-groups.ts';
import { nameOf, type Task, type Team } from './team-model.ts';

/** In the order of the page; one that stands below two activities once. */
export const shownTasks = (groups: readonly TaskGroup[]): Task[] => [
  ...new Map(groups.flatMap(({ tasks }) => tasks).map((task) => [task.id, task])).values(),
];

export const personOf = (team: Team, officerId: string, { team: words }: Messages): string => {
  const found = team.allOfficers.find(({ id }) => id === officerId);
  return found === undefined ? words.formerOfficer : nameOf(found);
};

export const taskColumns = (team: Team, t: Messages): ExportColumn<Task>[] => [
  { label: t.lists.task, type: 'text', value: ({ title }) => title },
  { label: t.lists.person, type: 'text', value: ({ officerId }) => personOf(team, officerId, t) },
  { label: t.lists.due, type: 'date', value: ({ dueDate }) => dueDate },
  { label: t.lists.state, type: 'text', value: ({ status }) => t.team.status[status] },
  {
    label: t.lists.activities,
    type: 'text',
    value: ({ activityIds }) =>
      team.activities
        .filter(({ id }) => activityIds.includes(id))
        .map(({ topic }) => topic)
        .join(', '),
  },
  { label: t.lists.note, type: 'text', value: ({ note }) => note },
];
