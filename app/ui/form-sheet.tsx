import { useEffect, useId, type ReactNode } from 'react';
import { firstField } from './first-field.ts';
import { Form } from './form.tsx';
import { Notice } from './notice.tsx';
import { Sheet, type SheetProps } from './sheet.tsx';
import { SubmitButton, type SubmitAct } from './submit-button.tsx';

export interface FormSheetProps extends Omit<SheetProps, 'foot'>, SubmitAct {
  /** What was refused and no field can show, in one sentence. */
  readonly problem?: string | undefined;
  /** False while what was typed before is read: there are no fields yet, and nothing to submit. */
  readonly isReady?: boolean | undefined;
  readonly onSubmit: () => void;
}

/** A form in a sheet: its errors stand at the fields, what concerns them all below, its act stays in view at the foot. */
export function FormSheet(props: FormSheetProps): ReactNode {
  const {
    submitLabel,
    submitIcon,
    busy,
    busyLabel,
    problem,
    isReady = true,
    onSubmit,
    children,
    ...sheet
  } = props;
  const formId = useId();
  useFocusWhenReady(formId, sheet.open && isReady);
  return (
    <Sheet {...sheet} foot={<SubmitButton {...{ submitLabel, submitIcon, busy, busyLabel }} form={formId} />}>
      <Form
        id={formId}
        busy={busy === true || !isReady}
        onSubmit={onSubmit}
        className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-2"
      >
        {children}
        {problem === undefined ? null : <Notice tone="bad" title={problem} live />}
      </Form>
    </Sheet>
  );
}

/** Fields that come later than their sheet; whoever has gone on by then stays there. */
const useFocusWhenReady = (formId: string, isReady: boolean): void => {
  useEffect(() => {
    const form = isReady ? document.getElementById(formId) : null;
    if (form !== null && form.closest('[role="dialog"]') === document.activeElement)
      firstField(form)?.focus();
  }, [formId, isReady]);
};
