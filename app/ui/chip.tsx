import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { clubIcon } from './club-glyph.tsx';
import { Icon, type IconName } from './icon.tsx';
import { softTones, type SoftTone } from './soft-tones.ts';

export interface ChipProps {
  readonly tone?: SoftTone | undefined;
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
        softTones[tone],
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
