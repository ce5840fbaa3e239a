import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** One under the other: 16 px between, 24 on a wide screen. */
export function Stack({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <div className={cx('grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6 [&>*]:min-w-0', className)}>
      {children}
    </div>
  );
}

export interface ColumnsProps {
  /** halves from 560 px; main (1.9 : 1) and list (1.25 : 1) from 900 px; quarters 2 then 4; thirds 1, 2, 3. */
  readonly kind: 'halves' | 'main' | 'list' | 'quarters' | 'thirds';
  /** Cards of a row share their height. */
  readonly even?: boolean | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

const kinds: Record<ColumnsProps['kind'], string> = {
  halves: 'sm:grid-cols-2 gap-4 lg:gap-6',
  // A side that turned out to hold nothing gives its place to the other.
  main:
    'gap-4 lg:gap-6 lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)] ' +
    'lg:has-[>:empty]:grid-cols-[minmax(0,1fr)] [&>:empty]:hidden',
  list: 'lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] gap-4 lg:gap-6',
  quarters: 'sm:grid-cols-2 lg:grid-cols-4 gap-3 lg:gap-4',
  thirds: 'sm:grid-cols-2 lg:grid-cols-3 gap-3 lg:gap-4',
};

export function Columns({ kind, even, children, className }: ColumnsProps): ReactNode {
  return (
    <div
      className={cx(
        'grid grid-cols-[minmax(0,1fr)] [&>*]:min-w-0',
        kinds[kind],
        even ? 'items-stretch' : 'items-start',
        className,
      )}
    >
      {children}
    </div>
  );
}

export interface SectionProps {
  readonly title: ReactNode;
  readonly icon?: IconName | undefined;
  readonly sub?: ReactNode;
  readonly trail?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page under its own heading. */
export function Section({ title, icon, sub, trail, children }: SectionProps): ReactNode {
  return (
    <section className="mt-8">
      <div className="mb-3 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2">
        <h2 className="flex items-center gap-2">
          {icon ? <Icon name={icon} /> : null}
          {title}
        </h2>
        {sub ? <p className="col-span-2 row-start-2 text-sm text-ink-soft">{sub}</p> : null}
        {trail ? <div>{trail}</div> : null}
      </div>
      {children}
    </section>
  );
}
