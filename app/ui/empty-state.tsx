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
  /** Default neutral, or the club's tint. orange for what is locked. */
  readonly tone?: 'neutral' | 'tint' | 'orange' | 'green' | undefined;
  /** A field or two below the words (a passphrase that opens). */
  readonly children?: ReactNode;
}

export function EmptyState(props: EmptyStateProps): ReactNode {
  const { icon, title, text, action, clubSlug, level = 2, children } = props;
  const { tone = clubSlug ? 'tint' : 'neutral' } = props;
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div data-club={clubSlug} className="grid justify-items-center gap-3 px-4 py-8 text-center">
      <RoundIcon icon={icon} tone={tone} />
      {/* A page of a club that has nothing else says so as large as a card's title, whatever its level. */}
      <Title className={clubSlug ? 'text-lg' : undefined}>{title}</Title>
      {text ? <p className="max-w-[34ch] text-pretty text-ink-soft">{text}</p> : null}
      {children ? <div className="grid w-full max-w-90 gap-3 text-start">{children}</div> : null}
      {action}
    </div>
  );
}
