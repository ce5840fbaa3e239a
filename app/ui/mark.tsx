import type { ReactNode } from 'react';

export interface MarkProps {
  /** md 32 px, lg 48 px. */
  readonly size?: 'md' | 'lg' | undefined;
  readonly label?: string | undefined;
  /** CSS colour behind the mark, which shows in the gaps of the weave. */
  readonly ground?: string | undefined;
}

/* Plain weave: the thread runs over the first and third band, under the second and fourth, with a gap wherever they cross. */
const bands = [
  { x: 6, tone: 'var(--club-informatique)', under: false },
  { x: 12.7, tone: 'var(--club-anglais)', under: true },
  { x: 19.3, tone: 'var(--club-art-oratoire)', under: false },
  { x: 26, tone: 'var(--club-sport)', under: true },
] as const;
const thread = 'M9.7 14.5H3.6a1.5 1.5 0 0 0 0 3h6.1zM15.7 14.5H23v3h-7.3zM29 14.5h.1a1.5 1.5 0 0 1 0 3H29z';

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
