/** How the timeline is narrowed: by state, by part of the year, by kind. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearOptions } from '#app/i18n/year-label.ts';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { PeriodMenu, YearMenu } from '#app/ui/period-menus.tsx';
import type { ActivityState } from '#schemas/documents/activity.ts';
import type { AcademicYear } from '#schemas/primitives/dates.ts';
import type { ActivityFilter } from './activity-address.ts';
import {
  inPeriod,
  isPart,
  monthsWithActivities,
  type ActivityPeriod,
  type KindOption,
} from './activity-period.ts';
import { capitalised } from './capitalised.ts';
import { countByState } from './month-groups.ts';

type Activities = readonly Local<'activities'>[];

/** By period and kind; the pills then count what each state would leave. */
const narrowed = (ofYear: Activities, { period, kind }: ActivityFilter, year: AcademicYear): Activities =>
  inPeriod(ofYear, period, year).filter((activity) => kind === '' || activity.kind === kind);

export const filtered = (ofYear: Activities, filter: ActivityFilter, year: AcademicYear): Activities =>
  narrowed(ofYear, filter, year).filter(({ state }) => filter.state === 'all' || state === filter.state);

const STATES: readonly ActivityState[] = ['planned', 'running', 'done', 'cancelled'];

export interface ActivityFiltersProps {
  readonly ofYear: Activities;
  readonly filter: ActivityFilter;
  readonly onFilter: (filter: ActivityFilter) => void;
  readonly kinds: readonly KindOption[];
  readonly year: AcademicYear;
  readonly years: readonly AcademicYear[];
  readonly onYear: (year: AcademicYear) => void;
}

export const ActivityFilters = (props: ActivityFiltersProps): ReactNode => {
  const { ofYear, filter, onFilter, year, years, onYear } = props;
  const { t } = useI18n();
  const left = narrowed(ofYear, filter, year);
  const counts = countByState(left);
  const options = STATES.filter((state) => counts[state] > 0 || state === filter.state).map((state) => ({
    value: state,
    label: t.club.states[state],
    count: counts[state],
  }));
  return (
    <FilterPills<ActivityFilter['state']>
      label={t.club.filterByState}
      options={[{ value: 'all', label: t.club.all, count: left.length }, ...options]}
      selected={filter.state}
      onToggle={(state) => onFilter({ ...filter, state: state === filter.state ? 'all' : state })}
    >
      <YearMenu options={yearOptions(years)} chosen={year} onChoose={onYear} />
      <PartMenu {...props} />
      <KindMenu {...props} />
    </FilterPills>
  );
};

const PartMenu = ({ ofYear, filter, onFilter }: ActivityFiltersProps): ReactNode => {
  const { t, format } = useI18n();
  const labelOf = (period: ActivityPeriod): string =>
    isPart(period) ? t.club.periods[period] : capitalised(format.month(period));
  const periods: readonly ActivityPeriod[] = ['year', 'first', 'second', ...monthsWithActivities(ofYear)];
  return (
    <PeriodMenu
      icon="clock"
      options={periods.map((key) => ({ key, label: labelOf(key) }))}
      chosen={filter.period}
      onChoose={(period) => onFilter({ ...filter, period })}
    />
  );
};

/** One kind alone is no choice. */
const KindMenu = ({ kinds, filter, onFilter }: ActivityFiltersProps): ReactNode => {
  const { t } = useI18n();
  if (kinds.length < 2 && filter.kind === '') return null;
  const all = [{ key: '', label: t.club.allKinds }, ...kinds];
  return (
    <Menu
      trigger="pill"
      icon="filter"
      label={all.find(({ key }) => key === filter.kind)?.label ?? t.club.allKinds}
      items={all.map(({ key, label }) => ({
        key,
        label,
        chosen: key === filter.kind,
        onSelect: () => onFilter({ ...filter, kind: key }),
      }))}
    />
  );
};
