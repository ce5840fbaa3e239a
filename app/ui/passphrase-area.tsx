import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { useFieldControl } from './field.tsx';
import { RevealButton, type RevealLabels } from './reveal-button.tsx';
import { inputClass } from './text-input.tsx';

export interface PassphraseAreaProps extends RevealLabels {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** For a passphrase that is being chosen: seen at first, in two lines, because five words must be compared with a list. */
export function PassphraseArea({ value, onValue, showLabel, hideLabel }: PassphraseAreaProps): ReactNode {
  const control = useFieldControl();
  const [shown, setShown] = useState(true);
  const shared = {
    ...control,
    value,
    autoCapitalize: 'none',
    autoCorrect: 'off',
    spellCheck: false,
    onChange: (event: { readonly target: { readonly value: string } }) => onValue(event.target.value),
  };
  return (
    <span className="relative block">
      {shown ? (
        <textarea
          {...shared}
          // What browsers keep of an open tab's fields they write on their disk; a password field they know for one.
          autoComplete="off"
          rows={2}
          onKeyDown={submitOnEnter}
          className={cx(inputClass, 'block resize-none py-3 pr-12')}
        />
      ) : (
        <input
          {...shared}
          type="password"
          autoComplete="new-password"
          className={cx(inputClass, 'block min-h-[74px] pr-12')}
        />
      )}
      <RevealButton shown={shown} onShown={setShown} showLabel={showLabel} hideLabel={hideLabel} />
    </span>
  );
}

/** As in a one-line field; a line break would mean nothing in a passphrase. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
