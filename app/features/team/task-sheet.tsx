/** A task given to one or several people, or one of these changed. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import type { TaskFields } from '#app/data/commands/duties.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { Instant, LocalDate } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug, OfficerId } from '#schemas/primitives/ids.ts';
import { TaskFieldset, type TaskValues } from './task-fields.tsx';
import type { Task, Team, TeamOfficer } from './team-model.ts';

export interface TaskSheetProps {
  readonly clubId: ClubSlug;
  readonly team: Team;
  readonly now: Instant;
  /** Undefined when one is given. */
  readonly task: Task | undefined;
  /** Who is chosen already. */
  readonly officer: TeamOfficer | undefined;
  readonly onClose: () => void;
}

const SHOWN = ['title', 'officerId', 'activityIds', 'dueDate', 'note'];

const valuesOf = (task: Task | undefined, officer: TeamOfficer | undefined): TaskValues => {
  const given = task?.officerId ?? officer?.id;
  return {
    title: task?.title ?? '',
    officers: given === undefined ? [] : [given],
    activities: task?.activityIds ?? [],
    due: task?.dueDate ?? '',
    note: task?.note ?? '',
  };
};

const fieldsOf = ({ title, note, activities, due }: TaskValues): TaskFields => ({
  title,
  note,
  activityIds: activities as readonly ActivityId[],
  dueDate: due === '' ? null : (due as LocalDate),
});

export const TaskSheet = ({ clubId, team, now, task, officer, onClose }: TaskSheetProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const form = useCommandForm(SHOWN);
  const [initial] = useState(() => ({ ...editOf(valuesOf(task, officer)), token: crypto.randomUUID() }));
  const draft = useDraft(`task:${clubId}:${task?.id ?? officer?.id ?? 'new'}`, initial);
  const { base, values, token } = draft.value;
  const save = async (): Promise<void> => {
    const assignees = values.officers.map((id) => ({
      officerId: id as OfficerId,
      assigneeId: team.accountOf(id as OfficerId),
    }));
    const fields = fieldsOf(values);
    const isGivenToAnother = base.officers[0] !== values.officers[0];
    const isSaved = await form.run((commands) =>
      task === undefined
        ? commands.assignTask(clubId, assignees, fields, token)
        : commands.editTask(task.id, {
            ...(isGivenToAnother ? assignees[0] : {}),
            ...editedFields(fieldsOf(base), fields),
          }),
    );
    if (!isSaved) return;
    draft.clear();
    if (task === undefined) toast.show({ text: t.team.assigned(values.title.trim()), icon: 'check-circle' });
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={task === undefined ? t.team.assign : t.team.editTask}
      clubSlug={clubId}
      submitLabel={task === undefined ? t.team.assignSubmit(values.officers.length) : t.common.save}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <TaskFieldset
          team={team}
          now={now}
          isOnePerson={task !== undefined}
          values={values}
          errors={form.errors}
          onChange={(part) => {
            form.changed(SHOWN);
            draft.change({ ...draft.value, values: { ...values, ...part } });
          }}
        />
      ) : null}
    </CommandSheet>
  );
};
