import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface KeypadProps {
  /** Spoken name of the group. */
  readonly label: string;
  readonly eraseLabel: string;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly className?: string | undefined;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const keyClass =
  'grid min-h-18 [@media(height<700px)]:min-h-14 place-items-center rounded-md bg-surface-2 text-xl font-medium text-ink-strong select-none touch-manipulation ' +
  'transition-[background-color,transform] hover:bg-surface-3 active:scale-[.96] active:bg-tint-soft';

function Key({
  digit,
  onDigit,
}: {
  readonly digit: string;
  readonly onDigit: (digit: string) => void;
}): ReactNode {
  return (
    <button type="button" className={keyClass} onClick={() => onDigit(digit)}>
      {digit}
    </button>
  );
}

/** Large digits on the screen, for a code or an amount, where the system keyboard would hide half of it. */
export function Keypad({ label, eraseLabel, onDigit, onErase, className }: KeypadProps): ReactNode {
  return (
    <div role="group" aria-label={label} className={cx('grid grid-cols-3 gap-2', className)}>
      {digits.map((digit) => (
        <Key key={digit} digit={digit} onDigit={onDigit} />
      ))}
      <span aria-hidden />
      <Key digit="0" onDigit={onDigit} />
      <button type="button" className={keyClass} aria-label={eraseLabel} onClick={onErase}>
        <Icon name="backspace" size="lg" />
      </button>
    </div>
  );
}
