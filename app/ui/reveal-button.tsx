import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export interface RevealLabels {
  readonly showLabel: string;
  readonly hideLabel: string;
}

export interface RevealButtonProps extends RevealLabels {
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
}

/** The eye in the corner of a passphrase's box. */
export function RevealButton({ shown, onShown, showLabel, hideLabel }: RevealButtonProps): ReactNode {
  return (
    <IconButton
      icon={shown ? 'eye-off' : 'eye'}
      label={shown ? hideLabel : showLabel}
      aria-pressed={shown}
      onClick={() => onShown(!shown)}
      className="absolute top-0.5 right-0.5"
    />
  );
}
