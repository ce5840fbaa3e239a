import { useState, type ReactNode } from 'react';
import { useNewPassphrase, useNewPassphraseFields } from '#app/data/session/new-passphrase.ts';
import type { OwnSecretError } from '#app/data/session/own-secrets.ts';
import { useServices } from '#app/data/services.tsx';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { passphraseWords } from '#app/i18n/fr/passphrase-words.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { NewPassphraseFields } from '#app/ui/new-passphrase-fields.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { failureSentence } from './account-words.ts';

export interface PassphraseSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly account: AccountView;
  readonly onChanged: () => void;
}

export const PassphraseSheet = (props: PassphraseSheetProps): ReactNode => {
  const { open, onOpenChange, account, onChanged } = props;
  const { t, format } = useI18n();
  const words = t.account.security;
  const { ownSecrets } = useServices();
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const [missing, setMissing] = useState(false);
  const chosen = useNewPassphrase(passphraseWords);
  const next = useNewPassphraseFields(chosen, account, t.auth.newPassphrase);
  const { isBusy, error, run } = useSubmission<OwnSecretError>();

  const submit = async (): Promise<void> => {
    setMissing(current.trim() === '');
    if (!next.check() || current.trim() === '') return;
    const changed = await run(() => ownSecrets.changePassphrase({ account, current, next: chosen.phrase }));
    if (!changed.ok) return;
    setCurrent('');
    next.clear();
    onOpenChange(false);
    toast.show({ text: words.passphraseChanged, icon: 'check' });
    onChanged();
  };
  const sentence = error && failureSentence(error, t, format);
  const isWrong = error?.type === 'wrong_passphrase';
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={words.passphraseTitle}
      sub={words.passphraseSub}
      closeLabel={t.common.close}
      submitLabel={words.changePassphraseNow}
      busy={isBusy}
      busyLabel={words.changing}
      problem={isWrong ? undefined : sentence}
      onSubmit={() => void submit()}
    >
      <Field
        label={words.currentPassphrase}
        error={missing ? t.auth.errors.passphraseRequired : isWrong ? sentence : undefined}
      >
        <PassphraseInput {...t.auth.reveal} value={current} onValue={setCurrent} />
      </Field>
      <NewPassphraseFields {...next.fields} reveal={t.auth.reveal} />
    </FormSheet>
  );
};
