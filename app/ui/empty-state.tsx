import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { RoundIcon } from './round-icon.tsx';

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** What will be here. */
  readonly text?: ReactNode;
  /** The first step. */
  readonly action?: ReactNode;
  readonly clubSlug?: string | undefined;
  readonly level?: 2 | 3 | undefined;
}

export function EmptyState({ icon, title, text, action, clubSlug, level = 2 }: EmptyStateProps): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div data-club={clubSlug} className="grid justify-items-center gap-3 px-4 py-8 text-center">
      <RoundIcon icon={icon} tone={clubSlug ? 'tint' : 'neutral'} />
      <Title>{title}</Title>
      {text ? <p className="max-w-[34ch] text-pretty text-ink-soft">{text}</p> : null}
      {action}
    </div>
  );
}
