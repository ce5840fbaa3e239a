/** What a club is called and what it is about: asked when it begins and when its card is corrected. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { foldName } from '#schemas/primitives/person-key.ts';
import type { FieldErrors } from './command-words.ts';

export interface ClubText {
  readonly name: string;
  readonly description: string;
}

export interface ClubFieldsProps {
  readonly values: ClubText;
  readonly errors: FieldErrors;
  readonly isTaken: boolean;
  readonly addressHint: string;
  readonly onChange: (part: Partial<ClubText>) => void;
}

/** Two clubs that are read alike would be taken for one. */
export const isNameTaken = (name: string, others: readonly { readonly name: string }[]): boolean =>
  others.some((other) => foldName(other.name) === foldName(name));

export const ClubFields = ({
  values,
  errors,
  isTaken,
  addressHint,
  onChange,
}: ClubFieldsProps): ReactNode => {
  const { t } = useI18n();
  const words = t.clubCard;
  const nameError =
    values.name.trim() === '' && errors['name'] !== undefined ? words.missing : errors['name'];
  return (
    <>
      <Field label={words.name} hint={addressHint} error={isTaken ? words.taken : nameError}>
        <TextInput
          name="name"
          value={values.name}
          onValue={(name) => onChange({ name })}
          maxLength={60}
          required
        />
      </Field>
      <Field
        label={words.description}
        hint={words.descriptionHint}
        optional={t.common.optional}
        error={errors['description']}
      >
        <TextArea
          name="description"
          value={values.description}
          onValue={(description) => onChange({ description })}
          maxLength={1000}
        />
      </Field>
    </>
  );
};
