import { useState, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { TextInput, type TextInputProps } from './text-input.tsx';

export interface PassphraseInputProps extends Omit<TextInputProps, 'type' | 'icon' | 'unit'> {
  readonly showLabel: string;
  readonly hideLabel: string;
}

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
      <IconButton
        icon={shown ? 'eye-off' : 'eye'}
        label={shown ? hideLabel : showLabel}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute top-0.5 right-0.5"
      />
    </span>
  );
}
