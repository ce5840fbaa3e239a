/** An activity's photos as its report holds them: JPEG, and no larger than paper shows. One that cannot be had now is left out. */
import type { ReportPhoto } from '#app/files/report.ts';
import { pictureAddress } from '#app/ui/picture.tsx';

/** A report is a few pages. */
const MAX_PHOTOS = 12;
const MAX_SIDE_PX = 960;
const QUALITY = 0.8;

/** `ownFileOf`: this device's copy of what the server does not have yet. */
export const reportPhotos = async (
  hashes: readonly string[],
  ownFileOf: (sha256: string) => Promise<Blob | undefined>,
): Promise<readonly ReportPhoto[]> => {
  const photos: ReportPhoto[] = [];
  // One after the other: decoded pictures are large, and the phone is small.
  for (const sha256 of hashes.slice(0, MAX_PHOTOS)) {
    const file = (await ownFileOf(sha256)) ?? (await publishedFileOf(sha256));
    const photo = file && (await asJpeg(file));
    if (photo !== undefined) photos.push(photo);
  }
  return photos;
};

const publishedFileOf = async (sha256: string): Promise<Blob | undefined> => {
  try {
    const answer = await fetch(pictureAddress(sha256, 'medium', 'webp'));
    return answer.ok ? await answer.blob() : undefined;
  } catch {
    return undefined;
  }
};

const asJpeg = async (file: Blob): Promise<ReportPhoto | undefined> => {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    );
    const { width: widthPx, height: heightPx } = canvas;
    canvas.getContext('2d')?.drawImage(picture, 0, 0, widthPx, heightPx);
    picture.close();
    const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    return { jpeg: new Uint8Array(await drawn.arrayBuffer()), widthPx, heightPx };
  } catch {
    return undefined;
  }
};
