import { useState, type FormEvent, type ReactNode } from 'react';
import { useSession } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session-state.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import type { SecondFactorStepProps } from './second-factor-step.tsx';
import { signInSentence } from './sign-in-error.ts';

/** The passphrase was changed on another device: what lies here, unsent writes included, opens with the old one once more. */
export const OldPassphraseStep = ({ onError, onStartAgain }: SecondFactorStepProps): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<SignInError>();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);

  const run = async (work: () => ReturnType<typeof session.startOver>): Promise<void> => {
    setBusy(true);
    const opened = await work();
    setBusy(false);
    setError(opened.ok ? undefined : onError(opened.error));
  };
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void run(() => session.openWithOldPassphrase(passphrase));
      }}
      className="flex flex-1 flex-col gap-4"
    >
      <Field
        label={t.auth.oldPassphrase}
        error={error === undefined ? undefined : signInSentence(error, t, format)}
      >
        <PassphraseInput
          showLabel={t.auth.showPassphrase}
          hideLabel={t.auth.hidePassphrase}
          value={passphrase}
          onValue={setPassphrase}
        />
      </Field>
      <div className="mt-auto grid gap-2 pt-4">
        <Button type="submit" variant="primary" size="lg" block busy={busy} busyLabel={t.auth.opening}>
          {t.auth.open}
        </Button>
        <Button variant="quiet" onClick={() => setAsking(true)} className="whitespace-normal">
          {t.auth.giveUpLocal}
        </Button>
        <Button variant="quiet" onClick={onStartAgain}>
          {t.auth.startAgain}
        </Button>
      </div>
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
    </form>
  );
};
