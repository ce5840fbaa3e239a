/** What is offered to choose from: a club's configurable lists, and where it met. */
import type { Club } from '../documents/club.ts';
import type { Activity } from '../documents/activity.ts';

type ListName = 'programsOfStudy' | 'studyLevels' | 'activityKinds';

/** Where the club has none of its own, the association's stands. */
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
