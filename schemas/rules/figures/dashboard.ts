/**
 * The figures → the piece of JSON that every view is made of. Clubs whose participants this device may not read show what
 * the server published for them; numbers that add up over clubs are added up here, so that a bureau's own unsent check-ins
 * count at once in the combined ones.
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import { ASSOCIATION, type ActivityId, type ClubSlug } from '../../primitives/ids.ts';
import type { Period } from '../../primitives/periods.ts';
import type { YearsOfSummary } from './contribution.ts';
import type {
  ActionFigures,
  ActivityFigures,
  DashboardFigures,
  MonthFigures,
  PeriodScopeFigures,
  RatingTotals,
  ScopeFigures,
} from './dashboard-figures.ts';
import { isFullClub, type Figures } from './figures.ts';
import type { Level } from './groups.ts';
import { topOf } from './ranking.ts';
import { sumOf } from './tallies.ts';

export const dashboardOf = (figures: Figures): DashboardFigures => {
  const clubs: Record<ClubSlug, ScopeFigures> = {};
  for (const club of clubsOfFigures(figures)) clubs[club] = clubScope(figures, club);
  return { activities: activitiesOf(figures), clubs, combined: combinedScope(figures, Object.values(clubs)) };
};

const clubsOfFigures = (figures: Figures): ClubSlug[] => {
  const clubs = new Set<ClubSlug>([...figures.actionsCounted.keys(), ...photosByClub(figures).keys()]);
  for (const { club } of figures.activities.values()) clubs.add(club);
  for (const club of figures.published.clubs.keys()) if (!isFullClub(figures, club)) clubs.add(club);
  for (const [club, level] of figures.people.clubs) {
    if (isFullClub(figures, club) && level.participations.months.size > 0) clubs.add(club);
  }
  return [...clubs].sort();
};

const activitiesOf = (figures: Figures): Record<ActivityId, ActivityFigures> => {
  const found: Record<ActivityId, ActivityFigures> = {};
  for (const [id, activity] of figures.activities) {
    const isFull = isFullClub(figures, activity.club);
    const level = figures.people.clubs.get(activity.club);
    found[id] = {
      activity,
      participations:
        (isFull ? level?.participations.activities.get(id) : figures.published.activities.get(id)) ?? 0,
      photos: sumOf(figures.photos.get(id)),
      rating: isFull
        ? ratingOf(figures.ratings.activitySums.get(id), figures.ratings.activityCounts.get(id))
        : null,
    };
  }
  return found;
};

/** Of activities that exist, or of none. */
const photosByClub = ({ activities, photos }: Figures): ReadonlyMap<ClubSlug, number> => {
  const counts = new Map<ClubSlug, number>();
  for (const [activity, clubs] of photos) {
    if (activity !== null && !activities.has(activity)) continue;
    for (const [club, count] of clubs) counts.set(club, (counts.get(club) ?? 0) + count);
  }
  return counts;
};

const ratingOf = (sum: number | undefined, count: number | undefined): RatingTotals => ({
  sum: sum ?? 0,
  count: count ?? 0,
});

type PeopleFigures = Pick<ScopeFigures, 'months' | 'periods'>;

const clubScope = (figures: Figures, club: ClubSlug): ScopeFigures => {
  const level = figures.people.clubs.get(club);
  const people: PeopleFigures = isFullClub(figures, club)
    ? level === undefined
      ? { months: {}, periods: {} }
      : { months: monthsOfLevel(figures, level), periods: periodsOfLevel(figures, level) }
    : publishedScope(figures, club, figures.published.clubs.get(club) ?? {});
  return { ...people, actions: actionsOf(figures, [club]), photos: photosByClub(figures).get(club) ?? 0 };
};

const monthsOfLevel = (figures: Figures, level: Level): Record<Month, MonthFigures> => {
  const months: Record<Month, MonthFigures> = {};
  const clubs = level.club === null ? [...figures.ratings.monthSums.keys()] : [level.club];
  // A month may have ratings alone: who came twice, on two cards, counts once, in the month before, and rated twice.
  const rated = clubs.flatMap((club) => [...(figures.ratings.monthCounts.get(club)?.keys() ?? [])]);
  for (const month of new Set([...level.participations.months.keys(), ...rated])) {
    const participations = level.participations.months.get(month) ?? 0;
    months[month] = { participations, rating: monthRating(figures, clubs, month) };
  }
  return months;
};

const monthRating = (figures: Figures, clubs: Iterable<ClubSlug>, month: Month): RatingTotals => {
  let sum = 0;
  let count = 0;
  for (const club of clubs) {
    sum += figures.ratings.monthSums.get(club)?.get(month) ?? 0;
    count += figures.ratings.monthCounts.get(club)?.get(month) ?? 0;
  }
  return { sum, count };
};

const periodsOfLevel = (figures: Figures, level: Level): Record<Period, PeriodScopeFigures> => {
  const periods: Record<Period, PeriodScopeFigures> = {};
  const { months, semesters, years } = level.persons;
  for (const counts of [months, semesters, years]) {
    for (const [period, persons] of counts) {
      periods[period] = { persons, top: topOf(figures, level, period, 'all') };
    }
  }
  return periods;
};

const publishedScope = (figures: Figures, scope: ClubSlug, years: YearsOfSummary): PeopleFigures => {
  const months: Record<Month, MonthFigures> = {};
  const periods: Record<Period, PeriodScopeFigures> = {};
  for (const [year, { persons, participationsByMonth, top }] of Object.entries(years)) {
    periods[year as AcademicYear] = { persons, top };
    for (const [month, participations] of Object.entries(participationsByMonth)) {
      months[month as Month] = { participations, rating: null };
    }
  }
  for (const { scope: of, period, persons, top } of figures.published.periods.values()) {
    if (of === scope) periods[period] = { persons, top };
  }
  return { months, periods };
};

const actionsOf = (figures: Figures, clubs: Iterable<ClubSlug>): Record<AcademicYear, ActionFigures> => {
  const actions: Record<AcademicYear, { counted: number; doneByMonth: Record<Month, number> }> = {};
  for (const club of clubs) {
    for (const [year, counted] of figures.actionsCounted.get(club) ?? []) {
      const known = (actions[year] ??= { counted: 0, doneByMonth: {} });
      known.counted += counted;
    }
    for (const [key, done] of figures.actionsDone.get(club) ?? []) {
      const [year, month] = key.split(' ') as [AcademicYear, Month];
      const known = (actions[year] ??= { counted: 0, doneByMonth: {} });
      known.doneByMonth[month] = (known.doneByMonth[month] ?? 0) + done;
    }
  }
  return actions;
};

/** Participations are the clubs' together; people and rankings cannot be added up and come from the combined level. */
const combinedScope = (figures: Figures, clubs: readonly ScopeFigures[]): ScopeFigures => {
  const level = figures.people.combined;
  const people =
    figures.fullClubs === 'all'
      ? { months: monthsOfLevel(figures, level), periods: periodsOfLevel(figures, level) }
      : publishedScope(figures, ASSOCIATION, figures.published.association.get('years') ?? {});
  return {
    months: summedMonths(clubs, people.months),
    periods: people.periods,
    actions: actionsOf(figures, figures.actionsCounted.keys()),
    photos: sumOf(photosByClub(figures)),
  };
};

const summedMonths = (
  clubs: readonly ScopeFigures[],
  combined: ScopeFigures['months'],
): Record<Month, MonthFigures> => {
  const months: Record<Month, MonthFigures> = {};
  for (const club of clubs) {
    for (const [key, { participations }] of Object.entries(club.months)) {
      const month = key as Month;
      months[month] = {
        participations: (months[month]?.participations ?? 0) + participations,
        rating: combined[month]?.rating ?? null,
      };
    }
  }
  return months;
};
