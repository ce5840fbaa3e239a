/** Another authenticator, after a new phone: proved by the passphrase, then by the new one's first code. */
import { useState, type ReactNode } from 'react';
import { encode } from 'uqr';
import type { OwnSecretError } from '#app/data/session/own-secrets.ts';
import { useServices } from '#app/data/services.tsx';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CodeField, useTypedCode } from '#app/ui/code-field.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { TotpSecret } from '#app/ui/totp-secret.tsx';
import { useCopy } from '#app/ui/use-copy.ts';
import type { AccountView, SecondFactorResponse } from '#schemas/protocol/auth.ts';
import { failureSentence } from './account-words.ts';

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
  const [current, setCurrent] = useState('');
  const [begun, setBegun] = useState<SecondFactorResponse>();
  const [missing, setMissing] = useState(false);
  const { isBusy, error, run } = useSubmission<OwnSecretError>();

  const begin = async (): Promise<void> => {
    setMissing(current.trim() === '');
    if (current.trim() === '') return;
    const answer = await run(() => ownSecrets.beginSecondFactor({ account, current }));
    if (!answer.ok) return;
    setBegun(answer.value);
    setCurrent('');
  };
  const typed = useTypedCode(isBusy, async (totp) => {
    const confirmed = await run(() => api.confirmSecondFactor(totp));
    if (!confirmed.ok) return;
    setBegun(undefined);
    onOpenChange(false);
    toast.show({ text: words.authenticatorChanged, icon: 'check' });
  });
  const sentence = error && failureSentence(error, t, format);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={words.authenticatorTitle}
      sub={words.authenticatorSub}
      closeLabel={t.common.close}
      submitLabel={begun === undefined ? t.auth.continue : t.auth.verify}
      busy={isBusy}
      busyLabel={t.auth.verifying}
      onSubmit={() => void (begun === undefined ? begin() : typed.verify())}
    >
      {begun === undefined ? (
        <Field label={t.auth.passphrase} error={missing ? t.auth.errors.passphraseRequired : sentence}>
          <PassphraseInput {...t.auth.reveal} value={current} onValue={setCurrent} />
        </Field>
      ) : (
        <>
          <TotpSecret
            {...begun.totp}
            labels={t.auth.accept.totp}
            matrix={encode(begun.totp.uri, { border: 0, ecc: 'M' }).data}
            onCopy={() => copy(begun.totp.secretBase32)}
          />
          <CodeField
            typed={typed}
            label={t.auth.accept.shownCode}
            hint={t.auth.accept.codeHint}
            error={sentence}
            incompleteError={t.auth.errors.codeRequired}
          />
        </>
      )}
    </FormSheet>
  );
};
