import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface FilterOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: string | number | undefined;
  readonly icon?: IconName | undefined;
}

export interface FilterPillsProps<Value extends string> {
  /** Spoken name of the group. */
  readonly label: string;
  readonly options: readonly FilterOption<Value>[];
  /** One value, or a list when several can be on. */
  readonly selected: Value | readonly Value[];
  readonly onToggle: (value: Value) => void;
  /** More controls at the end of the line, such as a Menu with a pill trigger. */
  readonly children?: ReactNode;
}

/**
 * The pill's classes, also for the trigger of a Menu that stands among the filters. One that `wraps` holds words that somebody
 * typed, which may be longer than a phone is wide.
 */
export function pillClass(pressed: boolean, wraps = false): string {
  return cx(
    'inline-flex min-h-11 items-center gap-1.5 rounded-full border px-3.5 text-sm font-medium',
    wraps ? 'max-w-full min-w-0 py-1.5 text-start wrap-anywhere' : 'flex-none whitespace-nowrap',
    'transition-[background-color,transform] active:scale-[.97]',
    pressed ? 'border-ink bg-ink text-surface' : 'border-line-strong bg-surface text-ink hover:bg-surface-2',
  );
}

/** Beside the chosen one, so much of the pill before it stays in sight. */
const edgePx = 40;

/** 44-px pills that scroll sideways on a phone and wrap on a wide screen. */
export function FilterPills<Value extends string>(props: FilterPillsProps<Value>): ReactNode {
  const { label, options, selected, onToggle, children } = props;
  const isOn = (value: Value): boolean =>
    typeof selected === 'string' ? selected === value : selected.includes(value);
  const ref = useRef<HTMLDivElement>(null);
  // One who comes back to a narrowed list sees at once by what; the clubs among the pills may come later than the first of them.
  useLayoutEffect(() => {
    const chosen = ref.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (ref.current && chosen) ref.current.scrollLeft = chosen.offsetLeft - edgePx;
  }, [options.length]);
  return (
    <div
      ref={ref}
      // Known to the router by its name: it must not take over the position of another group that stood in its place.
      data-scroll-restoration-id={label}
      role="group"
      aria-label={label}
      className="scroll-x relative -mx-4 flex gap-2 px-4 py-1 lg:mx-0 lg:flex-wrap lg:overflow-visible lg:px-0"
    >
      {options.map((option) => {
        const on = isOn(option.value);
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={on}
            onClick={() => onToggle(option.value)}
            className={pillClass(on)}
          >
            {option.icon ? <Icon name={option.icon} size="sm" /> : null}
            {option.label}
            {option.count !== undefined ? (
              <span className={cx('font-normal', !on && 'text-ink-soft')}>{option.count}</span>
            ) : null}
          </button>
        );
      })}
      {children}
    </div>
  );
}
