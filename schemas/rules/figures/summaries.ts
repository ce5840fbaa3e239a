/**
 * The figures on their way to those who may not read participants. The server publishes `toSummaries`; a visitor's device counts
 * them with the public documents and makes the same views. A published ranking names a person only with consent,
 * and never holds a key, a rating or a suggestion (R14).
 */
import { DOCUMENT_VERSION } from '../../documents/limits.ts';
import type {
  ActivitySummary,
  PeriodSummary,
  RankedPerson,
  Summary,
  YearFigures,
} from '../../documents/summary.ts';
import type { AcademicYear, Instant, Month } from '../../primitives/dates.ts';
import {
  ASSOCIATION,
  PUBLISHER_SERVICE,
  ulidOfActivity,
  type ActivityId,
  type ClubSlug,
} from '../../primitives/ids.ts';
import { dashboardOf } from './dashboard.ts';
import type { Figures } from './figures.ts';
import type { Level } from './groups.ts';
import { topOf } from './ranking.ts';
import { yearOf } from './tallies.ts';
import type { RankedPersonView } from './view-types.ts';

export const ASSOCIATION_SUMMARY = 'summary:association';

/**
 * What should stand in `summaries` now: one per activity, one per club, one for the association, and one for each of their
 * months and semesters, so that a check-in sends the few that it changed and not a year of rankings. Whoever writes them keeps the
 * `createdAt` of those that exist, and leaves alone those that would only change their date. The association's comes last: where it
 * is, all were published once.
 */
export const toSummaries = (figures: Figures, clubs: readonly ClubSlug[], now: Instant): Summary[] => [
  ...[...figures.activities.values()].map(({ id, club }) => activitySummary(figures, id, club, now)),
  ...clubs.map((club) => ({
    id: `summary:club:${club}`,
    ...baseOf(club, now),
    kind: 'club' as const,
    years: yearsOf(figures, figures.people.clubs.get(club)),
  })),
  ...clubs.flatMap((club) => periodSummaries(figures, club, figures.people.clubs.get(club), now)),
  ...periodSummaries(figures, ASSOCIATION, figures.people.combined, now),
  {
    id: ASSOCIATION_SUMMARY,
    ...baseOf(ASSOCIATION, now),
    kind: 'association',
    years: associationYears(figures),
  },
];

const baseOf = (clubId: ClubSlug, now: Instant) => ({
  clubId,
  createdAt: now,
  createdBy: PUBLISHER_SERVICE,
  updatedAt: now,
  updatedBy: PUBLISHER_SERVICE,
  v: DOCUMENT_VERSION,
});

const activitySummary = (
  figures: Figures,
  id: ActivityId,
  club: ClubSlug,
  now: Instant,
): ActivitySummary => ({
  id: `summary:activity:${ulidOfActivity(id)}`,
  ...baseOf(club, now),
  kind: 'activity',
  activityId: id,
  participations: figures.people.clubs.get(club)?.participations.activities.get(id) ?? 0,
});

const periodSummaries = (
  figures: Figures,
  scope: ClubSlug,
  level: Level | undefined,
  now: Instant,
): PeriodSummary[] =>
  level === undefined
    ? []
    : [...level.persons.months, ...level.persons.semesters].map(([period, persons]) => ({
        id: `summary:period:${scope}:${period}`,
        ...baseOf(scope, now),
        kind: 'period',
        period,
        persons,
        top: published(topOf(figures, level, period, 'published')),
      }));

/** What is published may be changed by whoever holds it; what is remembered may not. */
const published = (top: readonly RankedPersonView[]): RankedPerson[] =>
  top.map((row) => ({ ...row, byClub: { ...row.byClub } }));

const yearsOf = (figures: Figures, level: Level | undefined): Record<AcademicYear, YearFigures> => {
  const years: Record<AcademicYear, YearFigures> = {};
  if (level === undefined) return years;
  for (const [academicYear, participations] of level.participations.years) {
    years[academicYear] = {
      participations,
      persons: level.persons.years.get(academicYear) ?? 0,
      participationsByMonth: monthsOf(level, academicYear),
      top: published(topOf(figures, level, academicYear, 'published')),
    };
  }
  return years;
};

const monthsOf = (level: Level, year: AcademicYear): Record<string, number> => {
  const months: Record<string, number> = {};
  for (const [month, count] of level.participations.months) if (yearOf(month) === year) months[month] = count;
  return months;
};

/** Participations are the clubs' together, as members see them; people and ranking are the combined level's. */
const associationYears = (figures: Figures): Record<AcademicYear, YearFigures> => {
  const years = yearsOf(figures, figures.people.combined);
  const { combined } = dashboardOf(figures);
  for (const year of Object.keys(years) as AcademicYear[]) {
    const { persons, top } = years[year] as YearFigures;
    const months = Object.entries(combined.months).filter(([month]) => yearOf(month as Month) === year);
    years[year] = {
      participations: months.reduce((sum, [, { participations }]) => sum + participations, 0),
      persons,
      participationsByMonth: Object.fromEntries(
        months.map(([month, { participations }]) => [month, participations]),
      ),
      top,
    };
  }
  return years;
};
