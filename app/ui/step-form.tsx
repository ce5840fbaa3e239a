import type { ReactNode } from 'react';
import { Form } from './form.tsx';
import { SubmitButton, type SubmitAct } from './submit-button.tsx';

export interface StepFormProps extends SubmitAct {
  readonly onSubmit: () => void;
  /** Quiet ways out, under the act. */
  readonly others?: ReactNode;
  readonly children: ReactNode;
}

/** The form of a DoorScreen or StepScreen: it fills the screen, its act is in thumb's reach. */
export function StepForm({ onSubmit, others, children, ...act }: StepFormProps): ReactNode {
  return (
    <Form busy={act.busy} onSubmit={onSubmit} className="flex flex-1 flex-col gap-4">
      {children}
      <div className="mt-auto grid gap-2 pt-4">
        <SubmitButton {...act} />
        {others}
      </div>
    </Form>
  );
}
