/** Requests that photos be taken down, for those who read the dossiers; each with the photo, as long as that is shown. */
import { combineLatest, map, type Observable } from 'rxjs';
import type { Removal } from '#schemas/documents/dossier.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { Local } from '#app/data/local/local-document.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { dossiersOfClubs$, photos$ } from '#app/data/queries.ts';
import { useWorkspaceStream } from '#app/data/services.tsx';

export interface AskedRemoval {
  readonly photo: Local<'photos'>;
  readonly activity: { readonly id: ActivityId; readonly clubId: ClubSlug };
  /** Oldest first. */
  readonly removals: readonly Removal[];
}

const removals$ = (
  database: LocalDatabase,
  clubs: readonly ClubSlug[],
): Observable<readonly AskedRemoval[]> =>
  combineLatest([dossiersOfClubs$(database, clubs), photos$(database)]).pipe(
    map(([dossiers, photos]) =>
      dossiers.flatMap(({ clubId, activityId, removals = [] }) =>
        photos.flatMap((photo) => {
          const asked = removals.filter(({ photoId }) => photoId === photo.id);
          const activity = { id: activityId, clubId };
          return asked.length === 0 ? [] : [{ photo, activity, removals: asked }];
        }),
      ),
    ),
  );

export const useRemovals = (clubs: readonly ClubSlug[]): readonly AskedRemoval[] | undefined =>
  useWorkspaceStream(({ database }) => removals$(database, clubs), ['removals', ...clubs]);
