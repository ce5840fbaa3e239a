import { Dialog } from '@base-ui/react/dialog';
import { useRef, type ReactNode } from 'react';
import { firstField } from './first-field.ts';
import { IconButton } from './icon-button.tsx';

export interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly sub?: ReactNode;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** The act of the sheet, kept in view at its foot. */
  readonly foot?: ReactNode;
  readonly clubSlug?: string | undefined;
}

/** A short form or a detail: from the bottom on a phone, with room above for a message of two lines; a panel at the right on a wide screen. */
export function Sheet({
  open,
  onOpenChange,
  title,
  sub,
  closeLabel,
  children,
  foot,
  clubSlug,
}: SheetProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          ref={popup}
          // Not at the way out: at the first field, or at the sheet itself, whose title is read then.
          initialFocus={() => firstField(popup.current) ?? popup.current}
          data-club={clubSlug}
          className="enter-bottom lg:enter-right fixed inset-x-0 bottom-0 z-50 flex max-h-[calc(100dvh-88px)] flex-col rounded-t-lg bg-surface shadow-lift outline-none lg:inset-x-auto lg:inset-y-0 lg:right-0 lg:max-h-none lg:w-110 lg:rounded-none"
        >
          <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 px-4 pt-3 pb-2 lg:px-6 lg:pt-5">
            <Dialog.Title className="pt-2" render={<h2 />}>
              {title}
            </Dialog.Title>
            {sub ? (
              <Dialog.Description className="col-span-2 row-start-2 mt-0.5 text-sm text-ink-soft">
                {sub}
              </Dialog.Description>
            ) : null}
            <IconButton
              icon="close"
              label={closeLabel}
              onClick={() => onOpenChange(false)}
              className="-mr-2 -mb-2"
            />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4 lg:px-6">
            {children}
          </div>
          {foot ? (
            <div className="flex flex-wrap gap-2 border-t border-line px-4 pt-3 pb-[calc(12px+env(safe-area-inset-bottom))] lg:px-6">
              {foot}
            </div>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
