import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './class-names.ts';

const signs: Readonly<Record<string, IconName>> = {
  informatique: 'code',
  anglais: 'talk',
  'art-oratoire': 'mic',
  sport: 'ball',
};

/** The club's sign; a slug without one of its own gets the woven thread. */
export function clubIcon(clubSlug: string): IconName {
  return signs[clubSlug] ?? 'thread';
}

export interface ClubGlyphProps {
  readonly clubSlug: string;
  /** sm 28 px, md 40 px, lg 56 px. */
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** Another icon on the club's ground (a cup in the ranking). */
  readonly icon?: IconName | undefined;
}

const tiles = {
  sm: 'size-7 rounded-sm',
  md: 'size-10 rounded-control',
  lg: 'size-14 rounded-[14px]',
} as const;

export function ClubGlyph({ clubSlug, size = 'md', icon }: ClubGlyphProps): ReactNode {
  return (
    <span
      aria-hidden
      data-club={clubSlug}
      className={cx('grid flex-none place-items-center bg-tint-soft text-tint-text', tiles[size])}
    >
      <Icon name={icon ?? clubIcon(clubSlug)} size={size === 'lg' ? 'lg' : size === 'sm' ? 'sm' : 'md'} />
    </span>
  );
}

/** The 10-px square that stands for a club in a legend or a line. */
export function ClubDot({ clubSlug }: { readonly clubSlug: string }): ReactNode {
  return (
    <span
      aria-hidden
      data-club={clubSlug}
      className="inline-block size-2.5 flex-none rounded-[3px] bg-tint"
    />
  );
}

export interface LegendProps {
  readonly items: readonly { readonly clubSlug: string; readonly label: string }[];
}

export function Legend({ items }: LegendProps): ReactNode {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
      {items.map((item) => (
        <li key={item.clubSlug} className="inline-flex items-center gap-1.5">
          <ClubDot clubSlug={item.clubSlug} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
