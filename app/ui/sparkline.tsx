import type { ReactNode } from 'react';

export interface SparklineProps {
  readonly points: readonly number[];
  /** Spoken: what it shows and where it goes. */
  readonly label: string;
  /** Pixels; the width follows the place. */
  readonly height?: number | undefined;
}

const width = 100;
const pad = 2;

/** A line over its soft area, from zero, in the club's tint; no axis. */
export function Sparkline({ points, label, height = 32 }: SparklineProps): ReactNode {
  const top = Math.max(1, ...points);
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const spots = points.map((value, index) => {
    const y = height - pad - (Math.max(0, value) / top) * (height - 2 * pad);
    return `${(index * step).toFixed(2)} ${y.toFixed(2)}`;
  });
  const line = `M${spots.join('L')}`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block w-full"
      style={{ height }}
    >
      {points.length > 1 ? (
        <>
          <path d={`${line}L${width} ${height}L0 ${height}Z`} fill="var(--tint-soft, var(--surface-2))" />
          <path
            d={line}
            fill="none"
            stroke="var(--tint, var(--ink-soft))"
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      ) : null}
    </svg>
  );
}
