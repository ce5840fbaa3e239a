import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

/** The act of a form. */
export interface SubmitAct {
  readonly submitLabel: string;
  readonly submitIcon?: IconName | undefined;
  readonly busy?: boolean | undefined;
  readonly busyLabel?: string | undefined;
}

export interface SubmitButtonProps extends SubmitAct {
  /** The form's id, when the button stands outside it. */
  readonly form?: string | undefined;
}

export function SubmitButton({
  submitLabel,
  submitIcon,
  busy,
  busyLabel,
  form,
}: SubmitButtonProps): ReactNode {
  return (
    <Button
      type="submit"
      form={form}
      variant="primary"
      size="lg"
      block
      icon={submitIcon}
      busy={busy}
      busyLabel={busyLabel}
    >
      {submitLabel}
    </Button>
  );
}
