/**
 * What is written about photos. A photo just taken is listed in its activity's dossier, where only the bureau sees it; it is
 * published once somebody says that the persons on it agree, and can be taken down everywhere at any time (R39–R43).
 *
 * Each may be repeated: a device that dies between two writes does the rest when it is asked again, and nothing twice.
 */
import type { Dossier, PendingPhoto } from '#schemas/documents/dossier.ts';
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
import { editDossier } from '../activities.ts';
import { collectionOf } from '../local-database.ts';
import { readLocal } from '../local-rows.ts';
import type { WriteContext } from '../write-context.ts';
import { createDocument, writeDocument, type Written } from '../write-document.ts';
import { photoBySha256 } from './find-photo.ts';

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
  if (known !== undefined) return showPhotoAgain(context, { ...photo, id: known.id });
  const id = photoIdOf(context.ulid());
  return createDocument(context, 'photos', { id, clubId }, { ...photo, activityId, takenDownAt: null });
};

/** What everyone reads beneath one that is published. */
export const editCaption = (context: WriteContext, id: PhotoId, caption: string): Written<Photo> =>
  writeDocument(context, 'photos', id, { caption: caption.trim() });

/**
 * Its bytes are given to nobody any more, on no device. Everyone may read the document: neither the names in the caption nor the
 * preview stay in it, and nowhere else either but where the act can be undone (decision 020).
 */
export const takeDownPhoto = (context: WriteContext, id: PhotoId): Written<Photo> =>
  writeDocument(context, 'photos', id, {
    takenDownAt: toInstant(context.clock()),
    caption: '',
    tinyHash: '',
  });

/** With what it said, which the document no longer knows. */
export const showPhotoAgain = (
  context: WriteContext,
  { id, caption, tinyHash }: Pick<Photo, 'id' | 'caption' | 'tinyHash'>,
): Written<Photo> => writeDocument(context, 'photos', id, { takenDownAt: null, caption, tinyHash });
