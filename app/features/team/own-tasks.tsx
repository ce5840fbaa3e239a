/** What the person who is here was asked to do, first on the page: the state of these is theirs to say. */
import { useId, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { isLate } from '#schemas/rules/assignments.ts';
import { TaskRow } from './task-row.tsx';
import type { Task, Team } from './team-model.ts';

export interface OwnTasksProps {
  readonly team: Team;
  readonly tasks: readonly Task[];
  readonly today: LocalDate;
  /** An archived club. */
  readonly isReadOnly: boolean;
}

export const OwnTasks = ({ team, tasks, today, isReadOnly }: OwnTasksProps): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  if (tasks.length === 0) return null;
  const late = tasks.filter((task) => isLate(task, today)).length;
  return (
    <Card labelledBy={titleId}>
      <CardHead id={titleId} title={t.team.mine} sub={t.team.taskCount(tasks.length, late)} />
      <ul className="[&>li+li]:border-t [&>li+li]:border-line">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} team={team} today={today} isOwn={!isReadOnly} />
        ))}
      </ul>
      {isReadOnly ? null : <p className="text-sm text-ink-soft">{t.team.mineHint}</p>}
    </Card>
  );
};
