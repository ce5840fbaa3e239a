/**
 * The small part of the figures that pages open with: everything the views need, in one piece of JSON, read in one go.
 * It is derived: the other parts rebuild it (parts.ts), and every view is a pure function of it (views.ts).
 */
import type { AcademicYear, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
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
  /** Distinct people; null where only published figures are known. */
  readonly persons: number | null;
}

export interface YearScopeFigures {
  readonly participations: number;
  readonly persons: number;
  readonly rating: RatingTotals | null;
  readonly top: readonly RankedPersonView[];
}

/** One club's figures, or all clubs' combined. Months and years without any are absent. */
export interface ScopeFigures {
  readonly months: Readonly<Record<Month, MonthFigures>>;
  readonly years: Readonly<Record<AcademicYear, YearScopeFigures>>;
  /** Of the action programme, by year. */
  readonly actions: Readonly<Record<AcademicYear, { readonly done: number; readonly counted: number }>>;
  readonly photos: number;
}

export interface DashboardFigures {
  readonly activities: Readonly<Record<ActivityId, ActivityFigures>>;
  readonly clubs: Readonly<Record<ClubSlug, ScopeFigures>>;
  readonly combined: ScopeFigures;
}
