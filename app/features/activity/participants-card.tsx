/** Who was there, latest first: for the bureau and the board only. */
import { useId, useState, type ReactNode } from 'react';
import { ExportMenu } from '#app/files/export-menu.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Loading, SkeletonRows } from '#app/ui/skeleton.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { dayOf } from '#schemas/primitives/dates.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';
import { AddPersonSheet } from './add-person-sheet.tsx';
import { matchesName } from './attendee.ts';
import type { Known } from './known-activity.tsx';
import { ParticipantsActs } from './participants-acts.tsx';
import { PeopleList } from './people-list.tsx';
import type { PersonLists } from './person-form.tsx';
import { useExportColumns } from './use-export-columns.ts';
import type { Present } from './use-present.ts';

export interface ParticipantsCardProps extends Known {
  readonly dossier: Local<'dossiers'> | null;
  /** In the order of arrival. */
  readonly attendances: readonly Local<'attendances'>[] | undefined;
  readonly people: ReadonlyMap<string, Local<'participants'>>;
  readonly lists: PersonLists;
  readonly addsPeople: boolean;
}

const SHOWN_FIRST = 6;

export const ParticipantsCard = (props: ParticipantsCardProps): ReactNode => {
  const { activity, club, dossier, attendances = [], people, lists, addsPeople } = props;
  const { t, format } = useI18n();
  const titleId = useId();
  const [query, setQuery] = useState<string>();
  const [showsAll, setShowsAll] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const columns = useExportColumns(lists);
  const count = attendances.length;
  const wanted = query?.trim() ?? '';
  const latestFirst = attendances
    .map((attendance): Present => ({ attendance, person: people.get(attendance.participantId) }))
    .reverse();
  const found =
    wanted === ''
      ? latestFirst
      : latestFirst.filter(({ person }) => person !== undefined && matchesName(person, wanted));
  return (
    <Card labelledBy={titleId} clubSlug={activity.clubId}>
      <CardHead
        id={titleId}
        title={t.activity.participants}
        sub={count === 0 ? undefined : t.activity.presentCount(format.count(count), count < 2)}
        trail={
          count === 0 ? undefined : (
            <span className="-mr-2 flex items-center">
              <IconButton
                icon={query === undefined ? 'search' : 'close'}
                label={query === undefined ? t.activity.search : t.activity.closeSearch}
                onClick={() => setQuery(query === undefined ? '' : undefined)}
              />
              <ExportMenu
                trigger="icon"
                title={`${activity.topic} · ${t.activity.participants}`}
                sub={wanted}
                fileName={`participants-${club.clubId}-${dayOf(activity.startsAt)}`}
                columns={columns}
                rows={found}
              />
            </span>
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
          className="mb-2"
        />
      )}
      {props.attendances === undefined ? (
        <Loading label={t.common.loading}>
          <SkeletonRows count={4} />
        </Loading>
      ) : count === 0 ? (
        <EmptyState
          icon="users"
          level={3}
          title={t.activity.noParticipants}
          text={t.activity.noParticipantsText}
        />
      ) : found.length === 0 ? (
        <p className="py-3 text-ink-soft">{t.activity.noMatch(wanted)}</p>
      ) : (
        <PeopleList
          // Another search begins at its first page.
          key={wanted}
          people={showsAll || query !== undefined ? found : found.slice(0, SHOWN_FIRST)}
          lists={lists}
        />
      )}
      <ParticipantsActs
        entitled={{ activity, club, attendances, lists }}
        dossier={dossier}
        addsPeople={addsPeople}
        all={
          count > SHOWN_FIRST && query === undefined
            ? { isShown: showsAll, toggle: () => setShowsAll(!showsAll) }
            : undefined
        }
        onAdd={() => setAdding(true)}
      />
      {isAdding ? (
        <AddPersonSheet
          activity={activity}
          checkIn={checkInOf(dossier)}
          attendances={attendances}
          lists={lists}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Card>
  );
};

const checkInOf = (dossier: Pick<Dossier, 'checkIn'> | null): Dossier['checkIn'] => dossier?.checkIn ?? null;
