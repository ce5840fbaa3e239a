import type { ReactNode } from 'react';
import { Menu, type MenuProps } from './menu.tsx';

export interface PeriodOption<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

export interface PeriodMenuProps<Key extends string> {
  readonly options: readonly PeriodOption<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  /** On the trigger; else the chosen one's own. */
  readonly label?: string | undefined;
  readonly icon?: MenuProps['icon'];
}

/** One span of time out of several; the trigger says which. */
export function PeriodMenu<Key extends string>(props: PeriodMenuProps<Key>): ReactNode {
  const { options, chosen, onChoose, label, icon } = props;
  return (
    <Menu
      trigger="pill"
      icon={icon}
      label={label ?? options.find(({ key }) => key === chosen)?.label ?? chosen}
      items={options.map(({ key, label: text }) => ({
        key,
        label: text,
        chosen: key === chosen,
        onSelect: () => onChoose(key),
      }))}
    />
  );
}

/** Which year. */
export function YearMenu<Key extends string>(props: Omit<PeriodMenuProps<Key>, 'icon'>): ReactNode {
  return <PeriodMenu {...props} icon="calendar" />;
}

export interface PeriodMenusProps<Key extends string> {
  readonly years: readonly PeriodOption<Key>[];
  readonly year: Key;
  /** Within the year, the whole of it first. */
  readonly periods: readonly PeriodOption<Key>[];
  readonly period: Key;
  readonly onChoose: (period: Key) => void;
}

/** Which year, and how much of it: without a sign, so that both fit one line of a phone. */
export function PeriodMenus<Key extends string>(props: PeriodMenusProps<Key>): ReactNode {
  const { years, year, periods, period, onChoose } = props;
  return (
    <>
      <PeriodMenu options={years} chosen={year} onChoose={onChoose} />
      <PeriodMenu options={periods} chosen={period} onChoose={onChoose} />
    </>
  );
}
