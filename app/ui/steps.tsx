import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface Step {
  readonly label: string;
  readonly state: 'past' | 'now' | 'next';
  /** Of the step itself, shown while one stands at it. */
  readonly icon: IconName;
}

/** Where a thing stands on its way: done, now, to come. */
export function Steps({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly Step[];
}): ReactNode {
  return (
    <ol aria-label={label} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
      {items.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className={cx(
            'flex items-center gap-1.5 whitespace-nowrap',
            step.state === 'past' && 'text-green-text',
            step.state === 'now' && 'font-bold text-ink-strong',
          )}
        >
          {index > 0 ? <span aria-hidden className="mr-0.5 h-0.5 w-4 bg-line-strong opacity-60" /> : null}
          {step.state === 'past' ? <Icon name="check" size="sm" /> : null}
          {step.state === 'now' ? <Icon name={step.icon} size="sm" /> : null}
          {step.label}
        </li>
      ))}
    </ol>
  );
}
