/**
 * The host notes somebody who could not answer. A person of the same name and filière who is there already is never written
 * over: the host says whether it is the same person.
 */
import { useMemo, useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { nameTokens } from '#schemas/primitives/person-key.ts';
import { isLateAnswer } from '#schemas/rules/check-in-window.ts';
import { freeDiscriminator, homonymsOf, nameOf } from './attendee.ts';
import type { FieldErrors } from '#app/data/forms/command-words.ts';
import { NOBODY, PersonForm, type PersonFields, type PersonLists } from './person-form.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { usePeople } from './use-people.ts';

export interface AddPersonSheetProps {
  readonly activity: Local<'activities'>;
  readonly checkIn: DossierCheckIn | null;
  readonly attendances: readonly Local<'attendances'>[];
  readonly lists: PersonLists;
  readonly onClose: () => void;
}

const SHOWN = Object.keys(NOBODY);

const missingOf = (fields: PersonFields, t: Messages): FieldErrors => {
  const words = t.activity.problem;
  const lacksName = (name: string): boolean => nameTokens(name, '').length === 0;
  return {
    ...(lacksName(fields.firstName) ? { firstName: words.missing.firstName } : {}),
    ...(lacksName(fields.lastName) ? { lastName: words.missing.lastName } : {}),
    ...(fields.programId === '' ? { programId: words.missing.programId } : {}),
    ...(fields.levelId === '' ? { levelId: words.missing.levelId } : {}),
  };
};

export const AddPersonSheet = (props: AddPersonSheetProps): ReactNode => {
  const { activity, lists, onClose } = props;
  const { t } = useI18n();
  const adding = useAddPerson(props);
  const { fields, change, errors, problem, homonym, isBusy, isReady } = adding;
  return (
    <FormSheet
      isReady={isReady}
      open
      onOpenChange={onClose}
      title={t.activity.add}
      sub={t.activity.addSub}
      closeLabel={t.common.close}
      clubSlug={activity.clubId}
      submitLabel={t.activity.addSubmit}
      submitIcon="plus"
      busy={isBusy}
      busyLabel={t.activity.adding}
      problem={problem}
      onSubmit={adding.submit}
    >
      {isReady ? <PersonForm fields={fields} errors={errors} onChange={change} lists={lists} /> : null}
      {homonym === undefined ? null : (
        <div ref={(notice) => notice?.scrollIntoView({ block: 'nearest' })}>
          <HomonymNotice {...homonym} onSame={adding.leave} onOther={adding.submitOther} />
        </div>
      )}
    </FormSheet>
  );
};

const useAddPerson = ({ activity, checkIn, attendances, onClose }: AddPersonSheetProps) => {
  const { t, format } = useI18n();
  const draft = useDraft(`add-person:${activity.id}`, NOBODY);
  const [missing, setMissing] = useState<FieldErrors>();
  const { run, isBusy, errors, problem, changed } = useCommandForm(SHOWN, missing);
  const [asked, setAsked] = useState(false);
  const people = usePeople(
    useMemo(() => attendances.map(({ participantId }) => participantId), [attendances]),
  );
  const fields = draft.value;
  const homonyms = homonymsOf(fields, [...people.values()]);
  const [first] = homonyms;

  const add = async (discriminator: string): Promise<void> => {
    const now = Date.now();
    const isAdded = await run((commands) =>
      commands.addAttendanceFromAnswer({
        clubId: activity.clubId,
        activityId: activity.id,
        way: 'host',
        late: checkIn !== null && isLateAnswer(checkIn, now),
        answer: {
          ...fields,
          rating: null,
          appreciation: '',
          suggestion: '',
          discriminator,
          answeredAt: toInstant(now),
        },
      }),
    );
    if (isAdded) leave();
  };
  /** The person is there: the next one begins with an empty form. */
  const leave = (): void => {
    draft.clear();
    onClose();
  };

  const submit = (): void => {
    const lacking = missingOf(fields, t);
    const isComplete = Object.keys(lacking).length === 0;
    setMissing(isComplete ? undefined : lacking);
    if (!isComplete) return;
    setAsked(first !== undefined);
    if (first === undefined) void add('');
  };
  const arrival = attendances.find(({ participantId }) => participantId === first?.id);
  return {
    fields,
    isReady: draft.isReady,
    isBusy,
    errors,
    problem,
    homonym:
      asked && first !== undefined && arrival !== undefined
        ? { name: nameOf(first), time: format.time(arrival.at) }
        : undefined,
    change: (part: Partial<PersonFields>) => {
      setAsked(false);
      changed(Object.keys(part));
      draft.change({ ...fields, ...part });
    },
    leave,
    submit,
    submitOther: () => void add(freeDiscriminator(homonyms)),
  };
};

const HomonymNotice = ({
  name,
  time,
  onSame,
  onOther,
}: {
  readonly name: string;
  readonly time: string;
  readonly onSame: () => void;
  readonly onOther: () => void;
}): ReactNode => {
  const { t } = useI18n();
  return (
    <Notice
      title={t.activity.already(name)}
      live
      actions={
        <>
          <TextAction onClick={onSame}>{t.activity.samePerson}</TextAction>
          <TextAction onClick={onOther}>{t.activity.otherPerson}</TextAction>
        </>
      }
    >
      {t.activity.alreadyText(time)}
    </Notice>
  );
};
