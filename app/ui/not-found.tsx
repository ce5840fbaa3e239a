import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { RoundIcon } from './round-icon.tsx';

export interface NotFoundProps {
  readonly title: string;
  /** Why that may be, and what is not lost. */
  readonly text: string;
  readonly actions: ReactNode;
  readonly icon?: IconName | undefined;
}

/** A page for an address where nothing is, or nothing for this person. Nothing failed, so nothing is red. */
export function NotFound({ title, text, actions, icon = 'search' }: NotFoundProps): ReactNode {
  return (
    <div className="grid justify-items-center gap-3 px-4 py-8 text-center">
      <RoundIcon icon={icon} tone="neutral" />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="max-w-[40ch] text-pretty text-ink">{text}</p>
      <div className="flex flex-wrap justify-center gap-2">{actions}</div>
    </div>
  );
}
