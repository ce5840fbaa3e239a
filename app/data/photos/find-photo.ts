/** Which documents refer to a photo, by the hash of its bytes. A club has hundreds of photos, not thousands: they are looked through. */
import type { MangoQuery } from 'rxdb';
import type { Dossier } from '#schemas/documents/dossier.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { isTombstone } from '#schemas/documents/stored.ts';
import {
  dossierIdOf,
  type ActivityId,
  type ClubSlug,
  type DossierId,
  type PhotoId,
} from '#schemas/primitives/ids.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { readLocal, type LocalRow } from '#app/data/local/local-rows.ts';

export const photoBySha256 = async (
  database: LocalDatabase,
  clubId: ClubSlug,
  sha256: string,
): Promise<Photo | undefined> => {
  const query = { selector: { clubId } } as unknown as MangoQuery<LocalRow>;
  const found = (await database.collections.get('photos')?.find(query).exec()) ?? [];
  const photos = found.map((one) => one.toJSON() as unknown as Photo);
  return photos.find((photo) => photo.sha256 === sha256);
};

export type Referrer =
  | { readonly type: 'published'; readonly id: PhotoId }
  | { readonly type: 'pending'; readonly id: DossierId }
  /** Taken down: nobody wants its bytes, unless it is shown again. */
  | { readonly type: 'takenDown'; readonly id: PhotoId; readonly at: Instant };

export interface SoughtPhoto {
  readonly sha256: string;
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId | null;
}

/** Undefined when nothing refers to it. */
export const referrerOf = async (
  database: LocalDatabase,
  { sha256, clubId, activityId }: SoughtPhoto,
): Promise<Referrer | undefined> => {
  const photo = await photoBySha256(database, clubId, sha256);
  if (photo?.takenDownAt === null) return { type: 'published', id: photo.id };
  const dossiers = database.collections.get('dossiers');
  if (dossiers !== undefined && activityId !== null) {
    const id = dossierIdOf(clubId, activityId);
    const [row] = await readLocal(dossiers, [id]);
    const pending = row === undefined || isTombstone(row) ? [] : (row as unknown as Dossier).pendingPhotos;
    if (pending.some((one) => one.sha256 === sha256)) return { type: 'pending', id };
  }
  return photo && { type: 'takenDown', id: photo.id, at: photo.takenDownAt };
};
