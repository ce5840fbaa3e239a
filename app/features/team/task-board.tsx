/** All tasks of the year: by person, by activity, or only those that are late or done. */
import { useId, useState, type ReactNode } from 'react';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Stack } from '#app/ui/layout.tsx';
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { isLate } from '#schemas/rules/assignments.ts';
import { hasLeft } from '#schemas/rules/bureau.ts';
import { TASK_VIEWS, taskGroups, type TaskGroup, type TaskView } from './task-groups.ts';
import { personOf, shownTasks, taskColumns } from './task-columns.ts';
import { TaskRow } from './task-row.tsx';
import { nameOf, type OpenSheet, type Team } from './team-model.ts';

export interface TaskBoardProps {
  readonly team: Team;
  readonly today: LocalDate;
  readonly isLead: boolean;
  readonly onOpen: (sheet: OpenSheet) => void;
}

export const TaskBoard = (props: TaskBoardProps): ReactNode => {
  const { team, today } = props;
  const { t } = useI18n();
  const titleId = useId();
  const [view, setView] = useState<TaskView>('person');
  const counts: Partial<Record<TaskView, number>> = {
    late: team.tasks.filter((task) => isLate(task, today)).length,
    done: team.tasks.filter(({ status }) => status === 'done').length,
  };
  const groups = taskGroups(team, view, today);
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="mb-2">
        {t.team.tasks}
      </h2>
      {team.tasks.length === 0 ? (
        <Card as="div">
          <EmptyState icon="task" level={3} title={t.team.noTasks} text={t.team.noTasksText} />
        </Card>
      ) : (
        <Stack>
          <FilterPills<TaskView>
            label={t.team.view}
            options={TASK_VIEWS.map((value) => ({ value, label: t.team.views[value], count: counts[value] }))}
            selected={view}
            onToggle={setView}
          />
          {groups.length === 0 ? (
            <Card as="div">
              <EmptyState icon="check-circle" level={3} title={t.team.noneHere} />
            </Card>
          ) : null}
          {groups.map((group) => (
            <Group key={group.key} {...props} group={group} isByPerson={view === 'person'} />
          ))}
          {groups.length === 0 ? null : (
            <div>
              <ExportMenu
                trigger="pill"
                label={t.lists.exportTasks}
                title={t.team.tasks}
                sub={t.team.views[view]}
                fileName={`${t.lists.files.tasks}-${groups[0]?.tasks[0]?.clubId ?? ''}`}
                columns={taskColumns(team, t)}
                rows={shownTasks(groups)}
              />
            </div>
          )}
        </Stack>
      )}
    </section>
  );
};

interface GroupProps extends TaskBoardProps {
  readonly group: TaskGroup;
  readonly isByPerson: boolean;
}

const Group = ({ group, isByPerson, team, today, isLead, onOpen }: GroupProps): ReactNode => {
  const { t, format } = useI18n();
  const titleId = useId();
  const { officer, activity, tasks } = group;
  const title = isByPerson
    ? officer === undefined
      ? t.team.formerOfficer
      : nameOf(officer)
    : (activity?.topic ?? t.team.withoutActivity);
  const sub = [
    activity === undefined ? '' : format.date(activity.startsAt),
    t.team.taskCount(tasks.length, tasks.filter((task) => isLate(task, today)).length),
  ];
  return (
    <Card labelledBy={titleId}>
      <div className="flex items-center gap-3">
        {isByPerson ? <Avatar name={title} /> : null}
        <div className="min-w-0 flex-1">
          <h3 id={titleId} className="text-md">
            {title}
          </h3>
          <p className="text-sm text-ink-soft">{sub.filter((part) => part !== '').join(' · ')}</p>
        </div>
        {isLead && officer !== undefined && !hasLeft(officer) ? (
          <IconButton
            icon="plus"
            label={t.team.assignTo(title)}
            onClick={() => onOpen({ kind: 'task', officer })}
          />
        ) : null}
      </div>
      <ul className="[&>li+li]:border-t [&>li+li]:border-line [&>li:last-child]:pb-0">
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            team={team}
            today={today}
            {...(isByPerson ? {} : { person: personOf(team, task.officerId, t) })}
            {...(isLead ? { onEdit: () => onOpen({ kind: 'task', task }) } : {})}
          />
        ))}
      </ul>
    </Card>
  );
};
