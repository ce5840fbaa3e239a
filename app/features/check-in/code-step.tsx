import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { CodeInput } from '#app/ui/code-input.tsx';
import { Field } from '#app/ui/field.tsx';
import { Keypad } from '#app/ui/keypad.tsx';
import { Notice } from '#app/ui/notice.tsx';
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
  const [isShort, setIsShort] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const change = (digits: string): void => {
    setIsShort(false);
    setCode(digits);
  };
  const complete = (digits: string): void => {
    if (busy) return;
    onCode(digits);
    change('');
  };
  const press = (): void => {
    if (code.length === CODE_LENGTH) return complete(code);
    setIsShort(true);
    input.current?.focus();
  };
  // A code finished while the one before was still being checked waits for its turn, instead of standing there unheard.
  const takeWaiting = useEffectEvent(() => {
    if (code.length === CODE_LENGTH) complete(code);
  });
  useEffect(() => {
    if (busy) return;
    takeWaiting();
    if (error !== undefined) input.current?.focus();
  }, [busy, error]);
  return (
    <>
      <div>
        <h1 className="text-lg leading-7">{t.codeTitle}</h1>
        <p className="mt-1 text-ink-soft">{t.codeHint(until)}</p>
      </div>
      <Field
        label={<span className="sr-only">{t.codeLabel}</span>}
        error={isShort ? t.codeShort : busy ? undefined : error}
      >
        <CodeInput
          ref={input}
          value={code}
          onValue={change}
          onComplete={complete}
          ownKeypad={keypad}
          autoFocus
        />
      </Field>
      {keypad ? <KioskKeys busy={busy} change={setCode} /> : <OwnPhoneActs busy={busy} onPress={press} />}
    </>
  );
};

const KioskKeys = ({
  busy,
  change,
}: {
  readonly busy: boolean;
  readonly change: (next: (digits: string) => string) => void;
}): ReactNode => {
  const { t } = useWords();
  return (
    <>
      <p aria-live="polite" className="min-h-6 text-sm text-ink-soft">
        {busy ? t.checkingCode : ''}
      </p>
      <Keypad
        className="mt-auto"
        label={t.keypad}
        eraseLabel={t.erase}
        onDigit={(digit) => change((digits) => (digits + digit).slice(0, CODE_LENGTH))}
        onErase={() => change((digits) => digits.slice(0, -1))}
      />
    </>
  );
};

/** Right under the boxes: the phone's keyboard covers the foot of the page. */
const OwnPhoneActs = ({
  busy,
  onPress,
}: {
  readonly busy: boolean;
  readonly onPress: () => void;
}): ReactNode => {
  const { t } = useWords();
  return (
    <>
      <Button variant="primary" size="lg" block busy={busy} busyLabel={t.checkingCode} onClick={onPress}>
        {t.next}
      </Button>
      <Notice tone="plain" icon="shield">
        {t.confidential}
      </Notice>
    </>
  );
};
