/* Small pieces of text that several pages share. */
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Meter, type MeterTone } from './meter.tsx';

export interface BigFigureProps {
  readonly label: ReactNode;
  /** "184 500", "482 913" */
  readonly value: string;
  readonly unit?: string | undefined;
  /** Wider letters, for a code that is read aloud. */
  readonly spaced?: boolean | undefined;
}

/** The one figure of a screen: the balance, the code. */
export function BigFigure({ label, value, unit, spaced }: BigFigureProps): ReactNode {
  return (
    <div>
      <p className="text-sm text-ink-soft">{label}</p>
      <p
        className={cx(
          'text-display font-bold whitespace-nowrap text-ink-strong',
          spaced ? 'tracking-[.04em] lg:text-[64px] lg:leading-[72px]' : 'tracking-[-.025em]',
        )}
      >
        {value}
        {unit ? <span className="text-lg font-medium tracking-normal text-ink-soft"> {unit}</span> : null}
      </p>
    </div>
  );
}

export interface BarRowProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly share: { readonly value: number; readonly max: number };
  readonly tone?: MeterTone | undefined;
  readonly clubSlug?: string | undefined;
  readonly note?: ReactNode;
}

/** A word, its figure and its bar; a set of them is a readable bar chart. */
export function BarRow({ label, value, share, tone, clubSlug, note }: BarRowProps): ReactNode {
  return (
    <div data-club={clubSlug} className="py-1">
      <div className="flex justify-between gap-3 text-sm">
        <span className="min-w-0 text-ink-soft">{label}</span>
        <span className="font-medium whitespace-nowrap text-ink-strong">{value}</span>
      </div>
      <Meter value={share.value} max={share.max} tone={tone} className="mt-1" />
      {note ? <p className="mt-1 text-sm text-ink-soft">{note}</p> : null}
    </div>
  );
}

/** What somebody said, by the orange thread. */
export function Quote({
  children,
  by,
}: {
  readonly children: ReactNode;
  readonly by?: ReactNode;
}): ReactNode {
  return (
    <figure className="border-l-[3px] border-orange pl-3">
      <blockquote className="text-ink-strong">{children}</blockquote>
      {by ? <figcaption className="text-sm text-ink-soft">{by}</figcaption> : null}
    </figure>
  );
}

export interface ChangeProps {
  readonly beforeLabel: string;
  readonly before: ReactNode;
  readonly afterLabel: string;
  readonly after: ReactNode;
}

/** Before and after, one under the other. */
export function Change({ beforeLabel, before, afterLabel, after }: ChangeProps): ReactNode {
  const line = 'grid grid-cols-[52px_minmax(0,1fr)] gap-2 rounded-sm px-2.5 py-1.5';
  return (
    <dl className="mt-2 grid gap-1 text-sm">
      <div className={cx(line, 'bg-red-soft')}>
        <dt className="font-medium text-red-text">{beforeLabel}</dt>
        <dd className="min-w-0">{before}</dd>
      </div>
      <div className={cx(line, 'bg-green-soft')}>
        <dt className="font-medium text-green-text">{afterLabel}</dt>
        <dd className="min-w-0">{after}</dd>
      </div>
    </dl>
  );
}

export interface TermsProps {
  readonly items: readonly { readonly term: string; readonly text: ReactNode }[];
}

/** Words and their values in two columns. */
export function Terms({ items }: TermsProps): ReactNode {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-sm">
      {items.map((item) => (
        <div key={item.term} className="contents">
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="font-medium text-ink-strong">{item.text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The part of a name that a search found, underlined in orange. */
export function Hit({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <mark className="bg-transparent text-inherit underline decoration-orange decoration-2 underline-offset-4">
      {children}
    </mark>
  );
}

/** A green dot with its halo: live. The word beside it says what. */
export function LiveDot(): ReactNode {
  return (
    <span
      aria-hidden
      className="inline-block size-2.5 flex-none rounded-full bg-green-strong ring-4 ring-green/25"
    />
  );
}
