import type { ReactNode } from 'react';
import { encode } from 'uqr';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { CodeField, useTypedCode } from '#app/ui/code-field.tsx';
import { StepForm } from '#app/ui/step-form.tsx';
import { TotpSecret } from '#app/ui/totp-secret.tsx';
import { useCopy } from '#app/ui/use-copy.ts';

export interface AuthenticatorStepProps {
  readonly totp: { readonly secretBase32: string; readonly uri: string };
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly onCode: (code: string) => Promise<void>;
  readonly onBack: () => void;
}

/** The authenticator application learns its secret and proves it by a first code. */
export const AuthenticatorStep = (props: AuthenticatorStepProps): ReactNode => {
  const { totp, error, busy, onCode, onBack } = props;
  const { t } = useI18n();
  const words = t.auth.accept;
  const copy = useCopy({ copied: t.common.copied, failed: words.copyFailed });
  const typed = useTypedCode(busy, onCode);
  return (
    <StepForm
      submitLabel={t.auth.verify}
      submitIcon="key"
      busy={busy}
      busyLabel={words.creating}
      onSubmit={() => void typed.verify()}
      others={
        <Button variant="quiet" onClick={onBack} disabled={busy}>
          {t.common.back}
        </Button>
      }
    >
      <TotpSecret
        {...totp}
        labels={words.totp}
        matrix={encode(totp.uri, { border: 0, ecc: 'M' }).data}
        onCopy={() => copy(totp.secretBase32)}
      />
      <CodeField
        typed={typed}
        label={words.shownCode}
        hint={words.codeHint}
        error={error}
        incompleteError={t.auth.errors.codeRequired}
      />
    </StepForm>
  );
};
