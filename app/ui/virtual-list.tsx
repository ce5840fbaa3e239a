/*
 * A list as long as it likes: only the rows near the screen are in the document. It scrolls with the page. Rows may be of any
 * height; the estimate only makes the scroll bar honest before they were seen.
 */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWindowRows } from './use-window-rows.ts';

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly estimatePx: number;
  readonly render: (row: Row) => ReactNode;
}

/** Rows beyond the screen's edges: enough for a flick of the thumb. */
const BEYOND = 8;

export function VirtualList<Row>({
  label,
  rows,
  rowKey,
  estimatePx,
  render,
}: VirtualListProps<Row>): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const place = (): void => setTopPx(Math.round(element.getBoundingClientRect().top + window.scrollY));
    place();
    // What stands above the list may grow and shrink.
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const { items, heightPx, measure } = useWindowRows({
    count: rows.length,
    estimateSize: () => estimatePx,
    overscan: BEYOND,
    scrollMargin: topPx,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  return (
    <ul ref={list} aria-label={label} className="relative" style={{ height: `${heightPx}px` }}>
      {items.map(({ key, index, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <li
            key={key}
            ref={measure}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 border-line not-first:border-t"
            style={{ transform: `translateY(${start - topPx}px)` }}
          >
            {render(row)}
          </li>
        );
      })}
    </ul>
  );
}
