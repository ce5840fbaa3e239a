/** What lies over the list: a person, its correction, a pair side by side. One at a time, each leads back to where it came from. */
import { useMemo, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { askAgain, keepSeparate } from '#app/data/workspace/separate-people.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { SkeletonRows } from '#app/ui/skeleton.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { ParticipantId } from '#schemas/primitives/ids.ts';
import { pairKey } from '#schemas/rules/people/likely-duplicates.ts';
import { CompareSheet } from './compare-sheet.tsx';
import { DuplicatesSheet, whyOf } from './duplicates-sheet.tsx';
import { EditPersonSheet } from './edit-person-sheet.tsx';
import type { PeopleSearch } from './people-search.ts';
import { PersonSheet } from './person-sheet.tsx';
import { isRead, nameOf, type PersonRow, type ReadRow } from './person-rows.ts';
import { PickSheet } from './pick-sheet.tsx';
import { useRights } from './rights.ts';
import type { Duplicate } from './use-duplicates.ts';
import type { Lists } from './use-lists.ts';
import type { People } from './use-people.ts';
import { VisitsProgress } from './visits-progress.tsx';

export type OpenSheet =
  | { readonly kind: 'person' | 'edit' | 'pick'; readonly id: ParticipantId }
  | { readonly kind: 'duplicates' }
  | {
      readonly kind: 'compare';
      readonly ids: readonly [ParticipantId, ParticipantId];
      readonly pair: Duplicate | undefined;
    };

export interface PeopleSheetsProps {
  readonly sheet: OpenSheet;
  readonly onSheet: (sheet: OpenSheet | undefined) => void;
  readonly people: People;
  readonly pairs: readonly Duplicate[];
  readonly find: PeopleSearch['find'] | undefined;
  readonly lists: Lists;
  readonly activities: readonly Local<'activities'>[];
  readonly clubNameOf: (slug: string) => string;
}

export const PeopleSheets = (props: PeopleSheetsProps): ReactNode => {
  const { sheet, onSheet, people, pairs, clubNameOf } = props;
  const { t } = useI18n();
  const rowOf = useRowOf(people);
  if (sheet.kind === 'duplicates') {
    return (
      <DuplicatesSheet
        pairs={pairs}
        clubNameOf={clubNameOf}
        onChoose={(pair) => onSheet({ kind: 'compare', ids: [pair.cards[0].id, pair.cards[1].id], pair })}
        onClose={() => onSheet(undefined)}
      />
    );
  }
  if (sheet.kind === 'compare') {
    const [a, b] = sheet.ids.map(rowOf);
    if (a === undefined || b === undefined) return null;
    // Which card goes on is proposed by what each came to.
    return isRead(a) && isRead(b) ? (
      <Compared {...props} rows={[a, b]} pair={sheet.pair} />
    ) : (
      <Sheet
        open
        onOpenChange={() => onSheet(undefined)}
        title={t.people.merge.title}
        sub={`${nameOf(a.main)}, ${nameOf(b.main)}`}
        closeLabel={t.common.close}
      >
        <div className="grid gap-4 pt-2">
          <VisitsProgress progress$={people.progress$} />
          <SkeletonRows count={2} />
        </div>
      </Sheet>
    );
  }
  const row = rowOf(sheet.id);
  return row === undefined ? null : <OnePerson {...props} kind={sheet.kind} row={row} />;
};

/** By any of the person's cards: a merge changes which one speaks for it. */
const useRowOf = ({ rows }: People): ((id: ParticipantId) => PersonRow | undefined) => {
  const byCard = useMemo(
    () => new Map(rows.flatMap((row) => row.cards.map(({ id }) => [id, row] as const))),
    [rows],
  );
  return (id) => byCard.get(id);
};

interface OnePersonProps extends PeopleSheetsProps {
  readonly kind: 'person' | 'edit' | 'pick';
  readonly row: PersonRow;
}

const OnePerson = ({
  kind,
  row,
  onSheet,
  people,
  find,
  lists,
  activities,
  clubNameOf,
}: OnePersonProps): ReactNode => {
  const rights = useRights();
  const byId = useMemo(() => new Map(activities.map((one) => [one.id as string, one])), [activities]);
  const rowsById = useMemo(
    () => new Map<string, PersonRow>(people.rows.map((one) => [one.id, one])),
    [people],
  );
  const back = (): void => onSheet({ kind: 'person', id: row.id });
  switch (kind) {
    case 'person':
      return (
        <PersonSheet
          row={row}
          progress$={people.progress$}
          lists={lists}
          activityOf={(id) => byId.get(id)}
          clubNameOf={clubNameOf}
          rights={rights}
          onEdit={() => onSheet({ kind: 'edit', id: row.id })}
          onMerge={() => onSheet({ kind: 'pick', id: row.id })}
          onClose={() => onSheet(undefined)}
        />
      );
    case 'edit':
      return <EditPersonSheet card={row.main} lists={lists} onClose={back} />;
    case 'pick':
      return (
        <PickSheet
          of={row}
          rows={rowsById}
          find={find}
          lists={lists}
          clubNameOf={clubNameOf}
          onPick={({ id }) => onSheet({ kind: 'compare', ids: [row.id, id], pair: undefined })}
          onClose={back}
        />
      );
  }
};

interface ComparedProps extends PeopleSheetsProps {
  readonly rows: readonly [ReadRow, ReadRow];
  readonly pair: Duplicate | undefined;
}

const Compared = ({ rows, pair, onSheet, lists, clubNameOf }: ComparedProps): ReactNode => {
  const { t } = useI18n();
  const rights = useRights();
  const workspace = useWorkspace();
  const toast = useToast();
  const close = (): void =>
    onSheet(pair === undefined ? { kind: 'person', id: rows[0].id } : { kind: 'duplicates' });
  const keepApart = async (): Promise<void> => {
    if (workspace === undefined) return;
    // Of two people no card is the other's.
    const [a, b] = rows;
    const keys = a.cards.flatMap((one) => b.cards.map((other) => pairKey(one.id, other.id)));
    await keepSeparate(workspace, keys);
    close();
    toast.show({
      text: t.people.duplicates.keptApart,
      icon: 'users',
      action: { label: t.common.undo, onPress: () => void askAgain(workspace, keys) },
    });
  };
  return (
    <CompareSheet
      rows={rows}
      why={pair === undefined ? undefined : whyOf(pair, t)}
      lists={lists}
      clubNameOf={clubNameOf}
      rights={rights}
      onTwo={pair === undefined ? undefined : () => void keepApart()}
      onClose={close}
    />
  );
};
