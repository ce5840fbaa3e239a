import { useState, type FormEvent, type ReactNode } from 'react';
import { useSession, useSyncStatus } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session-state.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { emailField } from '#schemas/protocol/auth.ts';
import { signInSentence, type ErrorRouter } from './sign-in-error.ts';

export interface CredentialsStepProps {
  readonly onError: ErrorRouter;
  /** The activity whose kiosk runs here: then there is a way back to it instead of to the public pages. */
  readonly kiosk: string | undefined;
}

interface Missing {
  readonly email?: string | undefined;
  readonly passphrase?: string | undefined;
}

export const CredentialsStep = ({ onError, kiosk }: CredentialsStepProps): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const isOffline = useSyncStatus().connection === 'offline';
  const [email, setEmail] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState<Missing>({});
  const [error, setError] = useState<SignInError>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const lacks = missingOf(email, passphrase, t.auth.errors);
    setMissing(lacks);
    if (lacks.email !== undefined || lacks.passphrase !== undefined) return;
    setBusy(true);
    setError(undefined);
    const signedIn = await session.signIn({ email, passphrase });
    setBusy(false);
    if (!signedIn.ok) setError(onError(signedIn.error));
  };

  const sentence = error === undefined ? undefined : signInSentence(error, t, format);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-1 flex-col gap-4">
      {isOffline ? (
        <Notice tone="plain" icon="offline" title={t.auth.offlineTitle}>
          {t.auth.offlineNotice}
        </Notice>
      ) : null}
      {kiosk !== undefined && isOfAnother() ? <Notice tone="warn" title={t.auth.kioskOfOther} /> : null}
      <Field label={t.auth.email} error={missing.email}>
        <TextInput
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          value={email}
          onValue={setEmail}
        />
      </Field>
      <Field label={t.auth.passphrase} hint={t.auth.passphraseHint} error={missing.passphrase ?? sentence}>
        <PassphraseInput
          showLabel={t.auth.showPassphrase}
          hideLabel={t.auth.hidePassphrase}
          value={passphrase}
          onValue={setPassphrase}
        />
      </Field>
      <div className="mt-auto grid gap-2 pt-4">
        <Button type="submit" variant="primary" size="lg" block busy={busy} busyLabel={t.auth.opening}>
          {t.auth.continue}
        </Button>
        {kiosk === undefined ? (
          <ButtonLink variant="quiet" href={paths.home()}>
            {t.auth.seePublic}
          </ButtonLink>
        ) : (
          <ButtonLink variant="quiet" href={paths.kiosk(kiosk)}>
            {t.auth.backToKiosk}
          </ButtonLink>
        )}
      </div>
    </form>
  );
};

/** Set by the shell when the passphrase just typed was not the host's (paths.kioskOfOther). */
const isOfAnother = (): boolean => new URLSearchParams(location.search).has('autre');

const missingOf = (
  email: string,
  passphrase: string,
  words: ReturnType<typeof useI18n>['t']['auth']['errors'],
): Missing => ({
  email:
    email.trim() === ''
      ? words.emailRequired
      : emailField.safeParse(email).success
        ? undefined
        : words.emailWrong,
  passphrase: passphrase.trim() === '' ? words.passphraseRequired : undefined,
});
