/** Tasks below the person or the activity that they belong to. */
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { isLate } from '#schemas/rules/assignments.ts';
import type { Task, Team, TeamActivity, TeamOfficer } from './team-model.ts';

export const TASK_VIEWS = ['person', 'activity', 'late', 'done'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export interface TaskGroup {
  readonly key: string;
  /** By person; undefined for somebody whose card was deleted. */
  readonly officer?: TeamOfficer | undefined;
  /** By activity; undefined for tasks that belong to none. */
  readonly activity?: TeamActivity | undefined;
  readonly tasks: readonly Task[];
}

const byDue = (tasks: readonly Task[]): Task[] =>
  [...tasks].sort((a, b) => ((a.dueDate ?? '9') < (b.dueDate ?? '9') ? -1 : 1));

const isInView = (task: Task, view: TaskView, today: LocalDate): boolean => {
  if (view === 'late') return isLate(task, today);
  return view !== 'done' || task.status === 'done';
};

/** A task for two activities stands below both. */
export const taskGroups = (team: Team, view: TaskView, today: LocalDate): TaskGroup[] => {
  const tasks = byDue(team.tasks.filter((task) => isInView(task, view, today)));
  const groups = view === 'person' ? byPerson(team, tasks) : byActivity(team, tasks);
  return groups.filter((group) => group.tasks.length > 0);
};

const byPerson = (team: Team, tasks: readonly Task[]): TaskGroup[] => {
  const known = new Set<string>(team.allOfficers.map(({ id }) => id));
  return [
    ...team.allOfficers.map((officer) => ({
      key: officer.id as string,
      officer,
      tasks: tasks.filter(({ officerId }) => officerId === officer.id),
    })),
    { key: 'former', tasks: tasks.filter(({ officerId }) => !known.has(officerId)) },
  ];
};

const byActivity = (team: Team, tasks: readonly Task[]): TaskGroup[] => {
  const known = new Set<string>(team.activities.map(({ id }) => id));
  return [
    ...team.activities.map((activity) => ({
      key: activity.id as string,
      activity,
      tasks: tasks.filter(({ activityIds }) => activityIds.includes(activity.id)),
    })),
    { key: 'none', tasks: tasks.filter(({ activityIds }) => !activityIds.some((id) => known.has(id))) },
  ];
};
