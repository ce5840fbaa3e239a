import { useState, type FormEvent, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { emailField } from '#schemas/protocol/auth.ts';

export interface Identity {
  readonly displayName: string;
  readonly email: string;
}

export interface IdentityStepProps {
  readonly value: Identity;
  readonly onChange: (value: Identity) => void;
  /** The address was refused at the end: it is said here, where it can be changed. */
  readonly emailError: string | undefined;
  readonly onDone: () => void;
}

const MAX_NAME = 80;

/** Who the first administrator is. */
export const IdentityStep = ({ value, onChange, emailError, onDone }: IdentityStepProps): ReactNode => {
  const { t } = useI18n();
  const [missing, setMissing] = useState<{ name?: string | undefined; email?: string | undefined }>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const name = value.displayName.trim() === '' ? t.auth.accept.nameRequired : undefined;
    const email = emailProblem(value.email, t.auth.errors);
    setMissing({ name, email });
    if (name === undefined && email === undefined) onDone();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-1 flex-col gap-4">
      <Field label={t.auth.accept.name} hint={t.auth.accept.nameHint} error={missing.name}>
        <TextInput
          autoComplete="name"
          maxLength={MAX_NAME}
          value={value.displayName}
          onValue={(displayName) => onChange({ ...value, displayName })}
        />
      </Field>
      <Field label={t.auth.email} hint={t.auth.accept.emailHint} error={missing.email ?? emailError}>
        <TextInput
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          value={value.email}
          onValue={(email) => onChange({ ...value, email })}
        />
      </Field>
      <div className="mt-auto grid gap-2 pt-4">
        <Button type="submit" variant="primary" size="lg" block>
          {t.auth.continue}
        </Button>
      </div>
    </form>
  );
};

const emailProblem = (
  email: string,
  words: ReturnType<typeof useI18n>['t']['auth']['errors'],
): string | undefined => {
  if (email.trim() === '') return words.emailRequired;
  return emailField.safeParse(email).success ? undefined : words.emailWrong;
};
