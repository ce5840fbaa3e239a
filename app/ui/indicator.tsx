import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link } from './link.tsx';

/** One at a time, the first that holds: offline, refused, waiting, current; before the last, once, receiving. */
export type IndicatorState = 'offline' | 'refused' | 'waiting' | 'receiving' | 'current';

export interface IndicatorProps {
  readonly state: IndicatorState;
  /** "À jour", "Hors ligne · 53", "53 en attente", "2 refusés". */
  readonly text: string;
  /** The whole sentence for a screen reader. It must contain `text`. */
  readonly label: string;
  /** Where it leads; without href, onPress makes it a button. */
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
}

const looks: Record<IndicatorState, { readonly icon: IconName; readonly tone: string }> = {
  current: { icon: 'check-circle', tone: 'bg-green-soft text-green-text' },
  offline: { icon: 'offline', tone: 'bg-surface-3 text-ink' },
  waiting: { icon: 'arrow-up', tone: 'bg-blue-soft text-blue-text' },
  receiving: { icon: 'download', tone: 'bg-surface-3 text-ink' },
  refused: { icon: 'alert', tone: 'bg-red-soft text-red-text' },
};

export function Indicator({ state, text, label, href, onPress }: IndicatorProps): ReactNode {
  const { icon, tone } = looks[state];
  const className =
    'inline-flex min-h-11 flex-none items-center rounded-md px-1 text-sm font-medium whitespace-nowrap ' +
    'transition-transform active:scale-[.97]';
  const pill = (
    <span className={cx('inline-flex h-8 items-center gap-1.5 rounded-full pr-3 pl-2.5', tone)}>
      <Icon name={icon} size="sm" />
      {text}
    </span>
  );
  return href === undefined ? (
    <button type="button" data-state={state} aria-label={label} onClick={onPress} className={className}>
      {pill}
    </button>
  ) : (
    <Link href={href} data-state={state} aria-label={label} className={className}>
      {pill}
    </Link>
  );
}
