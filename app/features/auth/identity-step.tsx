import { useState, type ReactNode } from 'react';
import { emailProblem } from '#app/data/forms/email-problem.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { EmailInput } from '#app/ui/email-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

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
  const submit = (): void => {
    const name = value.displayName.trim() === '' ? t.auth.accept.nameRequired : undefined;
    const problem = emailProblem(value.email);
    setMissing({ name, email: problem && t.auth.errors[problem] });
    if (name === undefined && problem === undefined) onDone();
  };
  return (
    <StepForm submitLabel={t.auth.continue} onSubmit={submit}>
      <Field label={t.auth.accept.name} hint={t.auth.accept.nameHint} error={missing.name}>
        <TextInput
          autoComplete="name"
          maxLength={MAX_NAME}
          value={value.displayName}
          onValue={(displayName) => onChange({ ...value, displayName })}
        />
      </Field>
      <Field label={t.auth.email} hint={t.auth.accept.emailHint} error={missing.email ?? emailError}>
        <EmailInput
          autoComplete="username"
          value={value.email}
          onValue={(email) => onChange({ ...value, email })}
        />
      </Field>
    </StepForm>
  );
};
