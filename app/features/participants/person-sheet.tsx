/** Who somebody is, what the person came to, which cards are together, and what may be done about it. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ClubDot } from '#app/ui/club-glyph.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { SkeletonText } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { historyColumns } from './people-columns.ts';
import { averageRating, nameOf, type Card, type PersonRow, type Visit } from './person-rows.ts';
import { PersonHistory } from './person-history.tsx';
import { labelOf, type Lists } from './use-lists.ts';
import type { PeopleRights } from './rights.ts';
import { useSplit } from './use-split.ts';
import { SplitButton } from './split-button.tsx';
import type { People } from './use-people.ts';
import { VisitsProgress } from './visits-progress.tsx';

export interface PersonSheetProps {
  readonly row: PersonRow;
  readonly progress$: People['progress$'];
  readonly lists: Lists;
  readonly activityOf: (id: string) => Pick<Local<'activities'>, 'topic'> | undefined;
  readonly clubNameOf: (slug: string) => string;
  readonly rights: PeopleRights;
  readonly onEdit: () => void;
  readonly onMerge: () => void;
  readonly onClose: () => void;
}

export const PersonSheet = (props: PersonSheetProps): ReactNode => {
  const { row, progress$, lists, activityOf, clubNameOf, rights, onEdit, onMerge, onClose } = props;
  const { t, format } = useI18n();
  const { main, visits, clubs } = row;
  const words = t.people.person;
  const ratingOf = (all: readonly Visit[]): string => {
    const average = averageRating(all);
    return average === null ? '–' : format.rating(average);
  };
  const who = `${labelOf(lists.programs, main.programId)}, ${labelOf(lists.levels, main.levelId)}`;
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={nameOf(main)}
      sub={
        main.matricule === null || main.matricule === '' ? who : `${who} · ${words.matricule(main.matricule)}`
      }
      closeLabel={t.common.close}
    >
      <div className="grid gap-5 pt-2">
        <div>
          <Figures
            three
            items={[
              { label: words.attendances, value: visits && format.count(visits.length) },
              { label: words.rating, value: visits && ratingOf(visits) },
              { label: words.since, value: visits && (visits.at(-1)?.at.slice(0, 4) ?? '–') },
            ]}
          />
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
            {clubs.map((slug) => (
              <span key={slug} className="inline-flex items-center gap-1.5">
                <ClubDot clubSlug={slug} />
                {clubNameOf(slug)}{' '}
                {visits === undefined ? (
                  <SkeletonText width={16} />
                ) : (
                  format.count(visits.filter(({ clubId }) => clubId === slug).length)
                )}
              </span>
            ))}
          </p>
        </div>
        <PersonHistory visits={visits} activityOf={activityOf} clubNameOf={clubNameOf} />
        {row.cards.length > 1 ? <MergedCards {...props} /> : null}
        <Consents cards={row.cards} />
        <div className="flex flex-wrap items-center gap-x-4 border-t border-line pt-2">
          {rights.mayEdit(main) ? (
            <>
              <TextAction icon="edit" onClick={onEdit}>
                {words.edit}
              </TextAction>
              <TextAction icon="merge" onClick={onMerge}>
                {words.mergeWith}
              </TextAction>
            </>
          ) : null}
          {visits === undefined ? (
            <VisitsProgress progress$={progress$} />
          ) : (
            <ExportMenu
              trigger="pill"
              title={nameOf(main)}
              sub={who}
              fileName={`${main.lastName}-${main.firstName}`.toLowerCase().replaceAll(/\s+/g, '-')}
              columns={historyColumns(t, activityOf, clubNameOf)}
              rows={visits}
            />
          )}
        </div>
      </div>
    </Sheet>
  );
};

/** The other cards of the same person; each can be taken out again, whatever came in between. */
const MergedCards = ({ row, lists, clubNameOf, rights }: PersonSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const { isBusy, split } = useSplit();
  return (
    <section>
      <h3 className="font-bold text-ink-strong">{t.people.person.merged}</h3>
      <ListRows label={t.people.person.merged}>
        {row.cards.slice(1).map((card) => {
          const count = row.visits?.filter(({ participantId }) => participantId === card.id).length;
          return (
            <ListRow
              key={card.id}
              title={nameOf(card)}
              detail={[
                clubNameOf(card.clubId),
                labelOf(lists.programs, card.programId),
                ...(count === undefined ? [] : [t.people.attendances(count, format.count(count))]),
              ].join(' · ')}
              trail={
                card.mergedInto !== null && rights.mayMerge(card, card.mergedInto) ? (
                  <SplitButton name={nameOf(card)} busy={isBusy} onSplit={() => void split(card)} />
                ) : undefined
              }
            />
          );
        })}
      </ListRows>
    </section>
  );
};

/** A refusal on any card counts: what was said once is not overruled by another card. */
const Consents = ({ cards }: { readonly cards: readonly Card[] }): ReactNode => {
  const { t } = useI18n();
  const items = [
    { label: t.people.person.ranking, isYes: cards.every(({ rankingConsent }) => rankingConsent) },
    { label: t.people.person.image, isYes: cards.every(({ imageConsent }) => imageConsent) },
  ];
  return (
    <section>
      <h3 className="font-bold text-ink-strong">{t.people.person.consents}</h3>
      <ul>
        {items.map(({ label, isYes }) => (
          <li key={label} className="flex min-h-11 items-center justify-between gap-3">
            {label}
            <Chip tone={isYes ? 'green' : 'neutral'} icon={isYes ? 'check' : 'close'}>
              {isYes ? t.common.yes : t.common.no}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  );
};
