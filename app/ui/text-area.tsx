import type { ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { cx } from './class-names.ts';
import { useFieldControl } from './field.tsx';
import { inputClass } from './text-input.tsx';

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  /** Begins as high as a one-line field. */
  readonly oneLine?: boolean | undefined;
  readonly onValue?: ((value: string) => void) | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** Grows with its text where the browser can (field-sizing), and can be pulled anyway. Kept by no browser, as TextInput. */
export function TextArea({ oneLine, onValue, className, id, ...rest }: TextAreaProps): ReactNode {
  const control = useFieldControl(id);
  return (
    <textarea
      rows={oneLine ? 1 : 3}
      autoComplete="off"
      {...control}
      {...rest}
      onChange={(event) => onValue?.(event.target.value)}
      className={cx(
        inputClass,
        'block field-sizing-content max-h-80',
        oneLine ? 'resize-none py-2.75' : 'min-h-18 resize-y py-2',
        className,
      )}
    />
  );
}
