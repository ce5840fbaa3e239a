/**
 * Moves the kiosk's sealed photos into the host's outbox, where they go on like photos that the host took: listed in the
 * activity's dossier, seen by the bureau only, until somebody approves them. Each is forgotten here once it lies there, and
 * keeping one twice changes nothing. One that finds no room, or does not open, stays in the kiosk, is given back with its reason, and
 * is tried again at every import.
 */
import { z } from 'zod';
import { base64ToBytes, bytesToBase64 } from '#app/crypto/encoding.ts';
import { openWith } from '#app/crypto/sealed-box.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import type { PhotoBox } from '#app/data/photos/photo-box.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { pictureFields } from '#schemas/documents/fields.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { PHOTO_TYPES } from '#schemas/protocol/media.ts';
import type { WaitingPhoto } from './kiosk-database.ts';
import { kioskKeyPair, type ImportDependencies } from './kiosk-import.ts';

const contentSchema = z.strictObject({
  activityId: z.string(),
  takenAtMs: z.number(),
  photo: z.strictObject({
    ...pictureFields,
    type: z.enum(PHOTO_TYPES),
    full: z.base64(),
    thumb: z.base64(),
  }),
});

export interface PhotoImportDependencies extends Omit<ImportDependencies, 'commands'> {
  readonly photos: Pick<PhotoBox, 'keep'>;
}

export type PhotoRejection =
  | 'storage_full'
  /** Sealed to a key that this account does not have any more, or altered. */
  | 'unreadable'
  /** The device itself failed; another try may succeed. */
  | 'failed';

/** A photo of the kiosk that could not be moved. */
export interface RejectedPhoto {
  readonly seq: number;
  readonly activityId: string;
  readonly topic: string;
  readonly reason: PhotoRejection;
}

/** What could not be moved. */
export const importKioskPhotos = async (
  dependencies: PhotoImportDependencies,
): Promise<readonly RejectedPhoto[]> => {
  const { kiosk, accountId } = dependencies;
  const waiting = await kiosk.waitingPhotos();
  const rejected: RejectedPhoto[] = [];
  for (const one of waiting.filter(({ hostAccountId }) => hostAccountId === accountId)) {
    const moved = await importPhoto(dependencies, one);
    if (!moved.ok) rejected.push(moved.error);
  }
  return rejected;
};

export const importPhoto = async (
  dependencies: PhotoImportDependencies,
  waiting: WaitingPhoto,
): Promise<Result<true, RejectedPhoto>> => {
  const { seq, activityId, record } = waiting;
  const refuse = (reason: PhotoRejection): Result<true, RejectedPhoto> =>
    err({ seq, activityId, topic: record.topic, reason });
  try {
    const content = await openPhoto(dependencies, waiting);
    if (content === undefined) return refuse('unreadable');
    const place = { id: activityId as ActivityId, clubId: record.clubId as ClubSlug };
    const kept = await dependencies.photos.keep(content.photo, place, content.takenAtMs);
    // What else goes wrong is shown with the outbox, which holds the photo by then.
    if (!kept.ok && kept.error.type === 'storage_full') return refuse('storage_full');
    await dependencies.kiosk.forgetPhoto(seq);
    return ok(true);
  } catch (cause) {
    dependencies.onError(cause);
    return refuse('failed');
  }
};

/** For a file: opened where it opens, else sealed as it is. */
export const photoToExport = async (
  dependencies: PhotoImportDependencies,
  waiting: WaitingPhoto,
): Promise<object> => {
  const { activityId, record, sealed } = waiting;
  const content = await openPhoto(dependencies, waiting);
  const { topic } = record;
  if (content === undefined) return { activityId, topic, sealed };
  const { full, type, sha256 } = content.photo;
  return {
    activityId,
    topic,
    takenAt: toInstant(content.takenAtMs),
    type,
    sha256,
    base64: bytesToBase64(full),
  };
};

interface OpenedPhoto {
  readonly photo: PreparedPhoto;
  readonly takenAtMs: number;
}

/** Undefined: it does not open, or was moved to another activity. */
const openPhoto = async (
  { store, clock }: PhotoImportDependencies,
  { sealed, activityId }: WaitingPhoto,
): Promise<OpenedPhoto | undefined> => {
  const opened = await openWith(await kioskKeyPair(store, clock()), sealed);
  const content = opened.ok ? contentSchema.safeParse(opened.value).data : undefined;
  if (content?.activityId !== activityId) return undefined;
  const { full, thumb, ...known } = content.photo;
  const photo = { ...known, full: base64ToBytes(full), thumb: base64ToBytes(thumb) };
  return { photo, takenAtMs: content.takenAtMs };
};
