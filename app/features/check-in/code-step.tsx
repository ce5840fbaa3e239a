import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { CodeInput } from '#app/ui/code-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { Keypad } from '#app/ui/keypad.tsx';
import { useWords } from './words.tsx';

const CODE_LENGTH = 6;

export interface CodeStepProps {
  /** «18 h»: until when the code is accepted. */
  readonly until: string;
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
  /** The kiosk types on the screen's own keys; an own phone has its keyboard. */
  readonly keypad: boolean;
}

/** Six digits, then on by itself; after a wrong code the boxes are empty again and the sentence says what is left. */
export const CodeStep = ({ until, error, busy, onCode, keypad }: CodeStepProps): ReactNode => {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const complete = (digits: string): void => {
    if (busy) return;
    onCode(digits);
    setCode('');
  };
  // A code finished while the one before was still being checked waits for its turn, instead of standing there unheard.
  const takeWaiting = useEffectEvent(() => {
    if (code.length === CODE_LENGTH) complete(code);
  });
  useEffect(() => {
    if (!busy) takeWaiting();
  }, [busy]);
  return (
    <>
      <div>
        <h1 className="text-lg leading-7">{t.codeTitle}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t.codeHint(until)}</p>
      </div>
      <Field label={<span className="sr-only">{t.codeLabel}</span>} error={error}>
        <CodeInput value={code} onValue={setCode} onComplete={complete} ownKeypad={keypad} autoFocus />
      </Field>
      <p aria-live="polite" className="min-h-6 text-sm text-ink-soft">
        {busy ? t.checkingCode : ''}
      </p>
      {keypad ? (
        <Keypad
          className="mt-auto"
          label={t.keypad}
          eraseLabel={t.erase}
          onDigit={(digit) => setCode((digits) => (digits + digit).slice(0, CODE_LENGTH))}
          onErase={() => setCode((digits) => digits.slice(0, -1))}
        />
      ) : (
        <Button
          variant="primary"
          size="lg"
          block
          className="mt-auto"
          busy={busy}
          busyLabel={t.checkingCode}
          onClick={() => complete(code)}
        >
          {t.next}
        </Button>
      )}
    </>
  );
};
