import { Dialog } from '@base-ui/react/dialog';
import type { MouseEvent, ReactNode, RefObject } from 'react';
import { IconButton } from './icon-button.tsx';
import { BrandLink, NavGroups, type Brand, type NavGroup } from './side-nav.tsx';

export interface DrawerProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Spoken name of the drawer. */
  readonly label: string;
  readonly closeLabel: string;
  readonly brand: Brand;
  readonly groups: readonly NavGroup[];
  readonly me?: ReactNode;
  /** Focus returns here when the drawer closes. */
  readonly returnTo?: RefObject<HTMLElement | null> | undefined;
}

/** The menu of narrow screens: modal, Escape and the scrim close it, and so does following a link or acting at its foot. */
export function Drawer(props: DrawerProps): ReactNode {
  const { open, onOpenChange, label, closeLabel, brand, groups, me, returnTo } = props;
  const closeOnLeaving = (event: MouseEvent): void => {
    const isLeaving = event.target instanceof Element && event.target.closest('a, [data-menu-foot] button');
    if (isLeaving) onOpenChange(false);
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label={label}
          onClick={closeOnLeaving}
          {...(returnTo ? { finalFocus: returnTo } : {})}
          className="enter-left fixed inset-y-0 left-0 z-50 flex w-[calc(100%-64px)] max-w-80 flex-col overflow-y-auto overscroll-contain bg-surface px-2 pt-2 pb-4 shadow-lift outline-none"
        >
          <nav aria-label={label} className="flex min-h-full flex-col">
            <div className="flex items-center justify-between">
              <BrandLink brand={brand} />
              <IconButton icon="close" size="lg" label={closeLabel} onClick={() => onOpenChange(false)} />
            </div>
            <div className="mt-1 grid gap-0.5 pb-4">
              <NavGroups groups={groups} />
            </div>
            {me ? (
              <div data-menu-foot="" className="mt-auto border-t border-line pt-3">
                {me}
              </div>
            ) : null}
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
