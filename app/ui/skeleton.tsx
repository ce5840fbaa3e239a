import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface SkeletonProps {
  /** CSS lengths: "70%", 64. */
  readonly width?: number | string | undefined;
  readonly height: number | string;
  readonly round?: boolean | undefined;
  readonly className?: string | undefined;
}

/** One shape of what comes. */
export function Skeleton({ width = '100%', height, round, className }: SkeletonProps): ReactNode {
  return (
    <div
      aria-hidden
      className={cx('skeleton flex-none', round ? 'rounded-full' : 'rounded-xs', className)}
      style={{ width, height }}
    />
  );
}

/** In a line of text, as high as its letters: the line keeps its height. Still: a long list may be full of them. */
export function SkeletonText({ width }: { readonly width: number }): ReactNode {
  return (
    <span
      aria-hidden
      className="inline-block h-[.8em] rounded-xs bg-surface-3 align-[-.05em]"
      style={{ width }}
    />
  );
}

/** Says once that something is loading; put skeletons inside. */
export function Loading({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div role="status" aria-busy="true" aria-label={label}>
      {children}
    </div>
  );
}

export function SkeletonRows({ count = 3 }: { readonly count?: number | undefined }): ReactNode {
  return Array.from({ length: count }, (_, index) => (
    <div key={index} className="flex min-h-14 items-center gap-3">
      <Skeleton width={40} height={40} round />
      <div className="grid flex-1 gap-2">
        <Skeleton width={`${52 - (index % 3) * 8}%`} height={14} />
        <Skeleton width={`${76 - (index % 2) * 14}%`} height={12} />
      </div>
    </div>
  ));
}

export function SkeletonFigures(): ReactNode {
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line lg:grid-cols-4">
      {Array.from({ length: 4 }, (_, index) => (
        <div key={index} className="grid gap-2 bg-surface p-4 lg:p-6">
          <Skeleton width="60%" height={14} />
          <Skeleton width={72} height={28} />
          <Skeleton width="70%" height={12} />
        </div>
      ))}
    </div>
  );
}

/** A card with a weave, a ring, two lines and a sparkline (below them on a wide screen), and what comes next. */
export function SkeletonClubCard(): ReactNode {
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <Skeleton height={6} className="!rounded-none" />
      <div className="grid grid-cols-[64px_minmax(0,1fr)_72px] items-center gap-x-3 px-4 py-3 lg:grid-cols-[64px_minmax(0,1fr)]">
        <Skeleton width={64} height={64} round />
        <div className="grid gap-2.5">
          <Skeleton width="70%" height={16} />
          <Skeleton width="90%" height={12} />
        </div>
        <Skeleton height={32} className="lg:col-span-2 lg:mt-2" />
      </div>
      <div className="grid min-h-15 content-center gap-2 border-t border-line px-4 py-2">
        <Skeleton width="80%" height={14} />
        <Skeleton width="55%" height={12} />
      </div>
    </div>
  );
}

/** Fills the place of a chart, which is `relative`. */
export function SkeletonChart(): ReactNode {
  return <Skeleton height="100%" className="absolute inset-0" />;
}

export function SkeletonChartCard(): ReactNode {
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4 lg:p-6">
      <Skeleton width="60%" height={20} />
      <Skeleton width="80%" height={14} />
      <div className="relative min-h-80 flex-1">
        <SkeletonChart />
      </div>
    </div>
  );
}

export function SkeletonListCard({ rows = 3 }: { readonly rows?: number | undefined }): ReactNode {
  return (
    <div className="grid content-start gap-3 rounded-md border border-line bg-surface p-4 lg:p-6">
      <Skeleton width="45%" height={20} />
      <SkeletonRows count={rows} />
    </div>
  );
}

export function SkeletonCard({ lines = 3 }: { readonly lines?: number | undefined }): ReactNode {
  return (
    <div className="grid gap-3 rounded-md border border-line bg-surface p-4 lg:p-6">
      <Skeleton width="45%" height={20} />
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={`${94 - ((index * 17) % 40)}%`} height={14} />
      ))}
    </div>
  );
}
