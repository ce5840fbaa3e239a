/** Two cards side by side: what differs is a choice, and what comes of it is said. Only a person decides that they are one. */
import { useState, type ReactNode } from 'react';
import type { Commands } from '#app/data/commands/commands.ts';
import type { ParticipantEdit } from '#app/data/commands/participants.ts';
import { commandText } from '#app/data/forms/command-words.ts';
import { useCommand } from '#app/data/forms/use-command.ts';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import type { CommandFailure } from '#app/data/forms/command-outcome.ts';
import { Button } from '#app/ui/button.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { useToast } from '#app/ui/toast.tsx';
import {
  chosenOf,
  COMPARED,
  differingFields,
  editOfMain,
  usualMain,
  usuallyKept,
  valuesBefore,
  type ComparedField,
  type Kept,
} from './kept-fields.ts';
import { nameOf, type Card, type ReadRow } from './person-rows.ts';
import type { PeopleRights } from './rights.ts';
import { labelOf, type Lists } from './use-lists.ts';

export interface CompareSheetProps {
  readonly rows: readonly [ReadRow, ReadRow];
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
  const [kept, setKept] = useState<Kept>(() => usuallyKept(rows));
  const { isBusy, error, run } = useCommand();
  const act = useAct();
  const toast = useToast();
  const [main, other] = usualMain(rows) === 1 ? [b.main, a.main] : [a.main, b.main];
  const chosen = chosenOf(rows, kept);
  const isAllowed = rights.mayMerge(other, main.id) && rights.mayEdit(main);
  /** What was chosen goes on the card that goes on. */
  const mergeWith = async (commands: Commands, into: Card['id'] | null, edit: ParticipantEdit) => {
    const merged = await commands.mergeParticipant(other.id, into);
    return merged.ok && Object.keys(edit).length > 0 ? commands.editParticipant(main.id, edit) : merged;
  };
  const merge = async (): Promise<void> => {
    const edit = editOfMain(main, chosen);
    if (!(await run((commands) => mergeWith(commands, main.id, edit)))) return;
    onClose();
    toast.show({
      text: words.done(nameOf(chosen)),
      icon: 'merge',
      action: {
        label: t.common.undo,
        onPress: () => void act({ work: (commands) => mergeWith(commands, null, valuesBefore(main, edit)) }),
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
            <Button
              variant="primary"
              icon="merge"
              busy={isBusy}
              onClick={() => void merge()}
              className="flex-auto"
            >
              {words.submit}
            </Button>
          ) : null}
          {onTwo === undefined ? null : (
            <Button icon="users" onClick={onTwo} className="flex-auto">
              {words.two}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4 pt-2">
        <ul>
          {rows.map(({ id, main: card, clubs, visits }, index) => (
            <li key={id} className="flex min-h-11 flex-wrap items-baseline gap-x-2 py-1">
              <b className="text-ink-strong">{`${words.card(index + 1)} · ${nameOf(card)}`}</b>
              <span className="text-sm text-ink-soft">
                {`${clubs.map(clubNameOf).join(', ')} · ${t.people.attendances(visits.length, format.count(visits.length))}`}
              </span>
            </li>
          ))}
        </ul>
        <Differences rows={rows} kept={kept} onKept={setKept} lists={lists} />
        <Notice tone={isAllowed ? 'good' : 'warn'} icon="merge">
          {isAllowed ? (
            <>
              <b>{words.outcome(nameOf(chosen), t.people.attendances(together, format.count(together)))}</b>
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

const problemOf = (error: CommandFailure, t: Messages): string =>
  error.type === 'invalid' && 'mergedInto' in error.fields
    ? t.people.merge.samePerson
    : (commandText(error, t) ?? t.activity.problem.invalid);

interface DifferencesProps extends Pick<CompareSheetProps, 'rows' | 'lists'> {
  readonly kept: Kept;
  readonly onKept: (kept: Kept) => void;
}

/** What differs is a choice, what agrees is plain text. */
const Differences = ({ rows, kept, onKept, lists }: DifferencesProps): ReactNode => {
  const { t } = useI18n();
  const words = t.people.merge;
  const textOf = (field: ComparedField, card: Card): string => {
    const value = card[field] ?? '';
    if (field === 'programId') return labelOf(lists.programs, value);
    if (field === 'levelId') return labelOf(lists.levels, value);
    return value === '' ? words.nothing : value;
  };
  const differing = differingFields(rows);
  const same = COMPARED.filter((field) => !differing.includes(field) && (rows[0].main[field] ?? '') !== '');
  return (
    <>
      {differing.map((field) => (
        <ChoiceGroup<'0' | '1'>
          key={field}
          label={words.fields[field]}
          layout="list"
          options={rows.map(({ main }, index) => ({
            value: index === 0 ? '0' : '1',
            label: textOf(field, main),
            detail: words.card(index + 1),
          }))}
          value={kept[field] === 0 ? '0' : '1'}
          onChange={(value) => onKept({ ...kept, [field]: value === '0' ? 0 : 1 })}
        />
      ))}
      {same.length === 0 ? null : (
        <p className="text-ink-soft">
          {words.same(same.map((field) => textOf(field, rows[0].main)).join(', '))}
        </p>
      )}
    </>
  );
};
