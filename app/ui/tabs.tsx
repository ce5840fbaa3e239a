import { useEffect, useState, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link } from './link.tsx';

export interface TabItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
  /** A lock before what only some may read. */
  readonly icon?: IconName | undefined;
}

export interface TabsProps {
  readonly label: string;
  readonly items: readonly TabItem[];
}

/**
 * Whether a sideways scroller has more at its start and at its end. It scrolls to its current item whenever `content` changes
 * (which one that is, and which others stand beside it: some come once a person's rights are known) and when a phone is turned.
 */
function useEdges(content: string): {
  readonly ref: (element: HTMLElement | null) => void;
  readonly more: { readonly start: boolean; readonly end: boolean };
} {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [more, setMore] = useState({ start: false, end: false });
  useEffect(() => {
    if (!element) return;
    const measure = (): void => {
      const start = element.scrollLeft > 4;
      const end = element.scrollLeft + element.clientWidth < element.scrollWidth - 4;
      setMore((before) => (before.start === start && before.end === end ? before : { start, end }));
    };
    const reveal = (): void => {
      const active = element.querySelector<HTMLElement>('[aria-current]');
      if (active) element.scrollLeft = active.offsetLeft - (element.clientWidth - active.offsetWidth) / 2;
      measure();
    };
    reveal();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(reveal);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [element, content]);
  return { ref: setElement, more };
}

/** Tabs that are links, each with its own address; on a phone they scroll, the current one in view. */
export function Tabs({ label, items }: TabsProps): ReactNode {
  const content = items.map(({ href, current }) => (current ? `${href}!` : href)).join(' ');
  const { ref, more } = useEdges(content);
  return (
    <nav aria-label={label} className="no-print -mx-4 my-4 border-b border-line lg:mx-0 lg:my-6">
      <ul
        ref={ref}
        // The router carries a scroller's position over to the next page that has the same one; each current tab has its own.
        data-scroll-restoration-id={content}
        className={cx(
          'scroll-x relative -mb-px flex gap-1 px-3 lg:gap-4 lg:px-0',
          more.start && 'fade-start',
          more.end && 'fade-end',
        )}
      >
        {items.map((item) => (
          <li key={item.href} className="flex-none">
            <Link
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-12 items-center gap-1.5 border-b-[3px] px-2 whitespace-nowrap focus-visible:-outline-offset-3',
                item.current
                  ? 'border-[var(--tint,var(--orange))] font-bold text-ink-strong'
                  : 'border-transparent font-medium text-ink-soft hover:text-ink',
              )}
            >
              {item.icon ? <Icon name={item.icon} size="sm" /> : null}
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
