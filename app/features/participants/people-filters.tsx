/** Activity, filière, niveau and period; for the board also the club. A filter that is on says what it lets through. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { clubIcon } from '#app/ui/club-glyph.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { Menu } from '#app/ui/menu.tsx';
import type { AcademicYear } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { PeopleFilter } from './person-rows.ts';
import type { Lists } from './use-lists.ts';

export interface PeopleFiltersProps {
  readonly filter: PeopleFilter;
  readonly onChange: (part: Partial<PeopleFilter>) => void;
  readonly lists: Lists;
  /** Latest first, those that somebody came to. */
  readonly activities: readonly Pick<Local<'activities'>, 'id' | 'topic' | 'startsAt'>[];
  readonly years: readonly AcademicYear[];
  /** What only visits tell cannot be asked yet. */
  readonly areVisitsRead: boolean;
  /** To choose from; undefined in a club's own page. */
  readonly clubs: readonly Local<'clubs'>[] | undefined;
}

interface PickProps<Value extends string> {
  readonly name: string;
  readonly all: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
  readonly disabled?: boolean;
}

const Pick = <Value extends string>({
  name,
  all,
  options,
  chosen,
  onChoose,
  disabled,
}: PickProps<Value>): ReactNode => {
  const label = options.find(({ value }) => value === chosen)?.label;
  return (
    <Menu
      trigger="pill"
      disabled={disabled}
      icon={label === undefined ? undefined : 'check'}
      label={label === undefined ? name : shortened(label)}
      items={[
        { key: '', label: all, chosen: chosen === null, onSelect: () => onChoose(null) },
        ...options.map(({ value, label: text }) => ({
          key: value,
          label: text,
          chosen: value === chosen,
          onSelect: () => onChoose(value),
        })),
      ]}
    />
  );
};

/** A pill holds a topic's beginning: its menu has the whole. */
const LONGEST = 28;

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;

export const PeopleFilters = (props: PeopleFiltersProps): ReactNode => {
  const { filter, onChange, lists, activities, years, areVisitsRead, clubs } = props;
  const { t, format } = useI18n();
  const ofList = (entries: Lists['programs']) => entries.map(({ key, label }) => ({ value: key, label }));
  return (
    <div className="grid gap-1">
      {clubs === undefined ? null : (
        <FilterPills<ClubSlug | 'all'>
          label={t.people.filterByClub}
          options={[
            { value: 'all', label: t.people.allClubs },
            ...clubs.map(({ clubId, name }) => ({ value: clubId, label: name, icon: clubIcon(clubId) })),
          ]}
          selected={filter.club ?? 'all'}
          onToggle={(value) => onChange({ club: value === 'all' ? null : value, activityId: null })}
        />
      )}
      <FilterPills label={t.people.filters} options={[]} selected="" onToggle={() => undefined}>
        <Pick<AcademicYear>
          name={t.people.period}
          all={t.people.allPeriods}
          options={years.map((year) => ({ value: year, label: yearLabel(year) }))}
          chosen={filter.year}
          // What was chosen before can be taken back.
          disabled={!areVisitsRead && filter.year === null}
          onChoose={(year) => onChange({ year })}
        />
        <Pick<ActivityId>
          name={t.people.activity}
          all={t.people.allActivities}
          options={activities.map(({ id, topic, startsAt }) => ({
            value: id,
            label: `${topic} · ${format.shortDate(startsAt)}`,
          }))}
          chosen={filter.activityId}
          disabled={!areVisitsRead && filter.activityId === null}
          onChoose={(activityId) => onChange({ activityId })}
        />
        <Pick<string>
          name={t.people.program}
          all={t.people.allPrograms}
          options={ofList(lists.programs)}
          chosen={filter.programId}
          onChoose={(programId) => onChange({ programId })}
        />
        <Pick<string>
          name={t.people.level}
          all={t.people.allLevels}
          options={ofList(lists.levels)}
          chosen={filter.levelId}
          onChoose={(levelId) => onChange({ levelId })}
        />
      </FilterPills>
    </div>
  );
};
