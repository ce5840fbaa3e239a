import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface AvatarProps {
  readonly name: string;
  readonly size?: 'md' | 'lg' | 'xl' | undefined;
  /** Stands for who has no initials: a team. */
  readonly icon?: IconName | undefined;
  /** Fills the disc, where there is one. */
  readonly picture?: ReactNode;
  /** Tints the disc; inside a data-club element it takes that tint anyway. */
  readonly clubSlug?: string | undefined;
}

/** First letters of the first and the last word: "Mahamadi Kientega" gives MK. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s·]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}

const SIZES = { md: 'size-10 text-sm', lg: 'size-14 text-md', xl: 'size-32 text-xl' } as const;

/** Decoration: the name always stands beside it. */
export function Avatar({ name, size = 'md', icon, picture, clubSlug }: AvatarProps): ReactNode {
  return (
    <span
      aria-hidden
      data-club={clubSlug}
      className={cx(
        'grid flex-none place-items-center overflow-hidden rounded-full bg-[var(--tint-soft,var(--surface-3))] font-bold tracking-[.02em]',
        'text-[var(--tint-text,var(--ink))]',
        SIZES[size],
      )}
    >
      {picture ?? <Standing name={name} icon={icon} size={size} />}
    </span>
  );
}

const Standing = ({ name, icon, size }: AvatarProps): ReactNode =>
  icon === undefined ? initialsOf(name) : <Icon name={icon} size={size === 'md' ? 'md' : 'lg'} />;
