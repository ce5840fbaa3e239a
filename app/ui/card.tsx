import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Link } from './link.tsx';
import { Weave } from './weave.tsx';

export interface CardProps {
  readonly as?: 'section' | 'article' | 'div' | 'li' | undefined;
  /** No padding: the content goes edge to edge. */
  readonly flush?: boolean | undefined;
  /** Tints what is inside. */
  readonly clubSlug?: string | undefined;
  /** The club's cloth along the top edge (implies flush). */
  readonly weave?: boolean | undefined;
  /** Tighter above and below, for cards in a list (a timeline). */
  readonly compact?: boolean | undefined;
  /** Makes the whole card one link; it lifts under the pointer. */
  readonly href?: string | undefined;
  /** Id of the title that names a section card. */
  readonly labelledBy?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const surface = 'block min-w-0 rounded-md border border-line bg-surface';

export function Card(props: CardProps): ReactNode {
  const {
    as: Tag = 'section',
    flush,
    compact,
    clubSlug,
    weave,
    href,
    labelledBy,
    className,
    children,
  } = props;
  const classes = cx(
    surface,
    flush || weave ? 'overflow-hidden' : compact ? 'px-4 py-3 lg:px-6 lg:py-4' : 'p-4 lg:p-6',
    className,
  );
  const content = (
    <>
      {weave ? <Weave /> : null}
      {children}
    </>
  );
  if (href !== undefined) {
    return (
      <Link
        href={href}
        data-club={clubSlug}
        aria-labelledby={labelledBy}
        className={cx(classes, 'transition-[box-shadow,transform] hover:shadow-lift active:scale-[.99]')}
      >
        {content}
      </Link>
    );
  }
  return (
    <Tag data-club={clubSlug} aria-labelledby={labelledBy} className={classes}>
      {content}
    </Tag>
  );
}

export interface CardHeadProps {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  /** Chip, link or icon button at the right. */
  readonly trail?: ReactNode;
  readonly level?: 2 | 3 | undefined;
  readonly id?: string | undefined;
}

export function CardHead({ title, sub, trail, level = 2, id }: CardHeadProps): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className="mb-3 grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
      <Title id={id} className={trail ? undefined : 'col-span-2'}>
        {title}
      </Title>
      {sub ? <p className="col-span-2 row-start-2 mt-0.5 text-sm text-ink-soft">{sub}</p> : null}
      {trail ? <div className="flex h-7 items-center">{trail}</div> : null}
    </div>
  );
}

/** Text actions below a hairline. */
export function CardFoot({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="-mb-3 mt-3 flex flex-wrap gap-x-4 border-t border-line pt-1">{children}</div>;
}
