import type { ReactNode, Ref } from 'react';
import { IconButton } from './icon-button.tsx';

export interface TopBarProps {
  /** Club or page name. */
  readonly where: string;
  readonly indicator: ReactNode;
  readonly menuLabel: string;
  readonly onMenu: () => void;
  readonly menuOpen: boolean;
  readonly menuRef?: Ref<HTMLButtonElement> | undefined;
  /** More at the right, before the indicator. */
  readonly trail?: ReactNode;
}

export function TopBar({
  where,
  indicator,
  menuLabel,
  onMenu,
  menuOpen,
  menuRef,
  trail,
}: TopBarProps): ReactNode {
  return (
    <div className="no-print sticky top-0 z-20 flex h-14 items-center gap-1 bg-dawn/90 pr-2 pl-1 backdrop-blur-md lg:h-16 lg:px-8">
      <IconButton
        ref={menuRef}
        icon="menu"
        size="lg"
        label={menuLabel}
        aria-haspopup="dialog"
        aria-expanded={menuOpen}
        onClick={onMenu}
        className="lg:hidden"
      />
      <span className="min-w-0 flex-1 truncate font-bold text-ink-strong lg:text-sm lg:font-medium lg:text-ink-soft">
        {where}
      </span>
      {trail}
      {indicator}
    </div>
  );
}
