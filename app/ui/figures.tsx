import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { SkeletonText } from './skeleton.tsx';

export interface Figure {
  readonly label: string;
  /** Ready to show: "1 640", "69 %". Anything unknown is "–"; undefined while it is read. */
  readonly value: string | undefined;
  /** Small, after the value on its line: "Mo". */
  readonly unit?: string | undefined;
  /** red: something here asks for a decision. */
  readonly tone?: 'red' | undefined;
  readonly note?: string | undefined;
  /** Change shown before the note, in green when better: "+ 12 %". */
  readonly change?: { readonly text: string; readonly better: boolean } | undefined;
}

export interface FiguresProps {
  readonly items: readonly Figure[];
  /** Three across on every width, tighter. */
  readonly three?: boolean | undefined;
  readonly label?: string | undefined;
}

/** One card, hairlines between the figures: two by two on a phone, four across on a wide screen. */
export function Figures({ items, three, label }: FiguresProps): ReactNode {
  return (
    <dl
      aria-label={label}
      className={cx(
        'grid gap-px overflow-hidden rounded-md border border-line bg-line',
        three ? 'grid-cols-[auto_auto_auto] lg:grid-cols-3' : 'figures-four grid-cols-2 lg:grid-cols-4',
      )}
    >
      {items.map((item) => (
        <div
          key={item.label}
          className={cx(
            // A label of two lines must not push its figure below the others of its row.
            'row-span-2 grid min-w-0 grid-rows-subgrid gap-y-0 bg-surface',
            three ? 'px-2.5 py-3 lg:p-6' : 'p-4 lg:p-6',
          )}
        >
          <dt className="self-end text-sm text-ink-soft">{item.label}</dt>
          <dd className="mt-0.5">
            <span
              className={cx(
                'block text-xl font-bold tracking-[-.02em] whitespace-nowrap',
                item.tone === 'red' ? 'text-red-text' : 'text-ink-strong',
              )}
            >
              {item.value ?? <SkeletonText width={48} />}
              {item.unit ? (
                <span className="text-sm font-medium tracking-normal text-ink-soft"> {item.unit}</span>
              ) : null}
            </span>
            {item.note || item.change ? (
              <span className="block text-sm text-ink-soft">
                {item.change ? (
                  <span className={cx('font-medium', item.change.better ? 'text-green-text' : 'text-ink')}>
                    {item.change.text}{' '}
                  </span>
                ) : null}
                {item.note}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
