import type { ReactNode } from 'react';
import type { AccountFailure } from '#app/data/session/account-api.ts';
import { useServices } from '#app/data/services.tsx';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CodeField, useTypedCode } from '#app/ui/code-field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { failureSentence } from './account-words.ts';

export interface RecoveryCodesSheetProps {
  readonly onClose: () => void;
  readonly onNewCodes: (codes: readonly string[]) => void;
}

export const RecoveryCodesSheet = ({ onClose, onNewCodes }: RecoveryCodesSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.security;
  const api = useServices().account;
  const { isBusy, error, run } = useSubmission<AccountFailure>();
  const typed = useTypedCode(isBusy, async (totp) => {
    const made = await run(() => api.renewRecoveryCodes(totp));
    if (!made.ok) return;
    onClose();
    onNewCodes(made.value.recoveryCodes);
  });
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={words.codesTitle}
      sub={words.codesSub}
      closeLabel={t.common.close}
      submitLabel={words.makeCodes}
      busy={isBusy}
      busyLabel={t.auth.verifying}
      onSubmit={() => void typed.verify()}
    >
      <Notice tone="warn">{words.codesWarning}</Notice>
      <CodeField
        typed={typed}
        label={t.auth.code}
        hint={t.auth.codeSub}
        error={error && failureSentence(error, t, format)}
        incompleteError={t.auth.errors.codeRequired}
      />
    </FormSheet>
  );
};
