/** A person's card as the host types it. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { FieldErrors } from '#app/data/forms/command-words.ts';

export interface PersonLists {
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
}

export interface PersonFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly programId: string;
  readonly levelId: string;
  readonly rankingConsent: boolean;
  readonly imageConsent: boolean;
}

export const NOBODY: PersonFields = {
  firstName: '',
  lastName: '',
  programId: '',
  levelId: '',
  rankingConsent: false,
  imageConsent: false,
};

export interface PersonFormProps {
  readonly lists: PersonLists;
  readonly fields: PersonFields;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<PersonFields>) => void;
}

const choicesOf = (entries: readonly ListEntry[]) => entries.map(({ key, label }) => ({ value: key, label }));

export const PersonForm = ({ fields, errors, onChange, lists }: PersonFormProps): ReactNode => {
  const { t } = useI18n();
  const name = (key: 'firstName' | 'lastName'): ReactNode => (
    <Field label={t.activity[key]} error={errors[key]}>
      <TextInput
        name={key}
        value={fields[key]}
        onValue={(value) => onChange({ [key]: value })}
        maxLength={60}
        autoCapitalize="words"
        required
      />
    </Field>
  );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {name('firstName')}
        {name('lastName')}
      </div>
      <ChoiceGroup
        label={t.activity.program}
        options={choicesOf(lists.programsOfStudy)}
        value={fields.programId}
        onChange={(programId) => onChange({ programId })}
        error={errors['programId']}
      />
      <ChoiceGroup
        label={t.activity.level}
        layout="even"
        options={choicesOf(lists.studyLevels)}
        value={fields.levelId}
        onChange={(levelId) => onChange({ levelId })}
        error={errors['levelId']}
      />
      <div>
        <CheckRow
          label={t.activity.rankingConsent}
          checked={fields.rankingConsent}
          onChange={(rankingConsent) => onChange({ rankingConsent })}
        />
        <CheckRow
          label={t.activity.imageConsent}
          checked={fields.imageConsent}
          onChange={(imageConsent) => onChange({ imageConsent })}
        />
      </div>
    </>
  );
};
