import { useId, useState, type FormEvent, type ReactNode } from 'react';
import {
  hasProblem,
  isOffered,
  newPassphraseProblems,
  strengthOf,
  useNewPassphrase,
} from '#app/data/new-passphrase.ts';
import type { OwnSecretError } from '#app/data/own-secrets.ts';
import { useServices } from '#app/data/services.tsx';
import { passphraseWords } from '#app/i18n/fr/passphrase-words.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NewPassphraseFields } from '#app/ui/new-passphrase-fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PassphraseInput } from '#app/ui/passphrase-input.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
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
  const formId = useId();
  const [current, setCurrent] = useState('');
  const chosen = useNewPassphrase(passphraseWords);
  const [isChecked, setIsChecked] = useState(false);
  const [error, setError] = useState<OwnSecretError>();
  const [busy, setBusy] = useState(false);

  const problems = newPassphraseProblems(chosen, account);
  const isCurrentMissing = isChecked && current.trim() === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsChecked(true);
    if (busy || current.trim() === '' || hasProblem(problems)) return;
    setBusy(true);
    setError(undefined);
    const changed = await ownSecrets.changePassphrase({ account, current, next: chosen.phrase });
    setBusy(false);
    if (!changed.ok) {
      setError(changed.error);
      return;
    }
    setCurrent('');
    chosen.clear();
    setIsChecked(false);
    onOpenChange(false);
    toast.show({ text: words.passphraseChanged, icon: 'check' });
    onChanged();
  };
  const isWrong = error?.type === 'wrong_passphrase';
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={words.passphraseTitle}
      sub={words.passphraseSub}
      closeLabel={t.common.close}
      foot={
        <Button
          type="submit"
          form={formId}
          variant="primary"
          size="lg"
          block
          busy={busy}
          busyLabel={words.changing}
        >
          {words.changePassphraseNow}
        </Button>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field
          label={words.currentPassphrase}
          error={
            isCurrentMissing
              ? t.auth.errors.passphraseRequired
              : isWrong
                ? failureSentence(error, t, format)
                : undefined
          }
        >
          <PassphraseInput
            showLabel={t.auth.showPassphrase}
            hideLabel={t.auth.hidePassphrase}
            value={current}
            onValue={setCurrent}
          />
        </Field>
        <NewPassphraseFields
          labels={{
            ...t.auth.newPassphrase.labels,
            show: t.auth.showPassphrase,
            hide: t.auth.hidePassphrase,
          }}
          words={chosen.words}
          onOthers={chosen.drawOthers}
          phrase={chosen.phrase}
          onPhrase={(phrase) => {
            setIsChecked(false);
            chosen.change({ phrase });
          }}
          phraseError={
            isChecked && problems.phrase !== undefined
              ? t.auth.newPassphrase.problems[problems.phrase]
              : undefined
          }
          verdict={{
            strength: strengthOf(chosen, account),
            ...t.auth.newPassphrase.verdict[strengthOf(chosen, account)],
          }}
          again={
            chosen.phrase.trim() !== '' && problems.phrase === undefined && !isOffered(chosen)
              ? chosen.again
              : undefined
          }
          onAgain={(again) => chosen.change({ again })}
          againError={
            isChecked && problems.again !== undefined ? t.auth.newPassphrase[problems.again] : undefined
          }
        />
        {error === undefined || isWrong ? null : (
          <Notice tone="bad" live>
            {failureSentence(error, t, format)}
          </Notice>
        )}
      </form>
    </Sheet>
  );
};
