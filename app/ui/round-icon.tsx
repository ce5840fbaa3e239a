import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface RoundIconProps {
  readonly icon: IconName;
  readonly tone?: 'orange' | 'neutral' | 'green' | 'red' | 'tint' | undefined;
  /** md 48 px, lg 64 px, xl the 120-px tick of a thank-you. */
  readonly size?: 'md' | 'lg' | 'xl' | undefined;
  readonly clubSlug?: string | undefined;
}

const tones = {
  orange: 'bg-orange-soft text-orange-text',
  neutral: 'bg-surface-3 text-ink',
  green: 'bg-green-soft text-green-text',
  red: 'bg-red-soft text-red-text',
  tint: 'bg-tint-soft text-tint-text',
} as const;

export function RoundIcon({ icon, tone = 'orange', size = 'lg', clubSlug }: RoundIconProps): ReactNode {
  if (size === 'xl') {
    return (
      <span
        aria-hidden
        className="grid size-30 flex-none place-items-center rounded-full bg-green-strong text-surface"
      >
        <Icon name={icon} strokeWidth={2.25} className="!size-16" />
      </span>
    );
  }
  return (
    <span
      aria-hidden
      data-club={clubSlug}
      className={cx(
        'grid flex-none place-items-center rounded-full',
        size === 'lg' ? 'size-16' : 'size-12',
        tones[tone],
      )}
    >
      <Icon name={icon} size="lg" />
    </span>
  );
}
