/** Pairs that are probably one person, the surest first; each opens side by side. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { nameOf } from './person-rows.ts';
import type { Duplicate } from './use-duplicates.ts';

/** More at once nobody looks through. */
const SHOWN = 40;

const likelihood = (pair: Duplicate, t: Messages): string => {
  const words = t.people.duplicates;
  if (pair.isVeryLikely) return words.veryLikely;
  return pair.isSameProgram && pair.reason !== 'initial' ? words.likely : words.perhapsTwo;
};

/** «Noms qui s’écrivent presque pareil, même filière, même niveau» */
export const whyOf = (pair: Duplicate, t: Messages): string => {
  const words = t.people.duplicates;
  return [
    words.reason[pair.reason],
    pair.isSameProgram ? words.sameProgram : words.otherProgram,
    pair.isSameLevel ? words.sameLevel : words.otherLevel,
  ].join(', ');
};

export interface DuplicatesSheetProps {
  readonly pairs: readonly Duplicate[];
  readonly clubNameOf: (slug: string) => string;
  readonly onChoose: (pair: Duplicate) => void;
  readonly onClose: () => void;
}

export const DuplicatesSheet = ({
  pairs,
  clubNameOf,
  onChoose,
  onClose,
}: DuplicatesSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.people.duplicates;
  const rest = pairs.length - SHOWN;
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={words.title}
      sub={pairs.length === 0 ? undefined : words.sub(pairs.length, format.count(pairs.length))}
      closeLabel={t.common.close}
    >
      {pairs.length === 0 ? (
        <EmptyState icon="check-circle" title={words.none} text={t.people.merge.canSplit} level={3} />
      ) : (
        <ListRows label={words.title}>
          {pairs.slice(0, SHOWN).map((pair) => {
            const [first, second] = pair.cards;
            const clubs = [...new Set(pair.cards.map(({ clubId }) => clubNameOf(clubId)))];
            return (
              <ListRow
                key={pair.key}
                title={
                  <>
                    {nameOf(first)}
                    <br />
                    {nameOf(second)}
                  </>
                }
                detail={[clubs.join(', '), words.reason[pair.reason], likelihood(pair, t)].join(' · ')}
                onPress={() => onChoose(pair)}
              />
            );
          })}
        </ListRows>
      )}
      {rest > 0 ? <p className="py-3 text-sm text-ink-soft">{words.more(format.count(rest))}</p> : null}
    </Sheet>
  );
};
