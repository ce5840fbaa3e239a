/** Who was found, or why nobody is shown. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Loading, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { VirtualList } from '#app/ui/virtual-list.tsx';
import { LINE_GRID, PersonLine } from './person-line.tsx';
import type { PersonRow } from './person-rows.ts';
import type { Lists } from './use-lists.ts';

/** Of a line on a phone, which is the higher one. */
const LINE_PX = 92;

export interface PeopleListProps {
  /** Undefined while nobody can say who they are. */
  readonly rows: readonly PersonRow[] | undefined;
  readonly lists: Lists;
  readonly query: string;
  /** Cards that a pair was proposed for. */
  readonly inPairs: ReadonlySet<string>;
  readonly clubNameOf: ((slug: string) => string) | undefined;
  readonly onOpen: (row: PersonRow) => void;
  readonly onReset: () => void;
}

export const PeopleList = (props: PeopleListProps): ReactNode => {
  const { rows, lists, query, inPairs, clubNameOf, onOpen, onReset } = props;
  const { t } = useI18n();
  if (rows === undefined) {
    return (
      <Loading label={t.people.counting.label}>
        <SkeletonListCard rows={8} />
      </Loading>
    );
  }
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState
          icon="search"
          title={t.people.noneTitle}
          text={t.people.noneText}
          action={<TextAction onClick={onReset}>{t.people.resetFilters}</TextAction>}
        />
      </Card>
    );
  }
  const { columns } = t.people;
  return (
    <Card flush>
      <div
        aria-hidden
        className={`${LINE_GRID} hidden border-b border-line py-3 text-sm font-medium text-ink-soft lg:grid`}
      >
        <span />
        <span>{columns.person}</span>
        <span>{clubNameOf === undefined ? null : columns.clubs}</span>
        <span>{columns.attendances}</span>
        <span />
      </div>
      <VirtualList
        label={t.people.list}
        rows={rows}
        rowKey={({ id }) => id}
        estimatePx={LINE_PX}
        render={(row) => (
          <PersonLine
            row={row}
            lists={lists}
            query={query}
            isLikelyDuplicate={row.cards.some(({ id }) => inPairs.has(id))}
            clubNameOf={clubNameOf}
            onOpen={() => onOpen(row)}
          />
        )}
      />
    </Card>
  );
};
