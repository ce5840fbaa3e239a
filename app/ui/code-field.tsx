import { useState, type ReactNode } from 'react';
import { CodeInput } from './code-input.tsx';
import { Field } from './field.tsx';

const CODE_LENGTH = 6;

export interface TypedCode {
  readonly code: string;
  readonly change: (code: string) => void;
  /** Submitted before all digits were there. */
  readonly isIncomplete: boolean;
  /** What was typed, unless the code that has just been completed is given. */
  readonly verify: (code?: string) => Promise<void>;
}

/** Six digits that prove who is here: sent once all are there and nothing is being sent, then emptied for the next code. */
export function useTypedCode(busy: boolean, onCode: (code: string) => Promise<unknown>): TypedCode {
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const verify = async (typed = code): Promise<void> => {
    setIsIncomplete(typed.length < CODE_LENGTH);
    if (typed.length < CODE_LENGTH || busy) return;
    await onCode(typed);
    setCode('');
  };
  return { code, change: setCode, isIncomplete, verify };
}

export interface CodeFieldProps {
  readonly typed: TypedCode;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly error: string | undefined;
  readonly incompleteError: string;
  readonly autoFocus?: boolean | undefined;
}

/** Needs no press on the form's button: the last digit sends it. */
export function CodeField(props: CodeFieldProps): ReactNode {
  const { typed, label, hint, error, incompleteError, autoFocus } = props;
  return (
    <Field label={label} hint={hint} error={typed.isIncomplete ? incompleteError : error}>
      <CodeInput
        autoFocus={autoFocus}
        value={typed.code}
        onValue={typed.change}
        onComplete={(code) => void typed.verify(code)}
      />
    </Field>
  );
}
