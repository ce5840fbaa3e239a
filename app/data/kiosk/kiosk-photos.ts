/**
 * Photos that attendees add at the kiosk: sealed to the host as the answers are, apart from them, so that a phone without room
 * for a photo still takes the answer.
 */
import { bytesToBase64 } from '#app/crypto/encoding.ts';
import { sealTo } from '#app/crypto/sealed-box.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { isStorageFull } from '#app/data/local/storage-error.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { KioskDatabase, KioskRecord } from './kiosk-database.ts';

export const keepPhoto = async (
  database: KioskDatabase,
  { activityId, hostAccountId, publicKey }: KioskRecord,
  photo: PreparedPhoto,
  takenAtMs: number,
): Promise<Result<true, { readonly type: 'storage_full' }>> => {
  const { full, thumb, ...known } = photo;
  const content = { ...known, full: bytesToBase64(full), thumb: bytesToBase64(thumb) };
  const sealed = await sealTo(publicKey, { activityId, takenAtMs, photo: content });
  try {
    await database.photos.add({ activityId, hostAccountId, sealed });
    return ok(true);
  } catch (cause) {
    if (isStorageFull(cause)) return err({ type: 'storage_full' });
    throw cause;
  }
};
