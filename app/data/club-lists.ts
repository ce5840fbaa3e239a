/** A club's configurable lists; where it has none of its own, the association's stand. */
import type { Club } from '#schemas/documents/club.ts';
import type { Activity } from '#schemas/documents/activity.ts';

type ListName = 'programsOfStudy' | 'studyLevels' | 'activityKinds';

export const listOf = <Name extends ListName>(
  name: Name,
  club: Pick<Club, Name>,
  association: Pick<Club, Name> | null | undefined,
): Club[Name] => (club[name].length > 0 ? club[name] : (association?.[name] ?? club[name]));

const VENUES_OFFERED = 4;

/** The places the club met in last, without doubles; `activities` come latest first. */
export const recentVenues = (activities: readonly Pick<Activity, 'venue'>[]): string[] =>
  [...new Set(activities.map(({ venue }) => venue.trim()))]
    .filter((venue) => venue !== '')
    .slice(0, VENUES_OFFERED);
