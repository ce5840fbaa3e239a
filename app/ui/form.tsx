import { useEffect, useRef, useState, type ReactNode } from 'react';

export interface FormProps {
  /** While it is being sent: a second submission is ignored. */
  readonly busy?: boolean | undefined;
  readonly onSubmit: () => void;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A form whose fields are checked by us, not by the browser. After a submission that was refused, here or by the server, the
 * first wrong field gets the focus: a person sees it, a screen reader reads it.
 */
export function Form({ busy = false, onSubmit, id, className, children }: FormProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const [submissions, setSubmissions] = useState(0);
  useEffect(() => {
    if (submissions === 0 || busy) return;
    form.current?.querySelector<HTMLElement>(INVALID)?.focus();
  }, [submissions, busy]);
  return (
    <form
      id={id}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        setSubmissions(submissions + 1);
        onSubmit();
      }}
      className={className}
    >
      {children}
    </form>
  );
}

const INVALID = 'input[aria-invalid="true"], textarea[aria-invalid="true"], [aria-invalid="true"] input';
