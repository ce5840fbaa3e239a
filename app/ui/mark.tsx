import type { ReactNode } from 'react';

export interface MarkProps {
  /** md 32 px, lg 48 px. */
  readonly size?: 'md' | 'lg' | undefined;
  readonly label?: string | undefined;
}

const bands = [
  { x: 6, tone: 'var(--club-informatique)' },
  { x: 12.7, tone: 'var(--club-anglais)' },
  { x: 19.3, tone: 'var(--club-art-oratoire)' },
  { x: 26, tone: 'var(--club-sport)' },
] as const;

/** The sign of the house: four bands, one orange thread over and under them. */
export function Mark({ size = 'md', label }: MarkProps): ReactNode {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      strokeLinecap="round"
      className={size === 'lg' ? 'block size-12' : 'block size-8'}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {bands.map(({ x, tone }) => (
        <path key={x} d={`M${x} 5v22`} strokeWidth={4} stroke={tone} />
      ))}
      {/* The thread passes over bands 1, 2 and 4 and under band 3: the gap around it is the ground showing through. */}
      <path
        d="M3 16h7.5M8 16h8M28 16h1M23.5 16H28"
        strokeWidth={5}
        stroke="var(--surface)"
        strokeLinecap="butt"
      />
      <path d="M2 16h13.6M22.2 16H30" strokeWidth={3} stroke="var(--orange)" />
    </svg>
  );
}
