/** Which photos one looks at, and how the page's address says it. */
import type { InAddress } from '#app/data/forms/use-address-filter.ts';
import { activityIdOf, isUlid, ulidOfActivity, type ActivityId } from '#schemas/primitives/ids.ts';

export interface GalleryFilter {
  /** Undefined: of all. */
  readonly club: string | undefined;
  readonly activityId: ActivityId | undefined;
}

export const GALLERY_ADDRESS: InAddress<GalleryFilter> = {
  read: (asked) => {
    const activity = asked('activite');
    return {
      club: asked('club'),
      activityId: activity !== undefined && isUlid(activity) ? activityIdOf(activity) : undefined,
    };
  },
  write: ({ club, activityId }) => ({
    club,
    activite: activityId === undefined ? undefined : ulidOfActivity(activityId),
  }),
};
