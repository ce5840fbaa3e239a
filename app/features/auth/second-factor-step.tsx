import { useState, type FormEvent, type ReactNode } from 'react';
import { useSession } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session-state.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { CodeInput } from '#app/ui/code-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { signInSentence, type ErrorRouter } from './sign-in-error.ts';

export interface SecondFactorStepProps {
  readonly onError: ErrorRouter;
  readonly onStartAgain: () => void;
}

const CODE_LENGTH = 6;

export const SecondFactorStep = ({ onError, onStartAgain }: SecondFactorStepProps): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const [way, setWay] = useState<'application' | 'recovery'>('application');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<SignInError>();
  const [missing, setMissing] = useState<string>();
  const [busy, setBusy] = useState(false);

  const verify = async (value: string): Promise<void> => {
    const isComplete = way === 'application' ? value.length === CODE_LENGTH : value.trim() !== '';
    setMissing(
      isComplete
        ? undefined
        : way === 'application'
          ? t.auth.errors.codeRequired
          : t.auth.errors.recoveryRequired,
    );
    if (!isComplete || busy) return;
    setBusy(true);
    setError(undefined);
    const confirmed = await session.confirmSecondFactor(
      way === 'application' ? { totp: value } : { recoveryCode: value.trim() },
    );
    setBusy(false);
    if (confirmed.ok) return;
    setTyped('');
    setError(onError(confirmed.error));
  };

  const change = (next: 'application' | 'recovery'): void => {
    setWay(next);
    setTyped('');
    setError(undefined);
    setMissing(undefined);
  };
  const problem = missing ?? (error === undefined ? undefined : signInSentence(error, t, format));
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void verify(typed);
      }}
      className="flex flex-1 flex-col gap-4"
    >
      {way === 'application' ? (
        <Field label={<span className="sr-only">{t.auth.code}</span>} error={problem}>
          <CodeInput autoFocus value={typed} onValue={setTyped} onComplete={(code) => void verify(code)} />
        </Field>
      ) : (
        <Field label={t.auth.recoveryCode} hint={t.auth.recoveryHint} error={problem}>
          <TextInput
            autoFocus
            autoCapitalize="characters"
            autoComplete="off"
            value={typed}
            onValue={setTyped}
          />
        </Field>
      )}
      <div className="mt-auto grid gap-2 pt-4">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          block
          icon="key"
          busy={busy}
          busyLabel={t.auth.verifying}
        >
          {t.auth.verify}
        </Button>
        <Button variant="quiet" onClick={() => change(way === 'application' ? 'recovery' : 'application')}>
          {way === 'application' ? t.auth.useRecoveryCode : t.auth.useApplicationCode}
        </Button>
        <Button variant="quiet" onClick={onStartAgain}>
          {t.auth.startAgain}
        </Button>
      </div>
    </form>
  );
};
