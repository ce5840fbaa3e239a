/** One person of the list: a line of a table on a wide screen, a small card of lines on a phone. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ClubDot } from '#app/ui/club-glyph.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { SkeletonText } from '#app/ui/skeleton.tsx';
import { Hit } from '#app/ui/text-parts.tsx';
import { foldName } from '#schemas/primitives/person-key.ts';
import { nameOf, type PersonRow, type Visit } from './person-rows.ts';
import { labelOf, type Lists } from './use-lists.ts';

export interface PersonLineProps {
  readonly row: PersonRow;
  readonly lists: Lists;
  /** Words that were typed. */
  readonly query: string;
  readonly isLikelyDuplicate: boolean;
  /** Names of the clubs, where more than one is listed. */
  readonly clubNameOf: ((slug: string) => string) | undefined;
  readonly onOpen: () => void;
}

export const LINE_GRID =
  'grid grid-cols-[40px_minmax(0,1fr)_16px] items-center gap-x-3 px-4 lg:grid-cols-[40px_minmax(0,3fr)_minmax(0,2fr)_190px_16px] lg:px-6';

export const PersonLine = (props: PersonLineProps): ReactNode => {
  const { row, lists, query, isLikelyDuplicate, clubNameOf, onOpen } = props;
  const { t } = useI18n();
  const { main } = row;
  return (
    <button
      type="button"
      onClick={onOpen}
      className={`${LINE_GRID} w-full py-2.5 text-start hover:bg-surface-2`}
    >
      <Avatar name={nameOf(main)} />
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere text-ink-strong">
          <MarkedName name={nameOf(main)} query={query} />
        </span>
        <span className="block text-sm text-ink-soft">
          {labelOf(lists.programs, main.programId)}, {labelOf(lists.levels, main.levelId)}
        </span>
        {isLikelyDuplicate ? (
          <span className="mt-1 block">
            <Chip tone="amber" icon="copy">
              {t.people.likelyDuplicate}
            </Chip>
          </span>
        ) : null}
      </span>
      <span className="col-start-2 flex flex-wrap gap-x-3 text-sm text-ink-soft lg:col-start-auto">
        {clubNameOf === undefined
          ? null
          : row.clubs.map((slug) => (
              <span key={slug} className="inline-flex items-center gap-1.5 whitespace-nowrap">
                <ClubDot clubSlug={slug} />
                {clubNameOf(slug)}
              </span>
            ))}
      </span>
      <span className="col-start-2 text-sm text-ink-soft lg:col-start-auto">
        {row.visits === undefined ? <UnreadVisits /> : <Visits visits={row.visits} />}
      </span>
      <Icon
        name="chevron-right"
        size="sm"
        className="col-start-3 row-start-1 text-ink-soft lg:col-start-auto lg:row-start-auto"
      />
    </button>
  );
};

const Visits = ({ visits }: { readonly visits: readonly Visit[] }): ReactNode => {
  const { t, format } = useI18n();
  const [last] = visits;
  return (
    <>
      <span className="font-bold text-ink-strong lg:block">
        {t.people.attendances(visits.length, format.count(visits.length))}
      </span>
      <span className="lg:hidden"> · {last === undefined ? t.people.never : format.shortDate(last.at)}</span>
      <span className="hidden lg:inline">{last === undefined ? t.people.never : format.date(last.at)}</span>
    </>
  );
};

/** In the place of the count and of the last date. */
const UnreadVisits = (): ReactNode => (
  <>
    <span className="lg:block">
      <SkeletonText width={84} />
    </span>
    <span className="ml-2 lg:ml-0">
      <SkeletonText width={64} />
    </span>
  </>
);

/** What was typed is underlined where a word begins with it. */
const MarkedName = ({ name, query }: { readonly name: string; readonly query: string }): ReactNode => {
  const typed = foldName(query)
    .split(' ')
    .filter((word) => word !== '');
  return name.split(' ').map((word, index) => {
    const hit = typed.find((part) => foldName(word).startsWith(part));
    return (
      <span key={String(index)}>
        {index === 0 ? null : ' '}
        {hit === undefined ? (
          word
        ) : (
          <>
            <Hit>{word.slice(0, hit.length)}</Hit>
            {word.slice(hit.length)}
          </>
        )}
      </span>
    );
  });
};
