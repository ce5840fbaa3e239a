import { useState, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { RevealButton, type RevealLabels } from './reveal-button.tsx';
import { TextInput, type TextInputProps } from './text-input.tsx';

export type PassphraseInputProps = RevealLabels & Omit<TextInputProps, 'type' | 'icon' | 'unit'>;

/** Words are easier to type when seen: hidden at first, one press shows them. */
export function PassphraseInput({
  showLabel,
  hideLabel,
  className,
  ...rest
}: PassphraseInputProps): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <TextInput
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoComplete="current-password"
        {...rest}
        type={shown ? 'text' : 'password'}
        className={cx('pr-12', className)}
      />
      <RevealButton shown={shown} onShown={setShown} showLabel={showLabel} hideLabel={hideLabel} />
    </span>
  );
}
