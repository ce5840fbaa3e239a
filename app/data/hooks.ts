/** One hook per thing that pages read. Undefined: not read yet. Null: there is none. */
import { useCallback, useEffect, useState } from 'react';
import { distinctUntilChanged, map, of, switchMap } from 'rxjs';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { ASSOCIATION, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import type { RejectedAnswer } from './kiosk/kiosk-import.ts';
import type { RejectedPhoto } from './kiosk/kiosk-photo-import.ts';
import type { Local } from './local/local-document.ts';
import type { OutboxPhoto, PhotoPicture } from './photos/outbox-store.ts';
import type { PhotoProgress } from './photos/photo-box.ts';
import type { PhotoRoom } from './photos/photo-room.ts';
import {
  actions$,
  activities$,
  activity$,
  attendances$,
  club$,
  clubs$,
  dossier$,
  duties$,
  officers$,
  participantsById$,
  photos$,
} from './queries.ts';
import { useWorkspace, useWorkspaceStream } from './services.tsx';

type List<C extends Collection> = readonly Local<C>[] | undefined;

export const useClubs = (): List<'clubs'> =>
  useWorkspaceStream(({ database }) => clubs$(database), ['clubs']);

export const useClub = (slug: ClubSlug): Local<'clubs'> | null | undefined =>
  useWorkspaceStream(({ database }) => club$(database, slug), ['club', slug]);

/** The association's own card: its lists are the clubs' defaults. */
export const useAssociation = (): Local<'clubs'> | null | undefined => useClub(ASSOCIATION);

/** Latest first; of all clubs without a slug. */
export const useActivities = (slug?: ClubSlug, limit?: number): List<'activities'> =>
  useWorkspaceStream(({ database }) => activities$(database, slug, limit), ['activities', slug, limit]);

export const useActivity = (id: ActivityId): Local<'activities'> | null | undefined =>
  useWorkspaceStream(({ database }) => activity$(database, id), ['activity', id]);

/** Null for whoever may not read it, and while nothing restricted was noted. */
export const useDossier = (slug: ClubSlug, id: ActivityId): Local<'dossiers'> | null | undefined =>
  useWorkspaceStream(({ database }) => dossier$(database, slug, id), ['dossier', slug, id]);

/** In the order of arrival. */
export const useAttendancesOf = (slug: ClubSlug, id: ActivityId): List<'attendances'> =>
  useWorkspaceStream(({ database }) => attendances$(database, slug, id), ['attendances', slug, id]);

export const useParticipantsById = (
  ids: readonly string[],
): ReadonlyMap<string, Local<'participants'>> | undefined =>
  useWorkspaceStream(({ database }) => participantsById$(database, ids), ['participantsById', ...ids]);

/** Of all years, in the order of the programme. */
export const useActions = (slug: ClubSlug): List<'actions'> =>
  useWorkspaceStream(({ database }) => actions$(database, slug), ['actions', slug]);

/** Of all mandates. */
export const useOfficers = (slug: ClubSlug): List<'officers'> =>
  useWorkspaceStream(({ database }) => officers$(database, slug), ['officers', slug]);

/** Empty for whoever may not read them. */
export const useDuties = (slug: ClubSlug): List<'duties'> =>
  useWorkspaceStream(({ database }) => duties$(database, slug), ['duties', slug]);

/** Everything the views of schemas/rules/figures need; null while there are no figures yet. */
export const useFigures = (): DashboardFigures | null | undefined =>
  useWorkspaceStream(({ figures$ }) => figures$.pipe(map((figures) => figures ?? null)), ['figures']);

/** False until the first figures of this device are whole. */
export const useAreFiguresWhole = (): boolean | undefined =>
  useWorkspaceStream(({ areFiguresWhole$ }) => areFiguresWhole$, ['areFiguresWhole']);

export const useRejectedWrites = (): readonly RejectedWrite[] | undefined =>
  useWorkspaceStream(({ rejected }) => rejected?.list$ ?? of([]), ['rejected']);

/** Answers of this device's kiosk that their host's data could not take. */
export const useRejectedAnswers = (): readonly RejectedAnswer[] | undefined =>
  useWorkspaceStream(({ kiosk }) => kiosk?.rejected$ ?? of([]), ['rejectedAnswers']);

/** Photos of this device's kiosk that their host's outbox could not take. */
export const useRejectedKioskPhotos = (): readonly RejectedPhoto[] | undefined =>
  useWorkspaceStream(({ kiosk }) => kiosk?.photos.rejected$ ?? of([]), ['rejectedKioskPhotos']);

/** Published and of an activity (no portraits), latest first; of all clubs without a slug. */
export const usePhotos = (slug?: ClubSlug, limit?: number): List<'photos'> =>
  useWorkspaceStream(
    ({ database }) =>
      photos$(database, slug, limit).pipe(
        map((photos) => photos.filter(({ activityId }) => activityId !== null)),
      ),
    ['photos', slug, limit],
  );

/** A club's portraits, by the id that its officers' cards name. */
export const usePortraits = (slug: ClubSlug): ReadonlyMap<string, Local<'photos'>> | undefined =>
  useWorkspaceStream(
    ({ database }) =>
      photos$(database, slug).pipe(
        map((photos) => photos.filter(({ activityId }) => activityId === null)),
        map((portraits) => new Map(portraits.map((portrait) => [portrait.id as string, portrait]))),
      ),
    ['portraits', slug],
  );

/** Of one activity, in the order in which they were taken. */
export const usePhotosOf = (slug: ClubSlug, id: ActivityId): List<'photos'> =>
  useWorkspaceStream(
    ({ database }) =>
      photos$(database, slug).pipe(
        map((photos) => photos.filter(({ activityId }) => activityId === id).reverse()),
      ),
    ['photosOf', slug, id],
  );

/** This person's photos that the server does not have yet, oldest first. */
export const useOutboxPhotos = (): readonly OutboxPhoto[] | undefined =>
  useWorkspaceStream(({ photos }) => photos?.list$ ?? of([]), ['outboxPhotos']);

/** Of the photo that is on its way from this tab. */
export const usePhotoProgress = (): PhotoProgress | undefined =>
  useWorkspaceStream(({ photos }) => photos?.progress$ ?? of(undefined), ['photoProgress']);

/** The address of this device's own picture; undefined while it is read, null when the server has the only one. */
export const useOwnPicture = (sha256: string, picture: PhotoPicture): string | null | undefined =>
  useWorkspaceStream(
    ({ photos }) =>
      photos === undefined
        ? of(null)
        : photos.list$.pipe(
            map((kept) => kept.some((photo) => photo.sha256 === sha256)),
            distinctUntilChanged(),
            switchMap(async (isKept) =>
              isKept ? ((await photos.addressOf(sha256, picture)) ?? null) : null,
            ),
          ),
    ['ownPicture', sha256, picture],
  );

/** As it was when last asked; `look` asks anew. */
export const usePhotoRoom = (): { readonly room: PhotoRoom; readonly look: () => void } => {
  const photos = useWorkspace()?.photos;
  const [room, setRoom] = useState<PhotoRoom>({ type: 'enough' });
  const look = useCallback(() => {
    // Where it cannot be told, the photo itself tells.
    photos?.room().then(setRoom, () => undefined);
  }, [photos]);
  useEffect(look, [look]);
  return { room, look };
};
