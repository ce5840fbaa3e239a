import type { ReactNode } from 'react';
import { Icon, type IconName } from '#app/ui/icon.tsx';

export interface StopStepProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Nothing can be entered now: what happened, what is safe, who helps. */
export const StopStep = ({ icon, title, text, children }: StopStepProps): ReactNode => (
  <div role="status" className="grid flex-1 content-center justify-items-center gap-3 text-center">
    <span className="grid size-20 place-items-center rounded-full bg-surface-2 text-ink">
      <Icon name={icon} size="xl" />
    </span>
    <h1 className="text-lg leading-7">{title}</h1>
    <p className="text-ink-soft">{text}</p>
    {children}
  </div>
);
