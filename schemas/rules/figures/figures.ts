/**
 * The figures of the association (DESIGN §7): what every document counted for, added up. They change in place, by
 * `applyChange`, in microseconds, however many attendances there are; they are stored in parts (parts.ts) and shown through
 * `dashboardOf` (dashboard.ts). Nothing here depends on the order in which documents came: visits and photos are held as they
 * come, and count while their activity is there (decision 020).
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
import type { ActivityContribution, PeriodSummaryContribution, YearsOfSummary } from './contribution.ts';
import type { Period } from '../../primitives/periods.ts';
import type { People } from './groups.ts';
import { noPeople } from './people.ts';

/** Clubs whose participants this device may read; the others are known by what the server published. */
export type FullClubs = 'all' | readonly ClubSlug[];

/** The programme's year, and the month in which an action of it was accomplished. */
export type DoneKey = `${AcademicYear} ${Month}`;

export interface Figures {
  readonly fullClubs: FullClubs;
  readonly activities: Map<ActivityId, ActivityContribution>;
  /** Actions that are not cancelled, and those of them that are accomplished, by the programme's year and the month of it. */
  readonly actionsCounted: Map<ClubSlug, Map<AcademicYear, number>>;
  readonly actionsDone: Map<ClubSlug, Map<DoneKey, number>>;
  /** Also those whose activity is not there (any more); null: of no activity. */
  readonly photos: Map<ActivityId | null, Map<ClubSlug, number>>;
  readonly people: People;
  /** Restricted: never published. */
  readonly ratings: {
    readonly activitySums: Map<ActivityId, number>;
    readonly activityCounts: Map<ActivityId, number>;
    readonly monthSums: Map<ClubSlug, Map<Month, number>>;
    readonly monthCounts: Map<ClubSlug, Map<Month, number>>;
  };
  readonly published: {
    readonly activities: Map<ActivityId, number>;
    readonly clubs: Map<ClubSlug, YearsOfSummary>;
    readonly association: Map<'years', YearsOfSummary>;
    readonly periods: Map<string, PeriodSummaryContribution>;
  };
}

export const emptyFigures = (fullClubs: FullClubs = 'all'): Figures => {
  const activities: Figures['activities'] = new Map();
  return { ...withoutPeople(fullClubs), activities, people: noPeople(activities) };
};

const withoutPeople = (fullClubs: FullClubs): Omit<Figures, 'activities' | 'people'> => ({
  fullClubs,
  actionsCounted: new Map(),
  actionsDone: new Map(),
  photos: new Map(),
  ratings: {
    activitySums: new Map(),
    activityCounts: new Map(),
    monthSums: new Map(),
    monthCounts: new Map(),
  },
  published: { activities: new Map(), clubs: new Map(), association: new Map(), periods: new Map() },
});

/** Of what is published by scope and period. */
export const periodKey = (scope: ClubSlug, period: Period): string => `${scope} ${period}`;

export const isFullClub = (figures: Figures, club: ClubSlug): boolean =>
  figures.fullClubs === 'all' || figures.fullClubs.includes(club);
