/** How a club's activities are narrowed, and how the page's address says it. */
import type { InAddress } from '#app/data/forms/use-address-filter.ts';
import { ACTIVITY_STATES, type ActivityState } from '#schemas/documents/activity.ts';
import { isMonth } from '#schemas/primitives/periods.ts';
import { isPart, type ActivityPeriod } from './activity-period.ts';

export interface ActivityFilter {
  readonly state: 'all' | ActivityState;
  readonly period: ActivityPeriod;
  /** Key of a kind; empty for all. */
  readonly kind: string;
}

export const NO_FILTER: ActivityFilter = { state: 'all', period: 'year', kind: '' };

const periodOf = (text: string | undefined): ActivityPeriod => {
  if (text === undefined) return 'year';
  return isMonth(text) || isPart(text) ? text : 'year';
};

export const ACTIVITY_ADDRESS: InAddress<ActivityFilter> = {
  read: (asked) => {
    const asksState = asked('etat');
    return {
      state: ACTIVITY_STATES.find((state) => state === asksState) ?? 'all',
      period: periodOf(asked('periode')),
      kind: asked('type') ?? '',
    };
  },
  write: ({ state, period, kind }) => ({
    etat: state === 'all' ? undefined : state,
    periode: period === 'year' ? undefined : period,
    type: kind,
  }),
};
