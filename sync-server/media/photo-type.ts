/** What a file is, by its first bytes: a name or a declared type proves nothing, and only these two are ever decoded. */
import type { PhotoType } from '#schemas/protocol/media.ts';

export function photoTypeOf(bytes: Buffer): PhotoType | undefined {
  if (bytes.subarray(0, 3).equals(JPEG)) return 'image/jpeg';
  const isWebp = bytes.subarray(0, 4).equals(RIFF) && bytes.subarray(8, 12).equals(WEBP);
  return isWebp ? 'image/webp' : undefined;
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const RIFF = Buffer.from('RIFF');
const WEBP = Buffer.from('WEBP');
