import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { buttonClass } from './button.tsx';
import { pillClass } from './filter-pills.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** Ticks the chosen one of a list (a year). */
  readonly chosen?: boolean | undefined;
  readonly danger?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** icon (three dots, label spoken), button (outlined) or pill (among filters). */
  readonly trigger?: 'icon' | 'button' | 'pill' | undefined;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly items: readonly MenuItem[];
}

const triggers = {
  icon: 'inline-grid size-11 flex-none place-items-center rounded-md text-ink transition-[background-color] hover:bg-surface-2 data-popup-open:bg-surface-2',
  button: buttonClass(),
  pill: pillClass(false),
} as const;

export function Menu({ trigger = 'icon', label, icon, items }: MenuProps): ReactNode {
  const choosing = items.some((item) => item.chosen !== undefined);
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger className={triggers[trigger]} aria-label={trigger === 'icon' ? label : undefined}>
        {trigger === 'icon' ? (
          <Icon name={icon ?? 'more'} />
        ) : (
          <>
            {icon ? <Icon name={icon} size="sm" /> : null}
            {label}
            <Icon name="chevron-down" size="sm" />
          </>
        )}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <BaseMenu.Popup className="enter-fade max-h-(--available-height) min-w-48 max-w-80 origin-(--transform-origin) overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-lift outline-none">
            {items.map((item) => (
              <BaseMenu.Item
                key={item.key}
                onClick={item.onSelect}
                className={cx(
                  'flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3 font-medium outline-none select-none data-highlighted:bg-surface-2',
                  item.danger ? 'text-red-text' : 'text-ink',
                )}
              >
                {item.icon ? (
                  <Icon name={item.icon} className={item.danger ? undefined : 'text-ink-soft'} />
                ) : null}
                <span className="min-w-0 flex-1">{item.label}</span>
                {choosing ? (
                  <Icon name="check" size="sm" className={item.chosen ? 'text-green-text' : 'invisible'} />
                ) : null}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
