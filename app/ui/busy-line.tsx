import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

/** Work without a known end, said by words and a passing thread; no spinner. */
export function BusyLine({
  label,
  hideLabel,
  className,
}: {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <div role="status" className={cx('grid gap-2', className)}>
      <span className={hideLabel ? 'sr-only' : 'text-sm text-ink-soft'}>{label}</span>
      <div aria-hidden className="busy-line" />
    </div>
  );
}
