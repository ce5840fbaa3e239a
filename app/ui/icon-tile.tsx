import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { softTones, type SoftTone } from './soft-tones.ts';

export interface IconTileProps {
  readonly icon: IconName;
  readonly tone?: SoftTone | undefined;
  readonly clubSlug?: string | undefined;
  /** Spoken, when no word beside it says the same. */
  readonly label?: string | undefined;
}

/** The 40-px square at the head of a row: a service's state, the sign of an entry. */
export function IconTile({ icon, tone = 'neutral', clubSlug, label }: IconTileProps): ReactNode {
  return (
    <span
      data-club={clubSlug}
      className={cx('grid size-10 flex-none place-items-center rounded-control', softTones[tone])}
    >
      <Icon name={icon} label={label} />
    </span>
  );
}

export type MarkState = 'yes' | 'no' | 'excused' | 'unknown';

export interface StateMarkProps {
  readonly state: MarkState;
  readonly label: string;
  /** The letter of an excuse: "E". */
  readonly letter?: string | undefined;
  readonly size?: 'sm' | 'md' | undefined;
}

const marks: Record<MarkState, string> = {
  yes: 'bg-green-strong border-green-strong text-surface',
  no: 'bg-red-soft border-red text-red-text',
  excused: 'bg-surface-3 border-line-strong text-ink',
  unknown: 'bg-surface border-dashed border-line-strong text-ink-soft',
};

/** Present, absent, excused, to note: told apart by shape and edge as much as by colour. */
export function StateMark({ state, label, letter = 'E', size = 'md' }: StateMarkProps): ReactNode {
  const icon = state === 'yes' ? 'check' : state === 'no' ? 'close' : undefined;
  return (
    <span
      role="img"
      aria-label={label}
      className={cx(
        'grid flex-none place-items-center border-[1.5px] text-sm font-bold',
        size === 'md' ? 'size-8 rounded-sm' : 'size-6 rounded-xs',
        marks[state],
      )}
    >
      {icon ? <Icon name={icon} size="sm" strokeWidth={2.5} /> : state === 'excused' ? letter : '?'}
    </span>
  );
}
