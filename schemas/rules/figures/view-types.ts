/**
 * What pages show of the figures. A visitor, a club's bureau and the board get the same shapes: what someone may not know is
 * null or absent there, never guessed.
 */
import type { ActivityState } from '../../documents/activity.ts';
import type { AcademicYear, Instant, Month } from '../../primitives/dates.ts';
import type { ActivityId, ClubSlug } from '../../primitives/ids.ts';
import type { Period } from '../../primitives/periods.ts';
import type { Execution } from '../execution-rate.ts';

/** A number of the chosen period beside the same number one year before. */
export interface Compared<T> {
  readonly current: T;
  /** Of a period that still runs, up to the same moment one year ago. Null when nothing is known of that year. */
  readonly previous: T | null;
}

export interface HeadlineFigures {
  /** Activities that took place (state «done»). */
  readonly activities: Compared<number>;
  readonly participations: Compared<number>;
  /** Participations per activity that took place; null before the first. */
  readonly average: Compared<number | null>;
  /** Of the year's programme, what was accomplished by the end of the period; `previous` is the same of the year before. */
  readonly execution: Compared<Execution>;
}

export interface MonthCount {
  readonly month: Month;
  readonly participations: number;
}

export interface ClubCardView {
  readonly clubId: ClubSlug;
  readonly activities: number;
  readonly participations: number;
  readonly persons: number;
  readonly execution: Execution;
  /** From October to the last month that has begun. */
  readonly months: readonly MonthCount[];
  /** The first planned activity that has not begun. */
  readonly nextActivityId: ActivityId | null;
  readonly runningActivityId: ActivityId | null;
}

/** One number per month and club, in the order of the clubs; null in a month that has none (an average of nothing). */
export interface MonthlyView {
  readonly months: readonly Month[];
  readonly series: readonly { readonly clubId: ClubSlug; readonly values: readonly (number | null)[] }[];
}

/** Participations by month, one series per club. */
export interface EvolutionView extends MonthlyView {
  /** The twelve months that end with the period, or with the last complete one. */
  readonly months: readonly Month[];
  readonly series: readonly { readonly clubId: ClubSlug; readonly values: readonly number[] }[];
}

export interface WinnerView {
  readonly rank: number;
  readonly name: string;
  readonly prize: string;
}

/** A competition and its winners. */
export interface AwardView {
  readonly activityId: ActivityId;
  readonly clubId: ClubSlug;
  readonly startsAt: Instant;
  readonly winners: readonly WinnerView[];
}

export interface RankedPersonView {
  /** Equal counts share the rank: 1, 1, 3. */
  readonly rank: number;
  /** The full name, or initials, or empty when the person's card is not here yet. */
  readonly label: string;
  /** Is the label the full name? */
  readonly named: boolean;
  readonly attendances: number;
  readonly byClub: Readonly<Record<ClubSlug, number>>;
}

export interface RatingView {
  readonly average: number;
  readonly count: number;
}

export interface DashboardView {
  readonly period: Period;
  /** The chosen one, or the one in which the period lies. */
  readonly academicYear: AcademicYear;
  /** Years that have figures, latest first. */
  readonly academicYears: readonly AcademicYear[];
  readonly headline: HeadlineFigures;
  /** Distinct people of the period, clubs combined. */
  readonly persons: number;
  readonly clubs: readonly ClubCardView[];
  readonly evolution: EvolutionView;
  /** Participations per activity that took place, in the same months. */
  readonly averages: MonthlyView;
  /** The share of the year's programme that was accomplished by the end of each begun month of the year. */
  readonly execution: MonthlyView;
  /** Mean rating in the months of `evolution`; empty for those who may not read ratings. */
  readonly ratings: MonthlyView;
  /** The activities that come next in all clubs, the soonest first; those that run stand before them. */
  readonly nextActivityIds: readonly ActivityId[];
  /** Latest competition first. */
  readonly awards: readonly AwardView[];
  /** Clubs combined: the same person in two clubs counts once. */
  readonly top: readonly RankedPersonView[];
  readonly topByClub: Readonly<Record<ClubSlug, readonly RankedPersonView[]>>;
  readonly photos: number;
  /** Null for those who may not read ratings. */
  readonly rating: RatingView | null;
}

export interface ClubView {
  readonly clubId: ClubSlug;
  readonly academicYear: AcademicYear;
  readonly academicYears: readonly AcademicYear[];
  readonly headline: HeadlineFigures;
  readonly persons: number;
  /** Activities of the year in each state. */
  readonly states: Readonly<Record<ActivityState, number>>;
  readonly months: readonly MonthCount[];
  readonly evolution: EvolutionView;
  readonly awards: readonly AwardView[];
  readonly top: readonly RankedPersonView[];
  readonly nextActivityId: ActivityId | null;
  readonly runningActivityId: ActivityId | null;
  readonly photos: number;
  readonly rating: RatingView | null;
}

/** One activity's numbers, for its page and its line in lists. */
export interface ActivityView {
  readonly participations: number;
  readonly photos: number;
  readonly rating: RatingView | null;
}
