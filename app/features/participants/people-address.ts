/** Whom one looks for among the participants, and how the page's address says it. */
import type { InAddress } from '#app/data/forms/use-address-filter.ts';
import { activityIdOf, isClubSlug, isUlid, ulidOfActivity } from '#schemas/primitives/ids.ts';
import { isAcademicYear } from '#schemas/primitives/periods.ts';
import { NO_FILTER, type PeopleFilter } from './person-rows.ts';

export interface PeopleAsked {
  readonly query: string;
  readonly filter: PeopleFilter;
}

export const NOTHING_ASKED: PeopleAsked = { query: '', filter: NO_FILTER };

export const PEOPLE_ADDRESS: InAddress<PeopleAsked> = {
  read: (asked) => {
    const [club, activity, year] = [asked('club'), asked('activite'), asked('annee')];
    return {
      query: asked('q') ?? '',
      filter: {
        club: club !== undefined && isClubSlug(club) ? club : null,
        activityId: activity !== undefined && isUlid(activity) ? activityIdOf(activity) : null,
        programId: asked('filiere') ?? null,
        levelId: asked('niveau') ?? null,
        year: year !== undefined && isAcademicYear(year) ? year : null,
      },
    };
  },
  write: ({ query, filter }) => ({
    q: query,
    club: filter.club ?? undefined,
    activite: filter.activityId === null ? undefined : ulidOfActivity(filter.activityId),
    filiere: filter.programId ?? undefined,
    niveau: filter.levelId ?? undefined,
    annee: filter.year ?? undefined,
  }),
};
