/** People of an activity, fifty at a time: a list of hundreds stays as light as a short one. */
import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { nameOf } from './attendee.ts';
import type { PersonLists } from './person-form.tsx';
import { labelOf, type Present } from './use-present.ts';

const PAGE_ROWS = 50;

interface PeopleListProps {
  readonly people: readonly Present[];
  readonly lists: PersonLists;
}

export const PeopleList = ({ people, lists }: PeopleListProps): ReactNode => {
  const { t, format } = useI18n();
  const [wanted, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(people.length / PAGE_ROWS));
  const page = Math.min(wanted, pages - 1);
  return (
    <>
      <ListRows label={t.activity.participants}>
        {people.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS).map((present) => (
          <PersonRow key={present.attendance.id} {...present} lists={lists} />
        ))}
      </ListRows>
      {pages === 1 ? null : (
        <div className="mt-2 flex items-center justify-center gap-3">
          {page === 0 ? null : (
            <IconButton icon="chevron-left" label={t.paper.listBefore} onClick={() => setPage(page - 1)} />
          )}
          <span role="status" className="text-sm text-ink-soft">
            {t.paper.listPage(format.count(page + 1), format.count(pages))}
          </span>
          {page === pages - 1 ? null : (
            <IconButton icon="chevron-right" label={t.paper.listAfter} onClick={() => setPage(page + 1)} />
          )}
        </div>
      )}
    </>
  );
};

const PersonRow = ({ attendance, person, lists }: Present & Pick<PeopleListProps, 'lists'>): ReactNode => {
  const { t, format } = useI18n();
  const marks = [
    ...(attendance.late ? [t.activity.late] : []),
    ...(attendance.pendingAt > 0 ? [t.activity.pending] : []),
  ];
  const name = person === undefined ? t.activity.unknownPerson : nameOf(person);
  return (
    <ListRow
      lead={<Avatar name={name} />}
      title={name}
      detail={
        person === undefined
          ? undefined
          : [
              `${labelOf(lists.programsOfStudy, person.programId)}, ${labelOf(lists.studyLevels, person.levelId)}`,
              ...marks,
            ].join(' · ')
      }
      trail={
        <span className="text-sm whitespace-nowrap text-ink-soft">
          {format.time(attendance.at)}
          <br />
          {t.activity.way[attendance.way]}
        </span>
      }
    />
  );
};
