import { useState, type ReactNode } from 'react';
import { emailProblem } from '#app/data/forms/email-problem.ts';
import { useSession } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session/session-state.ts';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { EmailInput } from '#app/ui/email-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import { DoorNotices } from './door-notices.tsx';
import { ForgottenPassphrase } from './forgotten-sheet.tsx';
import { signInSentence, type ErrorRouter } from './sign-in-error.ts';

export interface CredentialsStepProps {
  readonly onError: ErrorRouter;
  /** Another way out, under the others. */
  readonly wayOut: ReactNode;
}

interface Missing {
  readonly email?: string | undefined;
  readonly passphrase?: string | undefined;
}

export const CredentialsStep = ({ onError, wayOut }: CredentialsStepProps): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const [email, setEmail] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState<Missing>({});
  const { isBusy, error, run } = useSubmission<SignInError>(onError);

  const submit = (): void => {
    const lacks = missingOf(email, passphrase, t.auth.errors);
    setMissing(lacks);
    if (lacks.email !== undefined || lacks.passphrase !== undefined) return;
    void run(() => session.signIn({ email, passphrase }));
  };

  const sentence = error && signInSentence(error, t, format);
  return (
    <StepForm
      submitLabel={t.auth.continue}
      busy={isBusy}
      busyLabel={t.auth.opening}
      onSubmit={submit}
      others={
        <>
          <ForgottenPassphrase />
          {wayOut}
        </>
      }
    >
      <DoorNotices />
      <Field label={t.auth.email} error={missing.email}>
        <EmailInput autoComplete="username" value={email} onValue={setEmail} />
      </Field>
      <Field label={t.auth.passphrase} hint={t.auth.passphraseHint} error={missing.passphrase ?? sentence}>
        <PassphraseInput {...t.auth.reveal} value={passphrase} onValue={setPassphrase} />
      </Field>
    </StepForm>
  );
};

const missingOf = (
  email: string,
  passphrase: string,
  words: ReturnType<typeof useI18n>['t']['auth']['errors'],
): Missing => {
  const problem = emailProblem(email);
  return {
    email: problem && words[problem],
    passphrase: passphrase.trim() === '' ? words.passphraseRequired : undefined,
  };
};
