import type { ReactNode } from 'react';
import { TextInput, type TextInputProps } from './text-input.tsx';

/** With the e-mail keyboard, and without the capital that a phone likes to begin with. */
export function EmailInput(props: Omit<TextInputProps, 'type' | 'inputMode' | 'autoCapitalize'>): ReactNode {
  return <TextInput {...props} type="email" inputMode="email" autoCapitalize="none" />;
}
