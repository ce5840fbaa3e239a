import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export type MeterTone = 'tint' | 'blue' | 'green' | 'amber' | 'red';

const fills: Record<MeterTone, string> = {
  tint: 'bg-[var(--tint,var(--blue))]',
  blue: 'bg-blue',
  green: 'bg-green-strong',
  amber: 'bg-amber',
  red: 'bg-red',
};

export interface MeterProps {
  readonly value: number;
  readonly max: number;
  /** Spoken name. Without it the bar is decoration beside a figure that says the same. */
  readonly label?: string | undefined;
  /** Spoken value: "60 photos sur 100". */
  readonly valueText?: string | undefined;
  readonly tone?: MeterTone | undefined;
  readonly thick?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Meter({
  value,
  max,
  label,
  valueText,
  tone = 'tint',
  thick,
  className,
}: MeterProps): ReactNode {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const spoken = label
    ? {
        role: 'meter',
        'aria-label': label,
        'aria-valuemin': 0,
        'aria-valuemax': max,
        'aria-valuenow': value,
        'aria-valuetext': valueText,
      }
    : { 'aria-hidden': true };
  return (
    <div
      {...spoken}
      className={cx(
        'overflow-hidden rounded-full bg-surface-2 inset-ring-1 inset-ring-line',
        thick ? 'h-3' : 'h-2',
        className,
      )}
    >
      <div className={cx('h-full rounded-full', fills[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  );
}

export interface MeterSegment {
  readonly clubSlug: string;
  readonly value: number;
}

export interface SegmentedMeterProps {
  readonly segments: readonly MeterSegment[];
  readonly max: number;
  readonly className?: string | undefined;
}

/** Shares by club, side by side. Decoration: the figure beside it and the legend below say the same. */
export function SegmentedMeter({ segments, max, className }: SegmentedMeterProps): ReactNode {
  return (
    <div aria-hidden className={cx('flex h-2 gap-0.5', className)}>
      {segments
        .filter((segment) => segment.value > 0)
        .map((segment) => (
          <div
            key={segment.clubSlug}
            data-club={segment.clubSlug}
            className="h-full rounded-[2px] bg-tint"
            style={{ width: `${max > 0 ? (segment.value / max) * 100 : 0}%` }}
          />
        ))}
    </div>
  );
}
