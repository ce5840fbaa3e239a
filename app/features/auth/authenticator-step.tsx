import { useState, type FormEvent, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { CodeInput } from '#app/ui/code-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { TotpSecret } from '#app/ui/totp-secret.tsx';
import { useCopy } from '#app/ui/use-copy.ts';
import { encode } from 'uqr';

export interface AuthenticatorStepProps {
  readonly totp: { readonly secretBase32: string; readonly uri: string };
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly onCode: (code: string) => Promise<boolean>;
  readonly onBack: () => void;
}

const CODE_LENGTH = 6;

/** The authenticator application learns its secret and proves it by a first code. */
export const AuthenticatorStep = (props: AuthenticatorStepProps): ReactNode => {
  const { totp, error, busy, onCode, onBack } = props;
  const { t } = useI18n();
  const words = t.auth.accept;
  const copy = useCopy({ copied: t.common.copied, failed: words.copyFailed });
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);

  const verify = async (typed: string): Promise<void> => {
    setIsIncomplete(typed.length < CODE_LENGTH);
    if (typed.length < CODE_LENGTH || busy) return;
    if (!(await onCode(typed))) setCode('');
  };
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void verify(code);
      }}
      className="flex flex-1 flex-col gap-4"
    >
      <TotpSecret
        matrix={encode(totp.uri, { border: 0, ecc: 'M' }).data}
        qrLabel={words.qr}
        instructions={words.instructions}
        openLabel={words.openApplication}
        uri={totp.uri}
        keyLabel={words.key}
        secretBase32={totp.secretBase32}
        copyLabel={words.copyKey}
        onCopy={() => copy(totp.secretBase32)}
      />
      <Field
        label={words.shownCode}
        hint={words.codeHint}
        error={isIncomplete ? t.auth.errors.codeRequired : error}
      >
        <CodeInput value={code} onValue={setCode} onComplete={(typed) => void verify(typed)} />
      </Field>
      <div className="mt-auto grid gap-2 pt-4">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          block
          icon="key"
          busy={busy}
          busyLabel={words.creating}
        >
          {t.auth.verify}
        </Button>
        <Button variant="quiet" onClick={onBack} disabled={busy}>
          {t.common.back}
        </Button>
      </div>
    </form>
  );
};
