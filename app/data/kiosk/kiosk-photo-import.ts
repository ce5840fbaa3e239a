/**
 * Moves the kiosk's sealed photos into the host's outbox, where they go on like photos that the host took: listed in the
 * activity's dossier, seen by the bureau only, until somebody approves them. Each is forgotten here once it lies there, and
 * keeping one twice changes nothing. One that finds no room, or does not open, stays in the kiosk.
 */
import { z } from 'zod';
import { base64ToBytes } from '#app/crypto/encoding.ts';
import { openWith } from '#app/crypto/sealed-box.ts';
import type { PhotoBox } from '#app/data/photos/photo-box.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { pictureFields } from '#schemas/documents/fields.ts';
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

export const importKioskPhotos = async (dependencies: PhotoImportDependencies): Promise<void> => {
  const { kiosk, accountId, onError } = dependencies;
  const waiting = await kiosk.waitingPhotos();
  for (const one of waiting.filter(({ hostAccountId }) => hostAccountId === accountId)) {
    // One that fails holds up no other.
    await move(dependencies, one).catch(onError);
  }
};

const move = async (
  { kiosk, store, clock, photos }: PhotoImportDependencies,
  { seq, sealed, activityId, clubId }: WaitingPhoto,
): Promise<void> => {
  const opened = await openWith(await kioskKeyPair(store, clock()), sealed);
  const content = opened.ok ? contentSchema.safeParse(opened.value).data : undefined;
  if (content?.activityId !== activityId) return;
  const { full, thumb, ...known } = content.photo;
  const photo = { ...known, full: base64ToBytes(full), thumb: base64ToBytes(thumb) };
  const place = { id: activityId as ActivityId, clubId: clubId as ClubSlug };
  const kept = await photos.keep(photo, place, content.takenAtMs);
  // What else goes wrong is shown with the outbox, which holds the photo by then.
  if (kept.ok || kept.error.type !== 'storage_full') await kiosk.forgetPhoto(seq);
};
