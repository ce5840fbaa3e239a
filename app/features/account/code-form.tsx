import { useState, type FormEvent, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CodeInput } from '#app/ui/code-input.tsx';
import { Field } from '#app/ui/field.tsx';

export interface CodeFormProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error: string | undefined;
  readonly busy: boolean;
  /** false: refused, the field is emptied for the next code. */
  readonly onCode: (code: string) => Promise<boolean>;
}

const CODE_LENGTH = 6;

/** Six digits that prove who is here; sent when the last one arrives. */
export const CodeForm = ({ id, label, hint, error, busy, onCode }: CodeFormProps): ReactNode => {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const verify = async (typed: string): Promise<void> => {
    setIsIncomplete(typed.length < CODE_LENGTH);
    if (typed.length < CODE_LENGTH || busy) return;
    await onCode(typed);
    setCode('');
  };
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void verify(code);
      }}
    >
      <Field label={label} hint={hint} error={isIncomplete ? t.auth.errors.codeRequired : error}>
        <CodeInput value={code} onValue={setCode} onComplete={(typed) => void verify(typed)} />
      </Field>
    </form>
  );
};
