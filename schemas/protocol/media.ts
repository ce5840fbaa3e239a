/**
 * Photos on their way to the server and back (R39–R43), without zod, so that any page may know it.
 *
 * A photo is named by the SHA-256, in hexadecimal, of the bytes that the device uploads; the server re-encodes them and keeps
 * its variants under that name. Uploads speak tus 1.0 (`POST /media/uploads`, then `HEAD`, `PATCH`, `DELETE` on the address it
 * answers), with a bearer token; what `Upload-Metadata` says is media-upload.ts. `photos` documents and dossiers refer to the
 * hash; the club that uploaded the bytes is the only one whose documents open them.
 */

export const MEDIA_UPLOADS_PATH = '/media/uploads';

export const REMOVALS_PATH = '/media/removals';

/** Of one upload. Devices compress first: an honest photo has a tenth of it. */
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024;
/** Width × height that the server agrees to decode. */
export const MAX_PHOTO_PIXELS = 50_000_000;

/** What a device may upload. */
export const PHOTO_TYPES = ['image/webp', 'image/jpeg'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

export const PHOTO_VARIANTS = ['thumb', 'medium', 'full'] as const;
export type PhotoVariant = (typeof PHOTO_VARIANTS)[number];

/** The longer side, in pixels; a smaller picture stays as it is. */
export const VARIANT_SIDES_PX: Readonly<Record<PhotoVariant, number>> = {
  thumb: 320,
  medium: 960,
  full: 1920,
};

export const PHOTO_FORMATS = ['webp', 'jpg'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

/** Public for a published photo; with a bearer token also for the bureau of its club and the board. Otherwise `not_found`. */
export const photoPathOf = (sha256: string, variant: PhotoVariant, format: PhotoFormat = 'webp'): string =>
  `/media/${sha256}/${variant}.${format}`;

/** With a bearer token; answers a `PhotoStatus`. */
export const photoStatusPathOf = (sha256: string, clubId: string): string =>
  `/media/${sha256}/status?clubId=${clubId}`;

export interface PhotoStatus {
  /** The server has these bytes from this club (without `clubId`: from a club of yours): no need to upload them again. */
  readonly stored: boolean;
}
