import { useState, type ReactNode } from 'react';
import { useSession } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session/session-state.ts';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import { signInSentence, type WayBack } from './sign-in-error.ts';

/** The passphrase was changed on another device: what lies here, unsent writes included, opens with the old one once more. */
export const OldPassphraseStep = ({ onError, onStartAgain }: WayBack): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, error, run } = useSubmission<SignInError>(onError);
  const [asking, setAsking] = useState(false);
  return (
    <StepForm
      submitLabel={t.auth.open}
      busy={isBusy}
      busyLabel={t.auth.opening}
      onSubmit={() => void run(() => session.openWithOldPassphrase(passphrase))}
      others={
        <>
          <Button variant="quiet" onClick={() => setAsking(true)} className="whitespace-normal">
            {t.auth.giveUpLocal}
          </Button>
          <Button variant="quiet" onClick={onStartAgain}>
            {t.auth.startAgain}
          </Button>
        </>
      }
    >
      <Field label={t.auth.oldPassphrase} error={error && signInSentence(error, t, format)}>
        <PassphraseInput {...t.auth.reveal} value={passphrase} onValue={setPassphrase} />
      </Field>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.auth.startOver}
        confirmLabel={t.auth.startOver}
        cancelLabel={t.common.cancel}
        tone="danger"
        onConfirm={() => void run(() => session.startOver())}
      >
        {t.auth.startOverConfirm}
      </ConfirmDialog>
    </StepForm>
  );
};
