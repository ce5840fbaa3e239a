/** The four figures of the chosen year. Activities are counted from the list itself, so one made offline counts at once. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { academicYearOf, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import type { ClubView } from '#schemas/rules/figures/view-types.ts';
import { countByState, inAcademicYear } from './month-groups.ts';
import { yearLabel } from '#app/i18n/year-label.ts';

export interface ClubFiguresProps {
  /** Undefined while no figures were ever computed on this device. */
  readonly view: ClubView | undefined;
  readonly activities: readonly Local<'activities'>[];
  readonly year: AcademicYear;
  readonly now: Instant;
}

const UNKNOWN = '–';

export const ClubFigures = ({ view, activities, year, now }: ClubFiguresProps): ReactNode => {
  const { t, format } = useI18n();
  const done = countByState(inAcademicYear(activities, year)).done;
  const average = view?.headline.average.current ?? null;
  const execution = view?.headline.execution.current;
  const rate = execution?.rate ?? null;
  return (
    <Figures
      label={t.club.figures}
      items={[
        {
          label: t.club.activitiesFigure,
          value: format.count(done),
          note: year === academicYearOf(now) ? t.club.sinceOctober : t.club.inYear(yearLabel(year)),
        },
        {
          label: t.club.participations,
          value: view === undefined ? UNKNOWN : format.count(view.headline.participations.current),
          note: view === undefined ? undefined : t.club.persons(format.count(view.persons), view.persons < 2),
        },
        {
          label: t.club.average,
          value: average === null ? UNKNOWN : format.decimal(average),
          note: t.club.perActivity,
        },
        {
          label: t.club.execution,
          value: rate === null ? UNKNOWN : format.rate(rate),
          note:
            execution === undefined
              ? undefined
              : rate === null
                ? t.club.noProgramme
                : t.club.actionsDone(
                    format.count(execution.done),
                    format.count(execution.counted),
                    execution.done < 2,
                  ),
        },
      ]}
    />
  );
};
