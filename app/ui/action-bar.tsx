import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface ActionBarProps {
  /** One orange Button (or ButtonLink), and at most an outlined IconButton beside it. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/**
 * Holds the act of the screen: fixed at the bottom of a phone, 52 px high; in the flow on a wide screen. Put it in the
 * `actions` of PageHead, so that it stands right of the title there.
 */
export function ActionBar({ children, className }: ActionBarProps): ReactNode {
  return (
    <div data-action-bar="" className={cx('action-bar no-print', className)}>
      {children}
    </div>
  );
}
