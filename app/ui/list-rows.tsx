import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

export interface ListRowsProps {
  readonly label?: string | undefined;
  readonly children: ReactNode;
  /** Rows reach the edges of the card around them. */
  readonly inset?: boolean | undefined;
}

/** Rows with hairlines between; put ListRow inside. */
export function ListRows({ label, children, inset }: ListRowsProps): ReactNode {
  return (
    <ul
      aria-label={label}
      className={cx('[&>li+li]:border-t [&>li+li]:border-line', inset && '-mx-4 lg:-mx-6')}
    >
      {children}
    </ul>
  );
}

export interface ListRowProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Avatar, glyph or icon tile. */
  readonly lead?: ReactNode;
  /** Chip, figure, time, icon button. Not inside the link when there is one. */
  readonly trail?: ReactNode;
  /** Makes lead and text one link, with a chevron when there is no trail. */
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly clubSlug?: string | undefined;
}

export function ListRow({ title, detail, lead, trail, href, onPress, clubSlug }: ListRowProps): ReactNode {
  const acts = href !== undefined || onPress !== undefined;
  const body = (
    <>
      {lead}
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-ink-strong">{title}</span>
        {detail ? <span className="block text-sm text-ink-soft">{detail}</span> : null}
      </span>
      {acts && !trail ? <Icon name="chevron-right" size="sm" className="text-ink-soft" /> : null}
    </>
  );
  const part = 'flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 text-start';
  return (
    <li data-club={clubSlug} className="flex items-center gap-3">
      {href !== undefined ? (
        <Link href={href} className={part}>
          {body}
        </Link>
      ) : onPress ? (
        <button type="button" onClick={onPress} className={part}>
          {body}
        </button>
      ) : (
        <div className={part}>{body}</div>
      )}
      {trail ? <div className="flex flex-none items-center gap-1 text-right">{trail}</div> : null}
    </li>
  );
}
