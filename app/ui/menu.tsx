/*
 * A menu button after the ARIA pattern, small enough for the first load (a general menu library weighs 50 KB). Arrows, Home,
 * End and first letters move; Escape and Tab close and give the focus back. The list lies in the top layer (popover) but stays
 * in its place in the document, so that it also works inside a sheet.
 */
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { buttonClass } from './button.tsx';
import { cx } from './class-names.ts';
import { pillClass } from './filter-pills.tsx';
import { Icon, type IconName } from './icon.tsx';
import { textActionClass } from './text-action.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** Ticks the chosen one of a list (a year). */
  readonly chosen?: boolean | undefined;
  readonly danger?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** icon (three dots, label spoken), button (outlined), pill (among filters) or text (in a card's foot). */
  readonly trigger?: 'icon' | 'button' | 'pill' | 'text' | undefined;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly items: readonly MenuItem[];
  /** There is nothing to choose from yet. */
  readonly disabled?: boolean | undefined;
}

const triggers = {
  icon: 'inline-grid size-11 flex-none place-items-center rounded-md text-ink transition-[background-color,transform] hover:bg-surface-2 active:scale-[.94] aria-expanded:bg-surface-2',
  button: buttonClass(),
  pill: cx(pillClass(false), 'disabled:border-dashed disabled:text-ink-soft'),
  text: textActionClass,
} as const;

const gapPx = 6;
const edgePx = 8;

/** Below the trigger and aligned with its end; above when there is more room there. */
function place(list: HTMLElement, trigger: HTMLElement): void {
  const at = trigger.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - gapPx - edgePx;
  const above = at.top - gapPx - edgePx;
  const up = list.scrollHeight > below && above > below;
  const height = Math.min(list.scrollHeight + 2, up ? above : below);
  const left = Math.min(at.right - list.offsetWidth, window.innerWidth - list.offsetWidth - edgePx);
  list.style.maxHeight = `${height}px`;
  list.style.top = `${up ? at.top - gapPx - height : at.bottom + gapPx}px`;
  list.style.left = `${Math.max(edgePx, left)}px`;
}

/** Shows the list, keeps it by its trigger, and closes it when the person turns elsewhere. */
function useOpenList(
  open: boolean,
  close: () => void,
  list: RefObject<HTMLElement | null>,
  trigger: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const [shown, from] = [list.current, trigger.current];
    if (!open || !shown || !from) return;
    if ('showPopover' in shown) shown.showPopover();
    place(shown, from);
    const chosen =
      shown.querySelector<HTMLElement>('[aria-checked="true"]') ??
      shown.querySelector<HTMLElement>('[role^="menuitem"]');
    chosen?.focus({ preventScroll: true });
    const away = (event: Event): void => {
      const target = event.target;
      if (target instanceof Node && (shown.contains(target) || from.contains(target))) return;
      close();
    };
    // The news of a scroll that ended before the list was placed comes after it: only one that moves the trigger counts.
    const { top, left } = from.getBoundingClientRect();
    const scrolled = (event: Event): void => {
      const now = from.getBoundingClientRect();
      if (now.top !== top || now.left !== left) away(event);
    };
    const listening = new AbortController();
    document.addEventListener('pointerdown', away, { signal: listening.signal, capture: true });
    document.addEventListener('scroll', scrolled, { signal: listening.signal, capture: true });
    window.addEventListener('resize', close, { signal: listening.signal });
    return () => listening.abort();
  }, [open, close, list, trigger]);
}

/** Which item a key leads to; undefined when the key means nothing here. */
export function nextIndex(key: string, at: number, labels: readonly string[]): number | undefined {
  const count = labels.length;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return undefined;
  const typed = key.toLocaleLowerCase();
  const order = labels.map((_, step) => (at + 1 + step) % count);
  return order.find((index) => labels[index]?.toLocaleLowerCase().startsWith(typed));
}

export function Menu({ trigger = 'icon', label, icon, items, disabled }: MenuProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [close] = useState(() => () => setOpen(false));
  useOpenList(open, close, list, button);
  const leave = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      // The sheet around the menu must not take the same Escape.
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      leave();
      return;
    }
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = all.findIndex((item) => item === document.activeElement);
    const next = nextIndex(
      event.key,
      at,
      items.map((item) => item.label),
    );
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <span className="inline-flex flex-none">
      <button
        ref={button}
        type="button"
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={trigger === 'icon' ? label : undefined}
        title={trigger === 'icon' ? label : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
        className={triggers[trigger]}
      >
        <TriggerContent trigger={trigger} label={label} icon={icon} />
      </button>
      {open ? (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          popover="manual"
          tabIndex={-1}
          onKeyDown={onKey}
          className="fixed inset-auto z-50 m-0 max-w-80 min-w-48 overflow-y-auto overscroll-contain rounded-md border border-line bg-surface p-1 text-ink shadow-lift"
        >
          {items.map((item) => (
            <MenuLine key={item.key} item={item} onDone={leave} />
          ))}
        </div>
      ) : null}
    </span>
  );
}

function TriggerContent({ trigger, label, icon }: Omit<MenuProps, 'items'>): ReactNode {
  if (trigger === 'icon') return <Icon name={icon ?? 'more'} />;
  return (
    <>
      {icon ? <Icon name={icon} size="sm" /> : null}
      {label}
      <Icon name="chevron-down" size="sm" />
    </>
  );
}

function MenuLine({ item, onDone }: { readonly item: MenuItem; readonly onDone: () => void }): ReactNode {
  const choosing = item.chosen !== undefined;
  return (
    <button
      type="button"
      tabIndex={-1}
      role={choosing ? 'menuitemradio' : 'menuitem'}
      aria-checked={choosing ? item.chosen : undefined}
      onClick={() => {
        onDone();
        item.onSelect();
      }}
      className={cx(
        'flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-start font-medium hover:bg-surface-2 focus-visible:-outline-offset-3',
        item.danger ? 'text-red-text' : 'text-ink',
      )}
    >
      {item.icon ? <Icon name={item.icon} className={item.danger ? undefined : 'text-ink-soft'} /> : null}
      <span className="min-w-0 flex-1">{item.label}</span>
      {choosing ? (
        <Icon name="check" size="sm" className={item.chosen ? 'text-green-text' : 'invisible'} />
      ) : null}
    </button>
  );
}
