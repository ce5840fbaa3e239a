/** Who was there, latest first: for the bureau and the board only. */
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { Loading, SkeletonRows } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { AddPersonSheet } from './add-person-sheet.tsx';
import { matchesName, nameOf } from './attendee.ts';
import { usePeople } from './use-people.ts';

interface Lists {
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
}

export interface ParticipantsCardProps {
  readonly activity: Local<'activities'>;
  readonly checkIn: DossierCheckIn | null;
  /** In the order of arrival. */
  readonly attendances: readonly Local<'attendances'>[] | undefined;
  readonly lists: Lists;
  readonly addsPeople: boolean;
}

const SHOWN_FIRST = 6;

export const ParticipantsCard = (props: ParticipantsCardProps): ReactNode => {
  const { activity, attendances, lists, addsPeople, checkIn } = props;
  const { t, format } = useI18n();
  const titleId = useId();
  const [query, setQuery] = useState<string>();
  const [showsAll, setShowsAll] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const count = attendances?.length ?? 0;
  return (
    <Card labelledBy={titleId} clubSlug={activity.clubId}>
      <CardHead
        id={titleId}
        title={t.activity.participants}
        sub={count === 0 ? undefined : t.activity.presentCount(format.count(count), count < 2)}
        trail={
          count === 0 ? undefined : (
            <IconButton
              icon={query === undefined ? 'search' : 'close'}
              label={query === undefined ? t.activity.search : t.activity.closeSearch}
              onClick={() => setQuery(query === undefined ? '' : undefined)}
              className="-mr-2"
            />
          )
        }
      />
      {query === undefined ? null : (
        <TextInput
          type="search"
          icon="search"
          aria-label={t.activity.searchLabel}
          placeholder={t.activity.searchLabel}
          value={query}
          onValue={setQuery}
          autoFocus
          autoComplete="off"
          className="mb-2"
        />
      )}
      {attendances === undefined ? (
        <Loading label={t.common.loading}>
          <SkeletonRows count={4} />
        </Loading>
      ) : (
        <People attendances={attendances} lists={lists} query={query} showsAll={showsAll} />
      )}
      {addsPeople || count > SHOWN_FIRST ? (
        <CardFoot>
          {count > SHOWN_FIRST && query === undefined ? (
            <TextAction
              iconEnd={showsAll ? undefined : 'chevron-right'}
              aria-expanded={showsAll}
              onClick={() => setShowsAll(!showsAll)}
            >
              {showsAll ? t.activity.seeLess : t.activity.seeAll(format.count(count))}
            </TextAction>
          ) : null}
          {addsPeople ? (
            <TextAction icon="plus" onClick={() => setAdding(true)}>
              {t.activity.add}
            </TextAction>
          ) : null}
        </CardFoot>
      ) : null}
      {isAdding ? (
        <AddPersonSheet
          activity={activity}
          checkIn={checkIn}
          attendances={attendances ?? []}
          lists={lists}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Card>
  );
};

interface PeopleProps {
  readonly attendances: readonly Local<'attendances'>[];
  readonly lists: Lists;
  readonly query: string | undefined;
  readonly showsAll: boolean;
}

/** Only the cards that are looked at are read; a search looks at all. */
const People = ({ attendances, lists, query, showsAll }: PeopleProps): ReactNode => {
  const { t } = useI18n();
  const needsAll = showsAll || query !== undefined;
  const latestFirst = useMemo(() => [...attendances].reverse(), [attendances]);
  const looked = needsAll ? latestFirst : latestFirst.slice(0, SHOWN_FIRST);
  const people = usePeople(looked.map(({ participantId }) => participantId));
  if (attendances.length === 0) {
    return (
      <EmptyState
        icon="users"
        level={3}
        title={t.activity.noParticipants}
        text={t.activity.noParticipantsText}
      />
    );
  }
  const wanted = query === undefined || query.trim() === '' ? undefined : query;
  const rows = looked.filter(({ participantId }) => {
    const person = people.get(participantId);
    return wanted === undefined || (person !== undefined && matchesName(person, wanted));
  });
  if (rows.length === 0) return <p className="py-3 text-ink-soft">{t.activity.noMatch(wanted ?? '')}</p>;
  return (
    <ListRows label={t.activity.participants}>
      {rows.map((attendance) => (
        <PersonRow
          key={attendance.id}
          attendance={attendance}
          person={people.get(attendance.participantId)}
          lists={lists}
        />
      ))}
    </ListRows>
  );
};

const labelOf = (entries: readonly ListEntry[], key: string): string =>
  entries.find((entry) => entry.key === key)?.label ?? key;

const PersonRow = ({
  attendance,
  person,
  lists,
}: {
  readonly attendance: Local<'attendances'>;
  readonly person: Local<'participants'> | undefined;
  readonly lists: Lists;
}): ReactNode => {
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
