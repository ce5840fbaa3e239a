/** One task: what, for which activities, by when, how far. Who may report it changes that here. */
import type { ReactNode } from 'react';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { Menu, type MenuItem } from '#app/ui/menu.tsx';
import type { SoftTone } from '#app/ui/soft-tones.ts';
import { ASSIGNMENT_STATUSES, type AssignmentStatus } from '#schemas/documents/duty.ts';
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { isLate } from '#schemas/rules/assignments.ts';
import type { Task, Team } from './team-model.ts';

export interface TaskRowProps {
  readonly task: Task;
  readonly team: Team;
  readonly today: LocalDate;
  /** Shown where the task does not stand below its person. */
  readonly person?: string;
  /** The lead's acts; absent for everybody else. */
  readonly onEdit?: () => void;
  /** Its own assignee's. */
  readonly isOwn?: boolean;
}

const CHIPS: Record<AssignmentStatus, { readonly tone: SoftTone; readonly icon: IconName }> = {
  todo: { tone: 'neutral', icon: 'radio' },
  doing: { tone: 'orange', icon: 'play' },
  done: { tone: 'green', icon: 'check' },
};

export const TaskRow = (props: TaskRowProps): ReactNode => {
  const { task, team, today, person, onEdit, isOwn = false } = props;
  const { t, format } = useI18n();
  const report = useReport(task);
  const late = isLate(task, today);
  const topics = task.activityIds.flatMap((id) => team.activities.find((one) => one.id === id)?.topic ?? []);
  const due =
    task.dueDate === null
      ? undefined
      : (late ? t.team.lateSince : t.team.dueBy)(format.shortDate(task.dueDate));
  return (
    <li className="py-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="font-medium text-ink-strong">{task.title}</p>
          <p className="text-sm text-ink-soft">{[person, ...topics].filter(Boolean).join(' · ')}</p>
          {task.note === '' ? null : <p className="mt-1 text-sm whitespace-pre-line">{task.note}</p>}
        </div>
        {onEdit === undefined ? null : (
          <div className="-mt-2.5">
            <LeadMenu task={task} onEdit={onEdit} />
          </div>
        )}
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
        {due === undefined ? null : <span>{due}</span>}
        {late ? (
          <Chip tone="red" icon="alert">
            {t.team.late}
          </Chip>
        ) : null}
        {isOwn ? null : <Chip {...CHIPS[task.status]}>{t.team.status[task.status]}</Chip>}
        {task.pendingAt > 0 ? (
          <Chip tone="blue" icon="arrow-up">
            {t.team.toSend}
          </Chip>
        ) : null}
      </div>
      {isOwn ? (
        <div className="mt-2">
          <ChoiceGroup
            label={t.team.statusOf(task.title)}
            labelHidden
            layout="segmented"
            options={ASSIGNMENT_STATUSES.map((value) => ({ value, label: t.team.status[value] }))}
            value={task.status}
            onChange={(status) => void report(status)}
          />
        </div>
      ) : null}
    </li>
  );
};

const useReport = (task: Task) => {
  const { t } = useI18n();
  const run = useAct();
  return (status: AssignmentStatus) =>
    run({
      work: (commands) => commands.reportTask(task.id, status),
      said: t.team.reported(task.title, t.team.status[status]),
      icon: CHIPS[status].icon,
      undo: (commands) => commands.reportTask(task.id, task.status),
    });
};

const LeadMenu = ({ task, onEdit }: { readonly task: Task; readonly onEdit: () => void }): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const report = useReport(task);
  const remove = () =>
    run({
      work: (commands) => commands.deleteDuty(task.id),
      said: t.team.taskRemoved(task.title),
      icon: 'trash',
      undo: (commands) => commands.restoreDuty(task),
    });
  const items: MenuItem[] = [
    { key: 'edit', label: t.team.editTask, icon: 'edit', onSelect: onEdit },
    ...ASSIGNMENT_STATUSES.filter((status) => status !== task.status).map((status) => ({
      key: status,
      label: t.team.status[status],
      icon: CHIPS[status].icon,
      onSelect: () => void report(status),
    })),
    { key: 'remove', label: t.team.removeTask, icon: 'trash', danger: true, onSelect: () => void remove() },
  ];
  return <Menu label={t.team.moreTask(task.title)} items={items} />;
};
