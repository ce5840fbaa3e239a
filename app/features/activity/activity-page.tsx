/** One activity: everyone sees its public half; the bureau runs it from here. */
import type { ReactNode } from 'react';
import { ActivityView } from './activity-view.tsx';
import { KnownActivity, type ActivityAddress } from './known-activity.tsx';

export const ActivityPage = (address: ActivityAddress): ReactNode => (
  <KnownActivity {...address}>{(known) => <ActivityView {...known} />}</KnownActivity>
);
