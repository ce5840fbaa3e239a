import type { ReactNode } from 'react';

export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="sr-only">{children}</span>;
}

/** Says its text aloud when it changes (a live count, a result). Keep it mounted: only changes are announced. */
export function LiveText({
  text,
  urgent,
}: {
  readonly text: string;
  readonly urgent?: boolean | undefined;
}): ReactNode {
  return (
    <span className="sr-only" role={urgent ? 'alert' : 'status'}>
      {text}
    </span>
  );
}
