import type { ReactNode } from 'react';
import { useFigures } from '#app/data/hooks.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { periodChoices, yearName } from '#app/i18n/period-words.ts';
import { clubIcon } from '#app/ui/club-glyph.tsx';
import { Field } from '#app/ui/field.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { PeriodMenus } from '#app/ui/period-menus.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { academicYearOf, toInstant, type AcademicYear } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { yearOfPeriod, type Period } from '#schemas/primitives/periods.ts';
import type { FeedbackContent } from './feedback-content.ts';

interface FiltersProps {
  readonly content: FeedbackContent;
}

const ALL = 'all';

export const FeedbackFilters = ({ content }: FiltersProps): ReactNode => {
  const { t } = useI18n();
  const { filter, change } = content;
  return (
    <div className="grid gap-3">
      <FilterPills
        label={t.feedback.clubs}
        selected={filter.club ?? ALL}
        onToggle={(club) => change({ club: club === ALL ? null : (club as ClubSlug) })}
        options={[
          // Who reads one club alone has nothing to choose.
          ...(content.clubs.length > 1 ? [{ value: ALL, label: t.feedback.allClubs }] : []),
          ...(content.clubs.length > 1 ? content.clubs : []).map(({ clubId, name }) => ({
            value: clubId as string,
            label: name,
            icon: clubIcon(clubId),
          })),
        ]}
      >
        <PeriodPills content={content} />
        <ActivityPill content={content} />
      </FilterPills>
      <Field label={t.feedback.searchLabel} hint={t.feedback.searchHint}>
        <TextInput
          icon="search"
          type="search"
          value={filter.search}
          onValue={(search) => change({ search })}
        />
      </Field>
    </div>
  );
};

const PeriodPills = ({ content }: FiltersProps): ReactNode => {
  const { t, format } = useI18n();
  const { filter, change } = content;
  const figures = useFigures();
  const now = toInstant(Date.now());
  const year = yearOfPeriod(filter.period);
  const years = new Set<AcademicYear>([
    academicYearOf(now),
    ...Object.keys(figures?.combined.months ?? {}).map((month) => academicYearOf(`${month}-01` as never)),
  ]);
  return (
    <PeriodMenus<Period>
      years={[...years]
        .sort()
        .reverse()
        .map((key) => ({ key, label: yearName(key) }))}
      year={year}
      periods={periodChoices(year, now, t.dashboard, format)}
      period={filter.period}
      onChoose={(period) => change({ period })}
    />
  );
};

const ActivityPill = ({ content }: FiltersProps): ReactNode => {
  const { t, format } = useI18n();
  const { filter, change, view, activities } = content;
  const nameOf = (id: string): string => {
    const activity = activities.get(id);
    return activity === undefined
      ? t.feedback.unknownActivity
      : `${activity.topic}, ${format.shortDate(activity.startsAt)}`;
  };
  const shown = filter.activity === null ? t.feedback.allActivities : nameOf(filter.activity);
  return (
    <Menu
      trigger="pill"
      label={shown}
      items={[
        {
          key: ALL,
          label: t.feedback.allActivities,
          chosen: filter.activity === null,
          onSelect: () => change({ activity: null }),
        },
        ...view.activities.map((id) => ({
          key: id,
          label: nameOf(id),
          chosen: filter.activity === id,
          onSelect: () => change({ activity: id }),
        })),
      ]}
    />
  );
};
