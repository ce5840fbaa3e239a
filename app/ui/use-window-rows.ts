/* Which rows of a long list are near the screen, while the page scrolls. The virtualizer is TanStack's; it lives as long as the list. */
import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useReducer, useState } from 'react';

export interface WindowRows {
  readonly items: readonly VirtualItem[];
  /** Of all rows together, seen ones as they are, others as estimated. */
  readonly heightPx: number;
  /** Ref of each row: its true height counts from then on. */
  readonly measure: (element: HTMLElement | null) => void;
}

type Wanted = Pick<
  VirtualizerOptions<Window, HTMLElement>,
  'count' | 'estimateSize' | 'overscan' | 'scrollMargin' | 'getItemKey'
>;

export function useWindowRows(wanted: Wanted): WindowRows {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const options: VirtualizerOptions<Window, HTMLElement> = {
    ...wanted,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
    onChange: () => redraw(),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    heightPx: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
  };
}
