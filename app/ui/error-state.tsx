import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { RoundIcon } from './round-icon.tsx';

export interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** What is safe. */
  readonly safe?: ReactNode;
  /** What to do. */
  readonly next?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: IconName | undefined;
  /** Technical words, folded away, for whoever helps: never a code alone. */
  readonly details?: { readonly label: string; readonly text: string } | undefined;
}

export function ErrorState({
  title,
  safe,
  next,
  actions,
  icon = 'alert',
  details,
}: ErrorStateProps): ReactNode {
  return (
    <div role="alert" className="grid justify-items-center gap-3 px-4 py-8 text-center">
      <RoundIcon icon={icon} tone="red" />
      <h2>{title}</h2>
      {safe ? <p className="max-w-[40ch] text-pretty text-ink">{safe}</p> : null}
      {next ? <p className="max-w-[40ch] text-pretty text-ink-soft">{next}</p> : null}
      {actions ? <div className="flex flex-wrap justify-center gap-2">{actions}</div> : null}
      {details ? (
        <details className="w-full max-w-100 text-start text-sm text-ink-soft">
          <summary className="min-h-11 py-3 text-center font-medium">{details.label}</summary>
          <pre className="overflow-x-auto rounded-sm bg-surface-2 p-3 font-mono whitespace-pre-wrap">
            {details.text}
          </pre>
        </details>
      ) : null}
    </div>
  );
}
