/*
 * Six digits shown as 3 + 3 boxes over ONE real input: typing, pasting, one-time-code autofill and screen readers all meet an
 * ordinary text field, and the boxes only draw its value. Digits are all that gets in; spaces and dashes of a pasted code
 * fall away.
 */
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from './class-names.ts';
import { useFieldControl } from './field.tsx';

export interface CodeInputProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'size' | 'type' | 'maxLength'
> {
  readonly value: string;
  readonly onValue: (digits: string) => void;
  /** Called once when the last digit arrives. */
  readonly onComplete?: ((digits: string) => void) | undefined;
  readonly length?: 6 | 8 | undefined;
  /** true on the kiosk, where the Keypad types: the system keyboard stays away. */
  readonly ownKeypad?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** The digits of any text, at most `length`. */
export function digitsOf(text: string, length: number): string {
  return text.replace(/\D/gu, '').slice(0, length);
}

function Digit({
  digit,
  cursor,
  gap,
}: {
  readonly digit: string;
  readonly cursor: boolean;
  readonly gap: boolean;
}): ReactNode {
  return (
    <span
      className={cx(
        'grid h-15 min-w-0 flex-1 place-items-center rounded-md border bg-surface text-xl font-bold text-ink-strong',
        gap && 'ml-2',
        cursor
          ? 'border-[var(--tint,var(--focus))] inset-ring-1 inset-ring-[var(--tint,var(--focus))] ring-4 ring-[var(--tint-soft,var(--blue-soft))]'
          : 'border-line-strong',
      )}
    >
      {cursor && !digit ? <span className="h-7 w-0.5 bg-[var(--tint,var(--focus))]" /> : digit}
    </span>
  );
}

/** The boxes alone, greyed: no code is taken now. */
export function IdleCodeBoxes({ length = 6 }: { readonly length?: 6 | 8 | undefined }): ReactNode {
  return (
    <span aria-hidden className="flex gap-2 opacity-50">
      {Array.from({ length }, (_, index) => (
        <Digit key={index} digit="" cursor={false} gap={index === length / 2} />
      ))}
    </span>
  );
}

export function CodeInput(props: CodeInputProps): ReactNode {
  const { value, onValue, onComplete, length = 6, ownKeypad, className, id, ...rest } = props;
  const control = useFieldControl(id);
  const [focused, setFocused] = useState(false);
  const complete = useEffectEvent((digits: string) => onComplete?.(digits));
  const completed = useRef('');
  // Watches the value, not the typing, so that a code entered on the Keypad completes as well; each code once.
  useEffect(() => {
    if (value.length < length) completed.current = '';
    else if (completed.current !== value) {
      completed.current = value;
      complete(value);
    }
  }, [value, length]);
  const at = Math.min(value.length, length - 1);
  return (
    <span className={cx('relative block', className)}>
      <span aria-hidden className="flex gap-2">
        {Array.from({ length }, (_, index) => (
          <Digit
            key={index}
            digit={value[index] ?? ''}
            cursor={(focused || Boolean(ownKeypad)) && index === at}
            gap={index === length / 2}
          />
        ))}
      </span>
      <input
        inputMode={ownKeypad ? 'none' : 'numeric'}
        autoComplete="one-time-code"
        pattern="[0-9]*"
        {...control}
        {...rest}
        type="text"
        value={value}
        onChange={(event) => onValue(digitsOf(event.target.value, length))}
        onFocus={(event) => {
          setFocused(true);
          event.target.setSelectionRange(value.length, value.length);
          rest.onFocus?.(event);
        }}
        onBlur={(event) => {
          setFocused(false);
          rest.onBlur?.(event);
        }}
        className="absolute inset-0 size-full cursor-text rounded-md bg-transparent text-transparent caret-transparent opacity-0"
      />
    </span>
  );
}
