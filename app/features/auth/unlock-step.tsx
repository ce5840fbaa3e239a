/** One person alone is known here: the passphrase says it all, and no name had to lie on the disk for that. */
import { useState, type ReactNode } from 'react';
import type { SignInError } from '#app/data/session/session-state.ts';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import type { Result } from '#schemas/primitives/result.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import { DoorNotices } from './door-notices.tsx';
import { signInSentence, type ErrorRouter } from './sign-in-error.ts';

export interface UnlockStepProps {
  readonly onError: ErrorRouter;
  readonly open: (passphrase: string) => Promise<Result<true, SignInError>>;
  readonly onOther: () => void;
  /** Another way out, under the others. */
  readonly wayOut: ReactNode;
}

export const UnlockStep = ({ onError, open, onOther, wayOut }: UnlockStepProps): ReactNode => {
  const { t, format } = useI18n();
  const [passphrase, setPassphrase] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isBusy, error, run } = useSubmission<SignInError>(onError);
  const submit = (): void => {
    const isEmpty = passphrase.trim() === '';
    setMissing(isEmpty);
    if (!isEmpty) void run(() => open(passphrase));
  };
  const sentence = (): string | undefined => {
    if (isMissing) return t.auth.errors.passphraseRequired;
    if (error?.type === 'wrong_credentials') return t.auth.errors.wrongPassphrase;
    return error && signInSentence(error, t, format);
  };
  return (
    <StepForm
      submitLabel={t.auth.open}
      submitIcon="unlock"
      busy={isBusy}
      busyLabel={t.auth.opening}
      onSubmit={submit}
      others={
        <>
          <Button variant="quiet" icon="users" onClick={onOther}>
            {t.auth.otherPerson}
          </Button>
          {wayOut}
        </>
      }
    >
      <DoorNotices />
      <Field label={t.auth.passphrase} error={sentence()}>
        <PassphraseInput {...t.auth.reveal} value={passphrase} onValue={setPassphrase} />
      </Field>
    </StepForm>
  );
};
