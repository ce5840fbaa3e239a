import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { iconPaths, type IconName } from './icon-paths.ts';

export type { IconName } from './icon-paths.ts';

export interface IconProps {
  readonly name: IconName;
  /** sm 16 px, md 20 px, lg 24 px, xl 36 px. */
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | undefined;
  /** Spoken name. Without it the icon is decoration, hidden from assistive technology. */
  readonly label?: string | undefined;
  /** Fills the outline with the current colour (a full star). */
  readonly filled?: boolean | undefined;
  readonly strokeWidth?: number | undefined;
  readonly className?: string | undefined;
}

const sizes = { sm: 'size-4', md: 'size-5', lg: 'size-6', xl: 'size-9' } as const;

export function Icon({
  name,
  size = 'md',
  label,
  filled,
  strokeWidth = 1.75,
  className,
}: IconProps): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      className={cx('block', sizes[size], className)}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
