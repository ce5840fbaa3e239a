/** Another authenticator, after a new phone: proved by the passphrase, then by the new one's first code. */
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { encode } from 'uqr';
import type { OwnSecretError } from '#app/data/own-secrets.ts';
import { useServices } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { TotpSecret } from '#app/ui/totp-secret.tsx';
import { useCopy } from '#app/ui/use-copy.ts';
import type { AccountView, SecondFactorResponse } from '#schemas/protocol/auth.ts';
import { failureSentence } from './account-words.ts';
import { CodeForm } from './code-form.tsx';

export interface AuthenticatorSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly account: AccountView;
}

export const AuthenticatorSheet = ({ open, onOpenChange, account }: AuthenticatorSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.security;
  const { ownSecrets, account: api } = useServices();
  const toast = useToast();
  const copy = useCopy({ copied: t.common.copied, failed: t.auth.accept.copyFailed });
  const formId = useId();
  const [current, setCurrent] = useState('');
  const [begun, setBegun] = useState<SecondFactorResponse>();
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<OwnSecretError>();
  const [busy, setBusy] = useState(false);

  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(current.trim() === '');
    if (busy || current.trim() === '') return;
    setBusy(true);
    setError(undefined);
    const answer = await ownSecrets.beginSecondFactor({ account, current });
    setBusy(false);
    if (answer.ok) {
      setBegun(answer.value);
      setCurrent('');
    } else setError(answer.error);
  };
  const confirm = async (totp: string): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    const confirmed = await api.confirmSecondFactor(totp);
    setBusy(false);
    if (!confirmed.ok) {
      setError(confirmed.error);
      return false;
    }
    setBegun(undefined);
    onOpenChange(false);
    toast.show({ text: words.authenticatorChanged, icon: 'check' });
    return true;
  };
  const sentence = error === undefined ? undefined : failureSentence(error, t, format);
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={words.authenticatorTitle}
      sub={words.authenticatorSub}
      closeLabel={t.common.close}
      foot={
        <Button
          type="submit"
          form={formId}
          variant="primary"
          size="lg"
          block
          busy={busy}
          busyLabel={t.auth.verifying}
        >
          {begun === undefined ? t.auth.continue : t.auth.verify}
        </Button>
      }
    >
      {begun === undefined ? (
        <form id={formId} noValidate onSubmit={(event) => void begin(event)}>
          <Field label={t.auth.passphrase} error={missing ? t.auth.errors.passphraseRequired : sentence}>
            <PassphraseInput
              showLabel={t.auth.showPassphrase}
              hideLabel={t.auth.hidePassphrase}
              value={current}
              onValue={setCurrent}
            />
          </Field>
        </form>
      ) : (
        <div className="grid gap-4">
          <TotpSecret
            matrix={encode(begun.totp.uri, { border: 0, ecc: 'M' }).data}
            qrLabel={t.auth.accept.qr}
            instructions={t.auth.accept.instructions}
            openLabel={t.auth.accept.openApplication}
            uri={begun.totp.uri}
            keyLabel={t.auth.accept.key}
            secretBase32={begun.totp.secretBase32}
            copyLabel={t.auth.accept.copyKey}
            onCopy={() => copy(begun.totp.secretBase32)}
          />
          <CodeForm
            id={formId}
            label={t.auth.accept.shownCode}
            hint={t.auth.accept.codeHint}
            error={sentence}
            busy={busy}
            onCode={confirm}
          />
        </div>
      )}
    </Sheet>
  );
};
