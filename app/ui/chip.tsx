import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { clubIcon } from './club-glyph.tsx';
import { Icon, type IconName } from './icon.tsx';

export type ChipTone = 'neutral' | 'green' | 'blue' | 'red' | 'amber' | 'orange' | 'tint';

const tones: Record<ChipTone, string> = {
  neutral: 'bg-surface-2 text-ink',
  green: 'bg-green-soft text-green-text',
  blue: 'bg-blue-soft text-blue-text',
  red: 'bg-red-soft text-red-text',
  amber: 'bg-amber-soft text-amber-text',
  orange: 'bg-orange-soft text-orange-text',
  tint: 'bg-tint-soft text-tint-text',
};

export interface ChipProps {
  readonly tone?: ChipTone | undefined;
  /** A state is said by a word and an icon, never by colour alone. */
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly clubSlug?: string | undefined;
}

export function Chip({ tone = 'neutral', icon, children, clubSlug }: ChipProps): ReactNode {
  return (
    <span
      data-club={clubSlug}
      className={cx(
        'inline-flex h-7 items-center gap-1.5 rounded-full px-2.5 text-sm font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      <Icon name={icon} size="sm" />
      {children}
    </span>
  );
}

export function ClubChip({
  clubSlug,
  name,
}: {
  readonly clubSlug: string;
  readonly name: string;
}): ReactNode {
  return (
    <Chip tone="tint" clubSlug={clubSlug} icon={clubIcon(clubSlug)}>
      {name}
    </Chip>
  );
}
