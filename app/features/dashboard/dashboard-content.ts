/** What the parts of the dashboard are given: the period's view, the clubs in their order, and topics by id. */
import type { Local } from '#app/data/local/local-document.ts';
import type { Month } from '#schemas/primitives/dates.ts';
import type { DashboardView } from '#schemas/rules/figures/view-types.ts';

export interface DashboardContent {
  readonly view: DashboardView;
  readonly clubs: readonly Local<'clubs'>[];
  /** The month that is not over, in a period that runs. */
  readonly runningMonth: Month | undefined;
  readonly topicOf: (activityId: string) => Local<'activities'> | undefined;
}

export const nameOfClub = ({ clubs }: Pick<DashboardContent, 'clubs'>, clubId: string): string =>
  clubs.find((club) => club.clubId === clubId)?.name ?? clubId;
