import { useRef, useState, type PointerEvent } from 'react';

export interface DragOrder {
  /** The row that is held, and the place it would take now. */
  readonly held: { readonly from: number; readonly to: number } | undefined;
  /** For the list around the rows, whose children are the rows and nothing else. */
  readonly listRef: (list: HTMLElement | null) => void;
  /** For the part of a row by which it is held. */
  readonly handle: (index: number) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/**
 * Orders a list by holding a row and moving it. The rows stay where they are until it is let go; the place it would take is shown
 * by a line. Only for pointers: give the same act to keys and screen readers by buttons.
 */
export function useDragOrder(onMove: (from: number, to: number) => void): DragOrder {
  const list = useRef<HTMLElement | null>(null);
  const [held, setHeld] = useState<DragOrder['held']>();
  const placeAt = (clientY: number, from: number): number => {
    const rows = [...(list.current?.children ?? [])];
    const above = rows.filter((row, index) => {
      const { top, height } = row.getBoundingClientRect();
      return index !== from && clientY > top + height / 2;
    });
    return above.length;
  };
  return {
    held,
    listRef: (element) => {
      list.current = element;
    },
    handle: (index) => ({
      onPointerDown: (event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld({ from: index, to: index });
      },
      onPointerMove: (event) => {
        if (held?.from === index) setHeld({ from: index, to: placeAt(event.clientY, index) });
      },
      onPointerUp: () => {
        setHeld(undefined);
        if (held !== undefined && held.to !== held.from) onMove(held.from, held.to);
      },
      onPointerCancel: () => setHeld(undefined),
    }),
  };
}
