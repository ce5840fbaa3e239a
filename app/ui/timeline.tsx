import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface TimelineMonthProps {
  /** "Mars 2026" */
  readonly label: string;
  /** What the month adds up to, at the right. */
  readonly aside?: string | undefined;
  readonly level?: 2 | 3 | undefined;
}

export function TimelineMonth({ label, aside, level = 2 }: TimelineMonthProps): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className="flex justify-between gap-3 pt-4 pb-2 text-sm text-ink-soft">
      <Title className="text-sm font-bold tracking-normal text-ink-soft">{label}</Title>
      {aside ? <span className="whitespace-nowrap">{aside}</span> : null}
    </div>
  );
}

export interface DateTileProps {
  /** "sam." */
  readonly top: string;
  /** "14" */
  readonly main: string;
  /** The next one, in the club's tint. */
  readonly hot?: boolean | undefined;
}

export function DateTile({ top, main, hot }: DateTileProps): ReactNode {
  return (
    <span
      className={cx(
        'relative grid h-13 w-12 flex-none content-center justify-items-center rounded-control border text-sm leading-4',
        hot ? 'border-tint bg-tint-soft text-tint-text' : 'border-line bg-surface text-ink-soft',
      )}
    >
      {top}
      <b className={cx('text-lg leading-6 tracking-[-.01em]', hot ? 'text-tint-text' : 'text-ink-strong')}>
        {main}
      </b>
    </span>
  );
}

export function Timeline({
  label,
  children,
}: {
  readonly label?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ol aria-label={label} className="timeline">
      {children}
    </ol>
  );
}

export interface TimelineItemProps {
  readonly date: DateTileProps;
  /** A Card, usually one link. */
  readonly children: ReactNode;
  readonly clubSlug?: string | undefined;
}

export function TimelineItem({ date, children, clubSlug }: TimelineItemProps): ReactNode {
  return (
    <li data-club={clubSlug} className="grid grid-cols-[48px_minmax(0,1fr)] gap-3 pb-3">
      <DateTile {...date} />
      {children}
    </li>
  );
}

/** A soft line of facts, each with its icon: place, hour. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly icon: IconName; readonly text: ReactNode }[];
}): ReactNode {
  return (
    <div className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-soft">
      {items.map((item) => (
        <span key={item.icon} className="inline-flex min-w-0 items-center gap-1.5">
          <Icon name={item.icon} size="sm" />
          <span className="min-w-0">{item.text}</span>
        </span>
      ))}
    </div>
  );
}

export interface JournalItemProps {
  /** Avatar, IconTile or ClubDot. */
  readonly lead: ReactNode;
  readonly trail?: ReactNode;
  readonly children: ReactNode;
}

/** What happened, one after the other, on a line: a Journal holds JournalItems. `lead` small is a dot, else 40 px. */
export function Journal({
  label,
  small,
  children,
}: {
  readonly label?: string | undefined;
  readonly small?: boolean | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ol aria-label={label} className={cx('timeline', small ? 'journal-small' : 'journal')}>
      {children}
    </ol>
  );
}

export function JournalItem({ lead, trail, children }: JournalItemProps): ReactNode {
  return (
    <li className="flex items-start gap-3 pb-5 last:pb-0">
      <span className="flex min-w-2.5 flex-none justify-center [.journal-small_&]:pt-[5px]">{lead}</span>
      <div className="min-w-0 flex-1">{children}</div>
      {trail}
    </li>
  );
}
