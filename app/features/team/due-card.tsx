/** What is due, by date: late things first. */
import { useId, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { groupByDue } from '#schemas/rules/assignments.ts';
import { nameOf, type Team } from './team-model.ts';

export const DueCard = ({ team, today }: { readonly team: Team; readonly today: LocalDate }): ReactNode => {
  const { t, format } = useI18n();
  const titleId = useId();
  const done = team.tasks.filter(({ status }) => status === 'done').length;
  const groups = groupByDue(team.tasks, today);
  if (team.tasks.length === 0) return null;
  return (
    <Card labelledBy={titleId}>
      <CardHead
        id={titleId}
        title={t.team.toDo}
        sub={t.team.toDoSub(format.count(done), format.count(team.tasks.length))}
      />
      {groups.length === 0 ? <p className="text-ink-soft">{t.team.nothingDue}</p> : null}
      {groups.map(({ due, assignments }) => {
        const isLate = due === 'late';
        const label = isLate ? t.team.late : due === 'undated' ? t.team.undated : format.date(due);
        return (
          <div key={due} className="mt-2">
            <h3
              className={`flex justify-between text-sm font-medium ${isLate ? 'text-red-text' : 'text-ink-soft'}`}
            >
              {label}
              <span>{assignments.length}</span>
            </h3>
            <ListRows label={label}>
              {assignments.map((task) => {
                const officer = team.allOfficers.find(({ id }) => id === task.officerId);
                const name = officer === undefined ? t.team.formerOfficer : nameOf(officer);
                const when = isLate && task.dueDate !== null ? ` · ${format.shortDate(task.dueDate)}` : '';
                return (
                  <ListRow
                    key={task.id}
                    lead={<Avatar name={name} />}
                    title={task.title}
                    detail={`${name}${when}`}
                  />
                );
              })}
            </ListRows>
          </div>
        );
      })}
    </Card>
  );
};
