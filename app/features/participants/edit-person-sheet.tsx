/** Names, filière, niveau, matricule and consents of one card. What was typed stays when the sheet is closed. */
import type { ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { ListEntry } from '#schemas/documents/club.ts';
import { nameOf, type Card } from './person-rows.ts';
import type { Lists } from './use-lists.ts';

export interface EditPersonSheetProps {
  readonly card: Card;
  readonly lists: Lists;
  readonly onClose: () => void;
}

const SHOWN = ['firstName', 'lastName', 'programId', 'levelId', 'matricule'] as const;

const valuesOf = (card: Card) => ({
  firstName: card.firstName,
  lastName: card.lastName,
  programId: card.programId,
  levelId: card.levelId,
  matricule: card.matricule ?? '',
  rankingConsent: card.rankingConsent,
  imageConsent: card.imageConsent,
});

type Values = ReturnType<typeof valuesOf>;

const toEdit = ({ firstName, lastName, matricule, ...rest }: Partial<Values>) => ({
  ...rest,
  ...(firstName === undefined ? {} : { firstName: firstName.trim() }),
  ...(lastName === undefined ? {} : { lastName: lastName.trim() }),
  ...(matricule === undefined ? {} : { matricule: matricule.trim() === '' ? null : matricule.trim() }),
});

/** Also what a list does not hold any more. */
const choicesOf = (entries: readonly ListEntry[], chosen: string) => [
  ...entries.map(({ key, label }) => ({ value: key, label })),
  ...(entries.some(({ key }) => key === chosen) ? [] : [{ value: chosen, label: chosen }]),
];

export const EditPersonSheet = ({ card, lists, onClose }: EditPersonSheetProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const form = useCommandForm(SHOWN);
  const draft = useDraft(`edit-person:${card.id}`, editOf(valuesOf(card)));
  const { base, values } = draft.value;
  const change = (part: Partial<Values>): void => {
    form.changed(Object.keys(part));
    draft.change({ base, values: { ...values, ...part } });
  };
  const save = async (): Promise<void> => {
    const edit = toEdit(editedFields(base, values));
    if (!(await form.run((commands) => commands.editParticipant(card.id, edit)))) return;
    draft.clear();
    toast.show({ text: t.people.edit.saved, icon: 'check' });
    onClose();
  };
  const text = (name: 'firstName' | 'lastName' | 'matricule', maxLength: number): ReactNode => (
    <Field
      label={t.people.edit[name]}
      error={form.errors[name]}
      optional={name === 'matricule' ? t.common.optional : undefined}
    >
      <TextInput
        name={name}
        value={values[name]}
        onValue={(value) => change({ [name]: value })}
        maxLength={maxLength}
        autoCapitalize={name === 'matricule' ? 'characters' : 'words'}
      />
    </Field>
  );
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={t.people.edit.title}
      sub={nameOf(card)}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <>
          {text('firstName', 60)}
          {text('lastName', 60)}
          <ChoiceGroup
            label={t.people.program}
            options={choicesOf(lists.programs, values.programId)}
            value={values.programId}
            onChange={(programId) => change({ programId })}
            error={form.errors['programId']}
          />
          <ChoiceGroup
            label={t.people.level}
            layout="even"
            options={choicesOf(lists.levels, values.levelId)}
            value={values.levelId}
            onChange={(levelId) => change({ levelId })}
            error={form.errors['levelId']}
          />
          {text('matricule', 30)}
          <div>
            <CheckRow
              label={t.activity.rankingConsent}
              checked={values.rankingConsent}
              onChange={(rankingConsent) => change({ rankingConsent })}
            />
            <CheckRow
              label={t.activity.imageConsent}
              checked={values.imageConsent}
              onChange={(imageConsent) => change({ imageConsent })}
            />
          </div>
        </>
      ) : null}
    </CommandSheet>
  );
};
