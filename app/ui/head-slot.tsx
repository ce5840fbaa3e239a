/*
 * The head of a page belongs to its frame, the act in it to what the frame shows: HeadActions puts what stands inside it into the
 * place that the frame left open with HeadSlot. Both are inside one HeadSlotProvider.
 */
import { createContext, use, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Slot {
  readonly element: HTMLElement | null;
  readonly open: (element: HTMLElement | null) => void;
}

const SlotContext = createContext<Slot>({ element: null, open: () => undefined });

export function HeadSlotProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [element, open] = useState<HTMLElement | null>(null);
  return <SlotContext value={{ element, open }}>{children}</SlotContext>;
}

/** Takes no room while nothing is put into it. */
export function HeadSlot(): ReactNode {
  return <div ref={use(SlotContext).open} className="contents" />;
}

/** An ActionBar, or quiet controls. */
export function HeadActions({ children }: { readonly children: ReactNode }): ReactNode {
  const { element } = use(SlotContext);
  return element === null ? null : createPortal(children, element);
}
