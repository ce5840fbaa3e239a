/**
 * The figures → the piece of JSON that every view is made of. Clubs whose participants this device may not read show what
 * the server published for them; numbers that add up over clubs are added up here, so that a bureau's own unsent check-ins
 * count at once in the combined ones.
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
import type { YearsOfSummary } from './contribution.ts';
import type {
  ActivityFigures,
  DashboardFigures,
  MonthFigures,
  RatingTotals,
  ScopeFigures,
  YearScopeFigures,
} from './dashboard-figures.ts';
import { isFullClub, type Figures } from './figures.ts';
import type { Level } from './groups.ts';
import { TOP_LENGTH, topPersons } from './ranking.ts';
import { sumOf } from './tallies.ts';
import type { RankedPersonView } from './view-types.ts';

export const dashboardOf = (figures: Figures): DashboardFigures => {
  const clubs: Record<ClubSlug, ScopeFigures> = {};
  for (const club of clubsOfFigures(figures)) clubs[club] = clubScope(figures, club);
  return { activities: activitiesOf(figures), clubs, combined: combinedScope(figures, Object.values(clubs)) };
};

const clubsOfFigures = (figures: Figures): ClubSlug[] => {
  const clubs = new Set<ClubSlug>([...figures.actionsCounted.keys(), ...figures.photosByClub.keys()]);
  for (const { club } of figures.activities.values()) clubs.add(club);
  for (const club of figures.published.clubs.keys()) if (!isFullClub(figures, club)) clubs.add(club);
  for (const [club, level] of figures.people.clubs) {
    if (isFullClub(figures, club) && level.participations.years.size > 0) clubs.add(club);
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
      photos: figures.photosByActivity.get(id) ?? 0,
      rating: isFull
        ? ratingOf(figures.ratings.activitySums.get(id), figures.ratings.activityCounts.get(id))
        : null,
    };
  }
  return found;
};

const ratingOf = (sum: number | undefined, count: number | undefined): RatingTotals => ({
  sum: sum ?? 0,
  count: count ?? 0,
});

const clubScope = (figures: Figures, club: ClubSlug): ScopeFigures => {
  const level = figures.people.clubs.get(club);
  const people = isFullClub(figures, club)
    ? level === undefined
      ? { months: {}, years: {} }
      : { months: monthsOf(level), years: yearsOf(figures, level) }
    : publishedScope(figures.published.clubs.get(club) ?? {});
  return { ...people, actions: actionsOf(figures, [club]), photos: figures.photosByClub.get(club) ?? 0 };
};

const monthsOf = (level: Level): Record<Month, MonthFigures> => {
  const months: Record<Month, MonthFigures> = {};
  for (const [month, participations] of level.participations.months) {
    months[month] = { participations, persons: level.persons.months.get(month) ?? 0 };
  }
  return months;
};

const yearsOf = (figures: Figures, level: Level): Record<AcademicYear, YearScopeFigures> => {
  const years: Record<AcademicYear, YearScopeFigures> = {};
  for (const [year, participations] of level.participations.years) {
    years[year] = {
      participations,
      persons: level.persons.years.get(year) ?? 0,
      rating: yearRating(figures, level.club === null ? figures.ratings.yearSums.keys() : [level.club], year),
      top: topOfYear(figures, level, year),
    };
  }
  return years;
};

const yearRating = (figures: Figures, clubs: Iterable<ClubSlug>, year: AcademicYear): RatingTotals => {
  let sum = 0;
  let count = 0;
  for (const club of clubs) {
    sum += figures.ratings.yearSums.get(club)?.get(year) ?? 0;
    count += figures.ratings.yearCounts.get(club)?.get(year) ?? 0;
  }
  return { sum, count };
};

const topOfYear = (
  figures: Figures,
  level: Level,
  academicYear: AcademicYear,
): readonly RankedPersonView[] => {
  const known = level.tops.get(academicYear);
  if (known !== undefined) return known;
  const top = topPersons(figures, { club: level.club, period: { academicYear }, limit: TOP_LENGTH });
  level.tops.set(academicYear, top);
  return top;
};

const publishedScope = (years: YearsOfSummary): Pick<ScopeFigures, 'months' | 'years'> => {
  const months: Record<Month, MonthFigures> = {};
  const scopeYears: Record<AcademicYear, YearScopeFigures> = {};
  for (const [year, { participations, persons, participationsByMonth, top }] of Object.entries(years)) {
    scopeYears[year as AcademicYear] = { participations, persons, rating: null, top };
    for (const [month, count] of Object.entries(participationsByMonth)) {
      months[month as Month] = { participations: count, persons: null };
    }
  }
  return { months, years: scopeYears };
};

const actionsOf = (figures: Figures, clubs: Iterable<ClubSlug>): ScopeFigures['actions'] => {
  const actions: Record<AcademicYear, { done: number; counted: number }> = {};
  for (const club of clubs) {
    for (const [year, counted] of figures.actionsCounted.get(club) ?? []) {
      const before = actions[year] ?? { done: 0, counted: 0 };
      const done = figures.actionsDone.get(club)?.get(year) ?? 0;
      actions[year] = { done: before.done + done, counted: before.counted + counted };
    }
  }
  return actions;
};

/** Participations are the clubs' together; people and rankings cannot be added up and come from the combined level. */
const combinedScope = (figures: Figures, clubs: readonly ScopeFigures[]): ScopeFigures => {
  const level = figures.people.combined;
  const people =
    figures.fullClubs === 'all'
      ? { months: monthsOf(level), years: yearsOf(figures, level) }
      : publishedScope(figures.published.association.get('years') ?? {});
  return {
    months: summedMonths(clubs, people.months),
    years: summedYears(clubs, people.years),
    actions: actionsOf(figures, figures.actionsCounted.keys()),
    photos: sumOf(figures.photosByClub),
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
        persons: combined[month]?.persons ?? null,
      };
    }
  }
  return months;
};

const summedYears = (
  clubs: readonly ScopeFigures[],
  combined: ScopeFigures['years'],
): Record<AcademicYear, YearScopeFigures> => {
  const years: Record<AcademicYear, YearScopeFigures> = {};
  for (const club of clubs) {
    for (const [key, { participations }] of Object.entries(club.years)) {
      const year = key as AcademicYear;
      const { persons, rating, top } = combined[year] ?? { persons: 0, rating: null, top: [] };
      years[year] = {
        participations: (years[year]?.participations ?? 0) + participations,
        persons,
        rating,
        top,
      };
    }
  }
  return years;
};
