/*
 * A field is a label, a control, a hint and an error that belong together. Field gives its control an id and the ids of its
 * hint and error through context, so any control here (TextInput, PassphraseInput, CodeInput…) is wired by being inside.
 */
import { createContext, use, useId, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon } from './icon.tsx';

interface FieldIds {
  readonly id: string | undefined;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

const FieldContext = createContext<FieldIds>({ id: undefined, describedBy: undefined, invalid: false });

/** For a control: attributes to spread on its input. An id given by the caller wins. */
export function useFieldControl(ownId?: string): {
  readonly id: string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
} {
  const field = use(FieldContext);
  return {
    id: ownId ?? field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid ? true : undefined,
  };
}

export interface FieldProps {
  readonly label: ReactNode;
  /** Said softly after the label: "(si vous voulez)". */
  readonly optional?: string | undefined;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; replaces nothing, stands under the control with an icon. */
  readonly error?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function Field({ label, optional, hint, error, children, className }: FieldProps): ReactNode {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = cx(Boolean(error) && errorId, Boolean(hint) && hintId) || undefined;
  return (
    <div className={cx('grid min-w-0 gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
        {optional ? <span className="font-normal text-ink-soft"> {optional}</span> : null}
      </label>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>{children}</FieldContext>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {hint ? <FieldHint id={hintId}>{hint}</FieldHint> : null}
    </div>
  );
}

export function FieldHint({
  id,
  children,
}: {
  readonly id?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p id={id} className="text-sm text-ink-soft">
      {children}
    </p>
  );
}

export function FieldError({
  id,
  children,
}: {
  readonly id?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p id={id} role="alert" className="flex gap-1.5 text-sm text-red-text">
      <Icon name="alert" size="sm" className="mt-0.5" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

export interface FieldGroupProps extends Omit<FieldProps, 'children'> {
  readonly children: ReactNode;
  readonly disabled?: boolean | undefined;
  /** radiogroup when exactly one can be chosen. */
  readonly role?: 'group' | 'radiogroup' | undefined;
}

/** The same for a set of controls (radios, check boxes): a fieldset with its legend. */
export function FieldGroup({
  label,
  optional,
  hint,
  error,
  children,
  className,
  disabled,
  role = 'group',
}: FieldGroupProps): ReactNode {
  const id = useId();
  const describedBy = cx(Boolean(error) && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined;
  return (
    <fieldset
      disabled={disabled}
      aria-describedby={describedBy}
      role={role}
      aria-invalid={error && role === 'radiogroup' ? true : undefined}
      className={cx('grid min-w-0 gap-1.5', className)}
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">
        {label}
        {optional ? <span className="font-normal text-ink-soft"> {optional}</span> : null}
      </legend>
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {hint ? <FieldHint id={`${id}-hint`}>{hint}</FieldHint> : null}
    </fieldset>
  );
}
