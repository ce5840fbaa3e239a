import type { PreparedPhoto } from './compress-photo.ts';

/** Bytes that nobody decodes. */
export const PREPARED_PHOTO: PreparedPhoto = {
  sha256: 'a'.repeat(64),
  type: 'image/webp',
  full: Uint8Array.from([1, 2, 3]),
  thumb: Uint8Array.from([4]),
  widthPx: 4,
  heightPx: 3,
  tinyHash: '',
};
