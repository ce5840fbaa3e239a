import { useId, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';

const boxLook =
  'pointer-events-none grid size-6 place-items-center rounded-[7px] border-2 border-line-strong bg-surface text-transparent ' +
  'transition-[background-color,border-color] peer-checked:border-green-strong peer-checked:bg-green-strong ' +
  'peer-checked:text-surface peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 ' +
  'peer-focus-visible:outline-focus peer-indeterminate:border-dashed peer-indeterminate:text-ink-soft';

export interface CheckBoxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Spoken name, when no visible label is tied to the box. */
  readonly label?: string | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  /** Dashed box with a bar: partly chosen, or cancelled. */
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** A 24-px box inside a 44-px target; a real check box under it. */
export function CheckBox({
  checked,
  onChange,
  label,
  id,
  describedBy,
  mixed = false,
  disabled,
}: CheckBoxProps): ReactNode {
  return (
    <span className="relative grid size-11 flex-none place-items-center">
      <input
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-label={label}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
        className="peer absolute inset-0 size-full cursor-pointer appearance-none disabled:cursor-default"
      />
      <span aria-hidden className={boxLook}>
        <Icon name={mixed ? 'minus' : 'check'} size="sm" strokeWidth={2.5} />
      </span>
    </span>
  );
}

export interface CheckRowProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Second line: what it means, a due date. */
  readonly detail?: ReactNode;
  /** small (default) for consents; strong for a checklist. */
  readonly look?: 'small' | 'strong' | undefined;
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** A check box with its sentence; the sentence is part of the target. */
export function CheckRow({
  label,
  checked,
  onChange,
  detail,
  look = 'small',
  mixed,
  disabled,
}: CheckRowProps): ReactNode {
  const id = useId();
  const detailId = `${id}-detail`;
  return (
    <div className="-ml-2.5 grid grid-cols-[44px_minmax(0,1fr)] items-start">
      <CheckBox
        id={id}
        checked={checked}
        onChange={onChange}
        mixed={mixed}
        disabled={disabled}
        describedBy={detail ? detailId : undefined}
      />
      <div className={look === 'small' ? 'py-3' : 'py-2.5'}>
        <label
          htmlFor={id}
          className={cx(
            'block',
            look === 'small' ? 'text-sm' : 'font-medium',
            look === 'strong' && !mixed && 'text-ink-strong',
          )}
        >
          {label}
        </label>
        {detail ? (
          <div id={detailId} className="flex flex-wrap items-center gap-1.5 text-sm text-ink-soft">
            {detail}
          </div>
        ) : null}
      </div>
    </div>
  );
}
