import type { ReactNode } from 'react';
import { Menu, type MenuProps } from './menu.tsx';

export interface PeriodOption<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

export interface PeriodMenusProps<Key extends string> {
  readonly years: readonly PeriodOption<Key>[];
  readonly year: Key;
  /** Within the year, the whole of it first. */
  readonly periods: readonly PeriodOption<Key>[];
  readonly period: Key;
  readonly onChoose: (period: Key) => void;
  readonly trigger?: MenuProps['trigger'];
}

/** Which year, and how much of it. */
export function PeriodMenus<Key extends string>(props: PeriodMenusProps<Key>): ReactNode {
  const { years, year, periods, period, onChoose, trigger = 'button' } = props;
  const menu = (options: readonly PeriodOption<Key>[], chosen: Key, icon?: 'calendar'): ReactNode => (
    <Menu
      trigger={trigger}
      icon={icon}
      label={options.find(({ key }) => key === chosen)?.label ?? chosen}
      items={options.map(({ key, label }) => ({
        key,
        label,
        chosen: key === chosen,
        onSelect: () => onChoose(key),
      }))}
    />
  );
  return (
    <>
      {menu(years, year, 'calendar')}
      {menu(periods, period)}
    </>
  );
}
