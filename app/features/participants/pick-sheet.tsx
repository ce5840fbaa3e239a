/** Finding the other card of somebody, to put the two together. */
import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { PeopleSearch } from './people-search.ts';
import { nameOf, type PersonRow } from './person-rows.ts';
import { labelOf, type Lists } from './use-lists.ts';

const SHOWN = 12;

export interface PickSheetProps {
  readonly of: PersonRow;
  readonly rows: ReadonlyMap<string, PersonRow>;
  readonly find: PeopleSearch['find'] | undefined;
  readonly lists: Lists;
  readonly clubNameOf: (slug: string) => string;
  readonly onPick: (row: PersonRow) => void;
  readonly onClose: () => void;
}

export const PickSheet = ({
  of,
  rows,
  find,
  lists,
  clubNameOf,
  onPick,
  onClose,
}: PickSheetProps): ReactNode => {
  const { t } = useI18n();
  const [query, setQuery] = useState(of.main.lastName);
  const [isSelf, setSelf] = useState(false);
  const found = (find?.(query) ?? []).slice(0, SHOWN).flatMap((id) => rows.get(id) ?? []);
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.people.merge.pickTitle}
      sub={nameOf(of.main)}
      closeLabel={t.common.close}
    >
      <TextInput
        type="search"
        icon="search"
        aria-label={t.people.search}
        placeholder={t.people.searchHint}
        value={query}
        onValue={setQuery}
        className="my-2"
      />
      <p className="text-sm text-ink-soft">{t.people.merge.pickHint}</p>
      {isSelf ? <Notice tone="bad" title={t.people.merge.samePerson} live /> : null}
      <ListRows label={t.people.list}>
        {found.map((row) => (
          <ListRow
            key={row.id}
            lead={<Avatar name={nameOf(row.main)} />}
            title={nameOf(row.main)}
            detail={[
              labelOf(lists.programs, row.main.programId),
              labelOf(lists.levels, row.main.levelId),
              row.clubs.map(clubNameOf).join(', '),
            ].join(' · ')}
            onPress={() => (row.id === of.id ? setSelf(true) : onPick(row))}
          />
        ))}
      </ListRows>
    </Sheet>
  );
};
