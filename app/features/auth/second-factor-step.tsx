import { useState, type ReactNode } from 'react';
import { useSession } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session/session-state.ts';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { CodeField, useTypedCode } from '#app/ui/code-field.tsx';
import { Field } from '#app/ui/field.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { signInSentence, type ErrorRouter } from './sign-in-error.ts';

/** Of the code, as the authenticator shows it (RFC 6238). */
const STEP_MS = 30_000;

type Way = 'application' | 'recovery';

export const SecondFactorStep = ({ onError }: { readonly onError: ErrorRouter }): ReactNode => {
  const { t } = useI18n();
  const [way, setWay] = useState<Way>('application');
  const other = way === 'application' ? 'recovery' : 'application';
  const Form = way === 'application' ? ApplicationForm : RecoveryForm;
  return (
    <Form
      onError={onError}
      others={
        <Button variant="quiet" onClick={() => setWay(other)}>
          {way === 'application' ? t.auth.useRecoveryCode : t.auth.useApplicationCode}
        </Button>
      }
    />
  );
};

interface WayProps {
  readonly onError: ErrorRouter;
  readonly others: ReactNode;
}

/** What both ways share: the session's answer, and the act under the field. */
const useVerification = ({ onError, others }: WayProps) => {
  const { t, format } = useI18n();
  const session = useSession();
  const { isBusy, error, run } = useSubmission<SignInError>(onError);
  return {
    isBusy,
    sentence: error && signInSentence(error, t, format),
    confirm: (factor: Parameters<typeof session.confirmSecondFactor>[0]) =>
      run(() => session.confirmSecondFactor(factor)),
    act: {
      submitLabel: t.auth.verify,
      submitIcon: 'key',
      busy: isBusy,
      busyLabel: t.auth.verifying,
      others,
    } as const,
  };
};

const ApplicationForm = (props: WayProps): ReactNode => {
  const { t } = useI18n();
  const { isBusy, sentence, confirm, act } = useVerification(props);
  const typed = useTypedCode(isBusy, (totp) => confirm({ totp }));
  return (
    <StepForm {...act} onSubmit={() => void typed.verify()}>
      <CodeField
        typed={typed}
        label={<span className="sr-only">{t.auth.code}</span>}
        error={sentence}
        incompleteError={t.auth.errors.codeRequired}
        autoFocus
      />
      <CodeLife />
    </StepForm>
  );
};

/** By this phone's clock, which its authenticator goes by as well. */
const CodeLife = (): ReactNode => {
  const { t, format } = useI18n();
  const leftMs = STEP_MS - (useNow(1000) % STEP_MS);
  return (
    <div className="grid gap-1.5 text-sm text-ink-soft">
      <p>{t.auth.codeChanges(format.duration(leftMs))}</p>
      <Meter value={leftMs} max={STEP_MS} tone="blue" />
    </div>
  );
};

const RecoveryForm = (props: WayProps): ReactNode => {
  const { t } = useI18n();
  const { sentence, confirm, act } = useVerification(props);
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const verify = async (): Promise<void> => {
    const recoveryCode = typed.trim();
    setMissing(recoveryCode === '');
    if (recoveryCode === '') return;
    const confirmed = await confirm({ recoveryCode });
    if (!confirmed.ok) setTyped('');
  };
  return (
    <StepForm {...act} onSubmit={() => void verify()}>
      <Field
        label={t.auth.recoveryCode}
        hint={t.auth.recoveryHint}
        error={isMissing ? t.auth.errors.recoveryRequired : sentence}
      >
        <TextInput autoFocus autoCapitalize="characters" value={typed} onValue={setTyped} />
      </Field>
    </StepForm>
  );
};
