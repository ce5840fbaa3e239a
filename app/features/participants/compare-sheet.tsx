/** Two cards side by side: what differs, which name stays, and what comes of it. Only a person decides that they are one. */
import { useState, type ReactNode } from 'react';
import { commandText } from '#app/data/command-words.ts';
import { useCommand } from '#app/data/use-command.ts';
import { useAct } from '#app/data/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import type { CommandError } from '#app/data/write-context.ts';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { ParticipantId } from '#schemas/primitives/ids.ts';
import { nameOf, type Card, type PersonRow } from './person-rows.ts';
import type { PeopleRights } from './rights.ts';
import { labelOf, type Lists } from './use-lists.ts';

export interface CompareSheetProps {
  readonly rows: readonly [PersonRow, PersonRow];
  /** Why they were proposed, in words; undefined when somebody chose them. */
  readonly why: string | undefined;
  readonly lists: Lists;
  readonly clubNameOf: (slug: string) => string;
  readonly rights: PeopleRights;
  /** Undefined where nobody proposed them. */
  readonly onTwo: (() => void) | undefined;
  readonly onClose: () => void;
}

export const CompareSheet = (props: CompareSheetProps): ReactNode => {
  const { rows, why, lists, clubNameOf, rights, onTwo, onClose } = props;
  const { t, format } = useI18n();
  const words = t.people.merge;
  const [a, b] = rows;
  const [keptId, setKept] = useState<ParticipantId>(a.id);
  const { isBusy, error, run } = useCommand();
  const act = useAct();
  const toast = useToast();
  const [kept, other] = keptId === b.id ? [b, a] : [a, b];
  const isAllowed = rights.mayMerge(other.main, kept.id);
  const merge = async (): Promise<void> => {
    if (!(await run((commands) => commands.mergeParticipant(other.id, kept.id)))) return;
    onClose();
    toast.show({
      text: words.done(nameOf(kept.main)),
      icon: 'merge',
      action: {
        label: t.common.undo,
        onPress: () => void act({ work: (commands) => commands.mergeParticipant(other.id, null) }),
      },
    });
  };
  const together = new Set([...a.visits, ...b.visits].map(({ activityId }) => activityId)).size;
  const allCards = [...a.cards, ...b.cards];
  const isRefused = allCards.some(({ rankingConsent }) => !rankingConsent);
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={words.title}
      sub={why}
      closeLabel={t.common.close}
      foot={
        <>
          {isAllowed ? (
            <Button variant="primary" icon="merge" busy={isBusy} onClick={() => void merge()}>
              {words.submit}
            </Button>
          ) : null}
          {onTwo === undefined ? null : (
            <Button icon="users" onClick={onTwo}>
              {words.two}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4 pt-2">
        <ChoiceGroup<ParticipantId>
          label={words.keep}
          layout="list"
          options={rows.map(({ id, main, clubs, visits }, index) => ({
            value: id,
            label: nameOf(main),
            detail: [
              words.card(index + 1),
              clubs.map(clubNameOf).join(', '),
              t.people.attendances(visits.length, format.count(visits.length)),
            ].join(' · '),
          }))}
          value={kept.id}
          onChange={setKept}
        />
        <Differences cards={[a.main, b.main]} lists={lists} />
        <Notice tone={isAllowed ? 'good' : 'warn'} icon="merge">
          {isAllowed ? (
            <>
              <b>
                {words.outcome(nameOf(kept.main), t.people.attendances(together, format.count(together)))}
              </b>
              {isRefused ? <span className="block">{words.refusalWins}</span> : null}
            </>
          ) : (
            words.otherClub
          )}
        </Notice>
        {error === undefined ? null : <Notice tone="bad" title={problemOf(error, t)} live />}
        <p className="text-sm text-ink-soft">{words.canSplit}</p>
      </div>
    </Sheet>
  );
};

const problemOf = (error: CommandError, t: Messages): string =>
  error.type === 'invalid' && 'mergedInto' in error.fields
    ? t.people.merge.samePerson
    : (commandText(error, t) ?? t.activity.problem.invalid);

/** What agrees is said in a word, what differs is shown. */
const Differences = ({
  cards: [a, b],
  lists,
}: {
  readonly cards: readonly [Card, Card];
  readonly lists: Lists;
}): ReactNode => {
  const { t } = useI18n();
  const words = t.people.merge;
  const lines = [
    { label: t.people.program, of: (card: Card) => labelOf(lists.programs, card.programId) },
    { label: t.people.level, of: (card: Card) => labelOf(lists.levels, card.levelId) },
    { label: t.people.columns.matricule, of: (card: Card) => card.matricule ?? '–' },
  ];
  return (
    <ul>
      {lines.map(({ label, of }) => {
        const isSame = of(a) === of(b);
        return (
          <li
            key={label}
            className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1"
          >
            <span className="text-ink-soft">{label}</span>
            <span className="flex flex-wrap items-center gap-2 text-ink-strong">
              {isSame ? of(a) : `${of(a)} · ${of(b)}`}
              <Chip tone={isSame ? 'green' : 'amber'} icon={isSame ? 'check' : 'alert'}>
                {isSame ? words.identical : words.different}
              </Chip>
            </span>
          </li>
        );
      })}
    </ul>
  );
};
