import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes } from 'react';
import { cx } from './class-names.ts';
import { useFieldControl } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';

/** Classes of every boxed control. The box is 48 px high; invalid shows a 2-px red edge. */
export const inputClass =
  'min-h-12 w-full rounded-control border border-line-strong bg-surface px-3 text-md text-ink-strong ' +
  'transition-[border-color] hover:border-ink-soft ' +
  'aria-invalid:border-red aria-invalid:inset-ring-1 aria-invalid:inset-ring-red disabled:border-dashed disabled:text-ink-soft';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  /** Icon inside, at the start (a search glass). */
  readonly icon?: IconName | undefined;
  /** Unit inside, at the end: "FCFA". */
  readonly unit?: string | undefined;
  readonly onValue?: ((value: string) => void) | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** Nothing typed is kept by the browser, which writes fields of open tabs on its disk, unless a field says what it is for. */
export function TextInput({ icon, unit, onValue, className, id, ...rest }: TextInputProps): ReactNode {
  const control = useFieldControl(id);
  const input = (
    <input
      type="text"
      autoComplete="off"
      {...control}
      {...rest}
      onChange={(event) => onValue?.(event.target.value)}
      className={cx(inputClass, icon && 'pl-10', unit && 'pr-16', className)}
    />
  );
  if (!icon && !unit) return input;
  return (
    <span className="relative block">
      {icon ? (
        <Icon name={icon} className="pointer-events-none absolute top-3.5 left-3 text-ink-soft" />
      ) : null}
      {input}
      {unit ? (
        <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-ink-soft">
          {unit}
        </span>
      ) : null}
    </span>
  );
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectInputProps extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'onChange' | 'children'
> {
  readonly options: readonly SelectOption[];
  readonly onValue?: ((value: string) => void) | undefined;
}

/** For long lists only; a few possibilities are a ChoiceGroup. */
export function SelectInput({ options, onValue, className, id, ...rest }: SelectInputProps): ReactNode {
  const control = useFieldControl(id);
  return (
    <span className="relative block">
      <select
        {...control}
        {...rest}
        onChange={(event) => onValue?.(event.target.value)}
        className={cx(inputClass, 'appearance-none pr-10', className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon
        name="chevron-down"
        size="sm"
        className="pointer-events-none absolute top-4 right-3 text-ink-soft"
      />
    </span>
  );
}
