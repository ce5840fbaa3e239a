/**
 * The participant base: search, filters, list, and what opens from it. The same in a club (the bureau's own people) and for the
 * board (everybody, a person of two clubs once). What is exported is exactly what is listed.
 */
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useActivities, useClubs } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useAddressFilter } from '#app/data/forms/use-address-filter.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { NOTHING_ASKED, PEOPLE_ADDRESS } from './people-address.ts';
import { peopleColumns } from './people-columns.ts';
import { PeopleFilters } from './people-filters.tsx';
import { PeopleList } from './people-list.tsx';
import { PeopleSheets, type OpenSheet } from './people-sheets.tsx';
import { filterRows, isRead, yearsOf, type PersonRow } from './person-rows.ts';
import { useDuplicates } from './use-duplicates.ts';
import { useLists } from './use-lists.ts';
import { RecentlyMerged } from './recently-merged.tsx';
import type { People } from './use-people.ts';
import { useSearch } from './use-search.ts';
import { VisitsProgress } from './visits-progress.tsx';

export interface PeopleViewProps {
  /** Null: all clubs, for the board. */
  readonly club: Local<'clubs'> | null;
  readonly people: People;
  /** Puts the page's acts where its head has room for them. */
  readonly renderHead: (actions: ReactNode) => ReactNode;
}

export const PeopleView = ({ club, people, renderHead }: PeopleViewProps): ReactNode => {
  const { t, format } = useI18n();
  const [whom, setWhom] = useAddressFilter(PEOPLE_ADDRESS);
  const { query, filter } = whom;
  const asked = useDeferredValue(query);
  const [sheet, setSheet] = useState<OpenSheet>();
  const lists = useLists(club);
  const clubs = useClubs();
  const activities = useActivities(club?.clubId);
  const find = useSearch(people.persons);
  const pairs = useDuplicates(people);
  const inPairs = useMemo(() => new Set(pairs?.flatMap(({ first, second }) => [first, second])), [pairs]);
  const filtered = useMemo(() => filterRows(people.rows, filter, people.counted), [people, filter]);
  const shown = useMemo(() => filtered && inOrderFound(filtered, find?.(asked)), [filtered, find, asked]);
  const { visits } = people;
  const visited = useMemo(() => visits && new Set(visits.map(({ activityId }) => activityId)), [visits]);
  const years = useMemo(() => visits && yearsOf(visits), [visits]);
  const clubNameOf = (slug: string): string => clubs?.find(({ clubId }) => clubId === slug)?.name ?? slug;
  const count = shown && t.people.found(shown.length, format.count(shown.length));
  if (people.rows.length === 0) {
    return (
      <>
        {renderHead(null)}
        <Card>
          <EmptyState
            icon="users"
            clubSlug={club?.clubId}
            title={t.people.emptyTitle}
            text={t.people.emptyText}
          />
        </Card>
      </>
    );
  }
  return (
    <>
      {renderHead(
        pairs === undefined || pairs.length === 0 ? null : (
          <ActionBar>
            <Button variant="primary" icon="copy" onClick={() => setSheet({ kind: 'duplicates' })}>
              {t.people.duplicates.check(pairs.length)}
            </Button>
          </ActionBar>
        ),
      )}
      <Stack>
        <div>
          <SearchField query={query} onQuery={(next) => setWhom({ ...whom, query: next })} />
          <div className="mt-2 flex items-center justify-between gap-3">
            <p role="status" className="text-sm text-ink-soft">
              {count ?? t.people.counting.whoCame}
            </p>
            {visits !== undefined && shown?.every(isRead) ? (
              <ExportMenu
                trigger="pill"
                title={club === null ? t.people.title : `${t.people.title}, ${club.name}`}
                sub={asked.trim() === '' ? count : `${count} · «\u00A0${asked.trim()}\u00A0»`}
                fileName={club === null ? 'participants' : `participants-${club.clubId}`}
                columns={peopleColumns(t, lists, clubNameOf)}
                rows={shown}
              />
            ) : (
              <VisitsProgress progress$={people.progress$} />
            )}
          </div>
          {asked.trim() !== '' && count !== undefined ? (
            <p className="mt-1 text-sm text-ink-soft">{t.people.foundHint}</p>
          ) : null}
        </div>
        <PeopleFilters
          filter={filter}
          onChange={(part) => setWhom({ ...whom, filter: { ...filter, ...part } })}
          lists={lists}
          activities={(activities ?? []).filter(
            ({ id, clubId }) =>
              (visited?.has(id) ?? id === filter.activityId) &&
              (filter.club === null || clubId === filter.club),
          )}
          years={years ?? (filter.year === null ? [] : [filter.year])}
          areVisitsRead={visits !== undefined}
          clubs={club === null ? (clubs ?? []) : undefined}
        />
        <PeopleList
          rows={shown}
          lists={lists}
          query={asked}
          inPairs={inPairs}
          clubNameOf={club === null ? clubNameOf : undefined}
          onOpen={({ id }) => setSheet({ kind: 'person', id })}
          onReset={() => setWhom(NOTHING_ASKED)}
        />
        <RecentlyMerged rows={people.rows} />
        {sheet === undefined ? null : (
          <PeopleSheets
            sheet={sheet}
            onSheet={setSheet}
            people={people}
            pairs={pairs ?? []}
            find={find}
            lists={lists}
            activities={activities ?? []}
            clubNameOf={clubNameOf}
          />
        )}
      </Stack>
    </>
  );
};

/** The best found first; all in their own order while nothing is asked. */
const inOrderFound = (
  rows: readonly PersonRow[],
  found: readonly string[] | undefined,
): readonly PersonRow[] => {
  if (found === undefined) return rows;
  const byId = new Map<string, PersonRow>(rows.map((row) => [row.id, row]));
  return found.flatMap((id) => byId.get(id) ?? []);
};

const SearchField = ({
  query,
  onQuery,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}): ReactNode => {
  const { t } = useI18n();
  return (
    <span className="relative block">
      <TextInput
        type="text"
        role="searchbox"
        icon="search"
        inputMode="search"
        enterKeyHint="search"
        aria-label={t.people.search}
        placeholder={t.people.searchHint}
        value={query}
        onValue={onQuery}
        className="pr-12"
      />
      {query === '' ? null : (
        <IconButton
          icon="close"
          label={t.people.clearSearch}
          onClick={() => onQuery('')}
          className="absolute top-0.5 right-0.5"
        />
      )}
    </span>
  );
};
