/** Cards that were put together lately, below the list: a merge that was wrong is found again without remembering a name. */
import { useMemo, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card as CardBox, CardHead } from '#app/ui/card.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { mergedLately, nameOf, type PersonRow } from './person-rows.ts';
import { useRights } from './rights.ts';
import { useSplit } from './use-split.ts';
import { SplitButton } from './split-button.tsx';

export const RecentlyMerged = ({ rows }: { readonly rows: readonly PersonRow[] }): ReactNode => {
  const { t, format } = useI18n();
  const words = t.people.merge;
  const rights = useRights();
  const { isBusy, split } = useSplit();
  const merged = useMemo(() => mergedLately(rows), [rows]);
  if (merged.length === 0) return null;
  return (
    <CardBox>
      <CardHead title={words.recent} sub={words.canSplit} />
      <ListRows label={words.recent}>
        {merged.map(({ card, into, main }) => (
          <ListRow
            key={card.id}
            title={nameOf(card)}
            detail={words.recentDetail(nameOf(main), format.date(card.updatedAt))}
            trail={
              rights.mayMerge(card, into) ? (
                <SplitButton name={nameOf(card)} busy={isBusy} onSplit={() => void split(card)} />
              ) : undefined
            }
          />
        ))}
      </ListRows>
    </CardBox>
  );
};
