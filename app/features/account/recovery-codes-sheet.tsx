import { useId, useState, type ReactNode } from 'react';
import type { AccountFailure } from '#app/data/account-api.ts';
import { useServices } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { failureSentence } from './account-words.ts';
import { CodeForm } from './code-form.tsx';

export interface RecoveryCodesSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onNewCodes: (codes: readonly string[]) => void;
}

export const RecoveryCodesSheet = ({
  open,
  onOpenChange,
  onNewCodes,
}: RecoveryCodesSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.security;
  const api = useServices().account;
  const formId = useId();
  const [error, setError] = useState<AccountFailure>();
  const [busy, setBusy] = useState(false);
  const renew = async (totp: string): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    const made = await api.renewRecoveryCodes(totp);
    setBusy(false);
    if (!made.ok) {
      setError(made.error);
      return false;
    }
    onOpenChange(false);
    onNewCodes(made.value.recoveryCodes);
    return true;
  };
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={words.codesTitle}
      sub={words.codesSub}
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
          {words.makeCodes}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Notice tone="warn">{words.codesWarning}</Notice>
        <CodeForm
          id={formId}
          label={t.auth.code}
          hint={t.auth.codeSub}
          error={error === undefined ? undefined : failureSentence(error, t, format)}
          busy={busy}
          onCode={renew}
        />
      </div>
    </Sheet>
  );
};
