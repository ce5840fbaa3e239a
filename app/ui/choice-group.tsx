import { useId, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { FieldGroup } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Second line, small. */
  readonly detail?: string | undefined;
  readonly icon?: IconName | undefined;
}

export interface ChoiceGroupProps<Value extends string> {
  readonly label: ReactNode;
  readonly optional?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly options: readonly Choice<Value>[];
  /** undefined: nothing chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** wrap (default) as wide as the words; even shares one line; list puts one under the other; segmented joins them. */
  readonly layout?: 'wrap' | 'even' | 'list' | 'segmented' | undefined;
  /** Keeps the label for screen readers only. */
  readonly labelHidden?: boolean | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
}

type Layout = NonNullable<ChoiceGroupProps<string>['layout']>;

const layouts: Record<Layout, string> = {
  wrap: 'flex flex-wrap gap-2',
  even: 'grid auto-cols-fr grid-flow-col gap-1.5',
  list: 'grid gap-2',
  segmented: 'grid auto-cols-fr grid-flow-col gap-1 rounded-md bg-surface-2 p-1',
};

const common =
  'relative flex min-h-11 items-center gap-1.5 font-medium text-ink ' +
  'transition-[background-color,transform] active:scale-[.97] ' +
  'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus';

/* The 2-px edge of a chosen box is an inner ring over its border, so nothing moves when the choice changes. */
const box =
  'border border-line-strong bg-surface rounded-control ' +
  'has-checked:border-[var(--tint,var(--ink))] has-checked:inset-ring-1 has-checked:inset-ring-[var(--tint,var(--ink))] ' +
  'has-checked:bg-tint-soft has-checked:text-tint-text has-checked:font-bold hover:not-has-checked:bg-surface-2';

/** A boxed choice as wide as its words, around a radio or a check box. */
export const choiceBox = `${common} ${box} justify-center px-3.5 py-1 text-center`;

const segment =
  'rounded-sm has-checked:bg-surface has-checked:inset-ring-1 has-checked:inset-ring-line-strong ' +
  'has-checked:text-ink-strong has-checked:font-bold';

const paddings: Record<Layout, string> = {
  wrap: 'px-3.5 py-1',
  even: 'px-1 py-1',
  list: 'px-3.5 py-2',
  segmented: 'px-1 py-1',
};

/** Large choices with the behaviour of radio buttons: one tab stop, arrows move, the label is the target. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>): ReactNode {
  const { options, value, onChange, layout = 'wrap', labelHidden, name, label, ...group } = props;
  const ownName = useId();
  const look = cx(
    common,
    layout === 'list' ? 'justify-start' : 'justify-center text-center',
    layout === 'segmented' ? segment : box,
    paddings[layout],
  );
  return (
    <FieldGroup
      {...group}
      role="radiogroup"
      label={labelHidden ? <span className="sr-only">{label}</span> : label}
    >
      <div className={layouts[layout]}>
        {options.map((option) => (
          <label key={option.value} className={look}>
            <input
              type="radio"
              name={name ?? ownName}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute -inset-px size-[calc(100%+2px)] cursor-pointer appearance-none opacity-0"
            />
            {layout === 'list' ? <Icon name={option.value === value ? 'radio-on' : 'radio'} /> : null}
            {option.icon ? <Icon name={option.icon} /> : null}
            <span className="min-w-0">
              {option.label}
              {option.detail ? (
                <span className="block text-sm font-normal text-ink-soft">{option.detail}</span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
