import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Figures } from '#app/ui/figures.tsx';
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { assiduityOf } from '#schemas/rules/assiduity.ts';
import { groupByDue, isLate } from '#schemas/rules/assignments.ts';
import { officersOfCall } from './presence.ts';
import type { Team } from './team-model.ts';

const UNKNOWN = '–';

/** The year in four figures. */
export const TeamFigures = ({
  team,
  today,
}: {
  readonly team: Team;
  readonly today: LocalDate;
}): ReactNode => {
  const { t, format } = useI18n();
  const { present, counted, rate } = assiduityOf(team.calls, officersOfCall(team));
  const done = team.tasks.filter(({ status }) => status === 'done').length;
  const late = team.tasks.filter((task) => isLate(task, today)).length;
  const next = groupByDue(team.tasks, today).find(({ due }) => due !== 'late' && due !== 'undated')?.due;
  return (
    <Figures
      label={t.team.figures}
      items={[
        {
          label: t.team.assiduity,
          value: rate === null ? UNKNOWN : format.rate(rate),
          note: t.team.presentOf(format.count(present), format.count(counted), present < 2),
        },
        {
          label: t.team.tasksDone,
          value: format.count(done),
          note: t.team.ofTasks(format.count(team.tasks.length)),
        },
        {
          label: t.team.late,
          value: format.count(late),
          tone: late > 0 ? 'red' : undefined,
          note: late > 0 ? t.team.lateNote : t.team.noneLate,
        },
        {
          label: t.team.nextDue,
          value: next === undefined ? UNKNOWN : format.shortDate(next as LocalDate),
          note: next === undefined ? t.team.noneDue : undefined,
        },
      ]}
    />
  );
};
