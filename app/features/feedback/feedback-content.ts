/** What the parts of the page are given. */
import type { Local } from '#app/data/local/local-document.ts';
import { isAcademicYear, type Period } from '#schemas/primitives/periods.ts';
import type { FeedbackFilter, FeedbackView } from './feedback-view.ts';

export interface FeedbackContent {
  readonly view: FeedbackView;
  readonly filter: FeedbackFilter;
  readonly change: (change: Partial<FeedbackFilter>) => void;
  /** Those that the reader may read. */
  readonly clubs: readonly Local<'clubs'>[];
  readonly activities: ReadonlyMap<string, Local<'activities'>>;
}

export const nameOfClub = ({ clubs }: Pick<FeedbackContent, 'clubs'>, clubId: string): string =>
  clubs.find((club) => club.clubId === clubId)?.name ?? clubId;

/** An activity that was chosen may not lie in another club or period. */
export const applyFilter = (filter: FeedbackFilter, change: Partial<FeedbackFilter>): FeedbackFilter => ({
  ...filter,
  ...(change.club !== undefined || change.period !== undefined ? { activity: null } : {}),
  ...change,
});

export const isWholeYear = (period: Period): boolean => isAcademicYear(period);
