import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { SegmentedMeter, type MeterSegment } from './meter.tsx';

export interface RankItem {
  readonly key: string;
  /** Equals share a rank. */
  readonly rank: number;
  readonly name: string;
  /** The name is a stand-in ("Nom non publié"), shown softly. */
  readonly anonymous?: boolean | undefined;
  readonly total: number;
  readonly segments: readonly MeterSegment[];
}

export interface RankListProps {
  readonly label: string;
  readonly items: readonly RankItem[];
  /** One column at every width, for a card that has not the whole page. */
  readonly narrow?: boolean | undefined;
}

/** One column on a phone, two on a wide screen, read down the first and then the second. Names wrap: nobody's is cut. */
export function RankList({ label, items, narrow }: RankListProps): ReactNode {
  const max = Math.max(1, ...items.map((item) => item.total));
  return (
    <ol aria-label={label} className={narrow ? undefined : 'lg:columns-2 lg:gap-x-12'}>
      {items.map((item) => (
        <li
          key={item.key}
          className={cx(
            narrow ? 'first:border-t-0' : 'max-lg:first:border-t-0',
            'grid min-h-11 break-inside-avoid grid-cols-[24px_minmax(0,1fr)_76px_28px] items-center gap-2 border-t border-line py-1 lg:grid-cols-[24px_minmax(0,1fr)_140px_32px]',
          )}
        >
          <span className="pr-1 text-right text-sm text-ink-soft">{item.rank}</span>
          <span
            className={cx('wrap-anywhere', item.anonymous ? 'text-ink-soft' : 'font-medium text-ink-strong')}
          >
            {item.name}
          </span>
          <SegmentedMeter segments={item.segments} max={max} />
          <span className="text-right font-bold text-ink-strong">{item.total}</span>
        </li>
      ))}
    </ol>
  );
}
