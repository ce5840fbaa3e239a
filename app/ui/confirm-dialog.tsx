import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Asks: "Supprimer cette activité ?" */
  readonly title: string;
  /** What it is about, by its name: in the text, where it may be as long as it is. */
  readonly subject?: string | undefined;
  /** What will happen, what is kept. */
  readonly children?: ReactNode;
  /** Says the act again: "Supprimer l'activité", never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  /** danger (default) outlines in red; primary is the orange. */
  readonly tone?: 'danger' | 'primary' | undefined;
  /** While the act runs; the dialog stays. */
  readonly busy?: boolean | undefined;
}

/** Asks before what can't be undone. The first focus is on the way out. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const {
    open,
    onOpenChange,
    title,
    subject,
    children,
    confirmLabel,
    cancelLabel,
    onConfirm,
    tone = 'danger',
    busy,
  } = props;
  const wayOut = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Viewport className="fixed inset-0 z-50 grid items-end justify-items-center overflow-y-auto p-2 sm:items-center">
          <AlertDialog.Popup
            initialFocus={wayOut}
            className="enter-fade w-full max-w-110 rounded-lg bg-surface p-6 shadow-lift outline-none"
          >
            <AlertDialog.Title render={<h2 />}>{title}</AlertDialog.Title>
            {subject || children ? (
              <AlertDialog.Description className="mt-2 text-ink-soft" render={<div />}>
                {subject ? <p className="mb-2 font-medium text-ink-strong">{subject}</p> : null}
                {children}
              </AlertDialog.Description>
            ) : null}
            <div className="mt-6 flex flex-col gap-2 sm:flex-row-reverse sm:justify-start">
              <Button
                variant={tone}
                size="lg"
                busy={busy}
                onClick={onConfirm}
                className="order-1 sm:order-none"
              >
                {confirmLabel}
              </Button>
              <Button
                ref={wayOut}
                variant="quiet"
                size="lg"
                className="order-2 sm:order-none"
                onClick={() => onOpenChange(false)}
              >
                {cancelLabel}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
