/**
 * What is written about photos. A photo just taken is listed in its activity's dossier, where only the bureau sees it; it is
 * published once somebody says that the persons on it agree, and can be taken down everywhere at any time (R39–R43).
 *
 * Each may be repeated: a device that dies between two writes does the rest when it is asked again, and nothing twice.
 */
import type { Dossier, PendingPhoto, Removal } from '#schemas/documents/dossier.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import { isTombstone } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import {
  dossierIdOf,
  photoIdOf,
  type ActivityId,
  type ClubSlug,
  type PhotoId,
} from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import { editDossier } from '#app/data/commands/activities.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { WriteContext } from '#app/data/commands/write-context.ts';
import { createDocument, writeDocument, type Written } from '#app/data/commands/write-document.ts';
import { photoBySha256 } from './find-photo.ts';
import { isSameRemoval } from './same-removal.ts';

export interface PhotoPlace {
  readonly id: ActivityId;
  readonly clubId: ClubSlug;
}

export const addPendingPhoto = (
  context: WriteContext,
  activity: PhotoPlace,
  photo: PendingPhoto,
): Written<Dossier> =>
  editDossier(context, activity, ({ pendingPhotos }) =>
    pendingPhotos.some(({ sha256 }) => sha256 === photo.sha256)
      ? {}
      : { pendingPhotos: [...pendingPhotos, photo] },
  );

/** Gives up photos that nobody published. */
export const dropPendingPhotos = (
  context: WriteContext,
  activity: PhotoPlace,
  hashes: readonly string[],
): Written<Dossier> =>
  editDossier(context, activity, ({ pendingPhotos }) => ({
    pendingPhotos: pendingPhotos.filter(({ sha256 }) => !hashes.includes(sha256)),
  }));

export interface ChosenPhoto {
  readonly sha256: string;
  readonly caption: string;
}

/** The persons on them agree: everyone may see them. */
export const publishPhotos = async (
  context: WriteContext,
  activity: PhotoPlace,
  photos: readonly ChosenPhoto[],
): Written<true> => {
  const dossierId = dossierIdOf(activity.clubId, activity.id);
  const [row] = await readLocal(collectionOf(context.database, 'dossiers'), [dossierId]);
  const pending = row === undefined || isTombstone(row) ? [] : (row as unknown as Dossier).pendingPhotos;
  for (const photo of pending) {
    const chosen = photos.find(({ sha256 }) => sha256 === photo.sha256);
    if (chosen === undefined) continue;
    const published = await publishPhoto(context, activity, { ...photo, caption: chosen.caption.trim() });
    if (!published.ok) return published;
  }
  const dropped = await dropPendingPhotos(
    context,
    activity,
    photos.map(({ sha256 }) => sha256),
  );
  return dropped.ok ? ok(true) : dropped;
};

/** One that was published before is shown again. */
const publishPhoto = async (
  context: WriteContext,
  { id: activityId, clubId }: PhotoPlace,
  photo: PendingPhoto,
): Written<Photo> => {
  const known = await photoBySha256(context.database, clubId, photo.sha256);
  if (known !== undefined) return showPhotoAgain(context, { ...photo, id: known.id }, { answered: [] });
  const id = photoIdOf(context.ulid());
  return createDocument(context, 'photos', { id, clubId }, { ...photo, activityId, takenDownAt: null });
};

/** What everyone reads beneath one that is published. */
export const editCaption = (context: WriteContext, id: PhotoId, caption: string): Written<Photo> =>
  writeDocument(context, 'photos', id, { caption: caption.trim() });

export interface TakenDown {
  /** What had been asked about the photo, which is answered now. */
  readonly answered: readonly Removal[];
}

/**
 * Its bytes are given to nobody any more, on no device; whoever asked for that has been heard. Everyone may read the document:
 * neither the names in the caption nor the preview stay in it, and nowhere else either but where the act can be undone
 * (decision 020).
 */
export const takeDownPhoto = async (context: WriteContext, id: PhotoId): Written<TakenDown> => {
  const taken = await writeDocument(context, 'photos', id, {
    takenDownAt: toInstant(context.clock()),
    caption: '',
    tinyHash: '',
  });
  if (!taken.ok) return taken;
  const { activityId, clubId } = taken.value;
  if (activityId === null) return ok({ answered: [] });
  const answered = await dropAnsweredRemovals(context, { id: activityId, clubId });
  if (!answered.ok) return answered;
  return ok({ answered: answered.value.filter(({ photoId }) => photoId === id) });
};

/** After all, with what it said, which the document no longer knows. What had been asked about it is open again. */
export const showPhotoAgain = async (
  context: WriteContext,
  { id, caption, tinyHash }: Pick<Photo, 'id' | 'caption' | 'tinyHash'>,
  { answered }: TakenDown,
): Written<Photo> => {
  const shown = await writeDocument(context, 'photos', id, { takenDownAt: null, caption, tinyHash });
  if (!shown.ok) return shown;
  const { activityId, clubId } = shown.value;
  if (activityId === null || answered.length === 0) return shown;
  const asked = await editDossier(context, { id: activityId, clubId }, ({ removals = [] }) => ({
    removals: [
      ...removals,
      ...answered.filter((one) => !removals.some((other) => isSameRemoval(one, other))),
    ],
  }));
  return asked.ok ? shown : asked;
};

/** Requests about photos that are not shown any more, also those that came in after the photo was gone. */
export const dropAnsweredRemovals = async (
  context: WriteContext,
  activity: PhotoPlace,
): Written<readonly Removal[]> => {
  const dossierId = dossierIdOf(activity.clubId, activity.id);
  const [row] = await readLocal(collectionOf(context.database, 'dossiers'), [dossierId]);
  if (row === undefined || isTombstone(row)) return ok([]);
  const { removals = [] } = row as unknown as Dossier;
  const asked = [...new Set(removals.map(({ photoId }) => photoId))];
  const photos = await readLocal(collectionOf(context.database, 'photos'), asked);
  const isDown = (photo: (typeof photos)[number]): boolean =>
    photo !== undefined && (isTombstone(photo) || (photo as unknown as Photo).takenDownAt !== null);
  const down = new Set(asked.filter((_, index) => isDown(photos[index])));
  if (down.size === 0) return ok([]);
  const written = await editDossier(context, activity, ({ removals: all = [] }) => ({
    removals: all.filter(({ photoId }) => !down.has(photoId)),
  }));
  return written.ok ? ok(removals.filter(({ photoId }) => down.has(photoId))) : written;
};
