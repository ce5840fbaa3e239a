/**
 * The small part of the figures that pages open with: everything the views need, in one piece of JSON, read in one go.
 * It is derived: the other parts rebuild it (parts.ts), and every view is a pure function of it (views.ts).
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
import type { Period } from '../../primitives/periods.ts';
import type { ActivityContribution } from './contribution.ts';
import type { RankedPersonView } from './view-types.ts';

export interface RatingTotals {
  readonly sum: number;
  readonly count: number;
}

export interface ActivityFigures {
  readonly activity: ActivityContribution;
  readonly participations: number;
  readonly photos: number;
  /** Null where ratings may not be read. */
  readonly rating: RatingTotals | null;
}

export interface MonthFigures {
  readonly participations: number;
  readonly rating: RatingTotals | null;
}

/** What of a period cannot be added up from its months. */
export interface PeriodScopeFigures {
  /** Distinct people. */
  readonly persons: number;
  readonly top: readonly RankedPersonView[];
}

/** A year's programme: how many actions count, and in which month those that are accomplished were. */
export interface ActionFigures {
  readonly counted: number;
  readonly doneByMonth: Readonly<Record<Month, number>>;
}

/** One club's figures, or all clubs' combined. Months and periods without any are absent. */
export interface ScopeFigures {
  readonly months: Readonly<Record<Month, MonthFigures>>;
  /** Months, semesters and years. */
  readonly periods: Readonly<Record<Period, PeriodScopeFigures>>;
  readonly actions: Readonly<Record<AcademicYear, ActionFigures>>;
  readonly photos: number;
}

export interface DashboardFigures {
  readonly activities: Readonly<Record<ActivityId, ActivityFigures>>;
  readonly clubs: Readonly<Record<ClubSlug, ScopeFigures>>;
  readonly combined: ScopeFigures;
}
