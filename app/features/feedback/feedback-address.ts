/** Which feedback one looks for, and how the page's address says it. */
import type { InAddress } from '#app/data/forms/use-address-filter.ts';
import { academicYearOf, toInstant, type AcademicYear } from '#schemas/primitives/dates.ts';
import { activityIdOf, isClubSlug, isUlid, ulidOfActivity } from '#schemas/primitives/ids.ts';
import { isAcademicYear, isMonth, isSemester } from '#schemas/primitives/periods.ts';
import type { FeedbackFilter } from './feedback-view.ts';

const running = (): AcademicYear => academicYearOf(toInstant(Date.now()));

/** Of stars there are five. */
const STARS = /^[1-5]$/;

export const FEEDBACK_ADDRESS: InAddress<FeedbackFilter> = {
  read: (asked) => {
    const [period = '', club = '', activity = ''] = [asked('periode'), asked('club'), asked('activite')];
    const [stars = '', kind] = [asked('etoiles'), asked('genre')];
    return {
      period: isAcademicYear(period) || isSemester(period) || isMonth(period) ? period : running(),
      club: isClubSlug(club) ? club : null,
      activity: isUlid(activity) ? activityIdOf(activity) : null,
      stars: STARS.test(stars) ? Number(stars) : null,
      kind: kind === 'suggestion' || kind === 'appreciation' ? kind : null,
      search: asked('q') ?? '',
    };
  },
  write: ({ period, club, activity, stars, kind, search }) => ({
    periode: period === running() ? undefined : period,
    club: club ?? undefined,
    activite: activity === null ? undefined : ulidOfActivity(activity),
    etoiles: stars === null ? undefined : String(stars),
    genre: kind ?? undefined,
    q: search,
  }),
};
