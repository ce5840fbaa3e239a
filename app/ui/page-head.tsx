import type { ReactNode } from 'react';
import { TextLink } from './text-action.tsx';

export interface PageHeadProps {
  readonly title: ReactNode;
  /** Small line above the title, in the club's tint. */
  readonly over?: ReactNode;
  readonly sub?: ReactNode;
  /** An ActionBar, or quiet controls, right of the title on a wide screen. */
  readonly actions?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string } | undefined;
}

export function PageHead({ title, over, sub, actions, back }: PageHeadProps): ReactNode {
  return (
    <div className="mt-2 mb-4">
      {back ? (
        <TextLink href={back.href} icon="chevron-left" className="no-print -ml-1">
          {back.label}
        </TextLink>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h1 tabIndex={-1}>
            {over ? (
              <span className="block text-sm font-medium tracking-normal text-[var(--tint-text,var(--ink-soft))]">
                {over}
              </span>
            ) : null}
            {title}
          </h1>
          {sub ? <div className="mt-1 text-sm text-ink-soft">{sub}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
