import type { ReactNode } from 'react';

export interface MarkProps {
  /** md 32 px, lg 48 px. */
  readonly size?: 'md' | 'lg' | undefined;
  readonly label?: string | undefined;
  /** CSS colour behind the mark, which shows in the gaps of the weave. */
  readonly ground?: string | undefined;
}

/* The thread runs over all bands but the third, with a gap wherever they cross, so that both its ends are long. */
const bands = [
  { x: 6, tone: 'var(--club-informatique)', under: false },
  { x: 12.7, tone: 'var(--club-anglais)', under: false },
  { x: 19.3, tone: 'var(--club-art-oratoire)', under: true },
  { x: 26, tone: 'var(--club-sport)', under: false },
] as const;
const thread = 'M16.3 14.5H3.1a1.5 1.5 0 0 0 0 3h13.2zM22.3 14.5h6.6a1.5 1.5 0 0 1 0 3h-6.6z';

/** The sign of the house: four bands, one orange thread. The same drawing makes the app's icons (dev/icons.mjs). */
export function Mark({ size = 'md', label, ground = 'var(--surface)' }: MarkProps): ReactNode {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      className={size === 'lg' ? 'block size-12' : 'block size-8'}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <g strokeWidth={4} strokeLinecap="round">
        {bands.map(({ x, tone }) => (
          <path key={x} d={`M${x} 5v22`} stroke={tone} />
        ))}
      </g>
      {bands
        .filter((band) => !band.under)
        .map(({ x }) => (
          <path key={x} d={`M${x} 13.5v5`} strokeWidth={4.4} stroke={ground} />
        ))}
      <path d={thread} fill="var(--orange)" />
    </svg>
  );
}
