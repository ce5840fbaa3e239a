/**
 * A photo as a camera writes it → what is kept and sent: at most 1920 pixels and about 600 KB (a face or an attendee's photo less), WebP where the browser can write
 * it (some answer with a PNG of 4 MB instead) and JPEG elsewhere, drawn anew, so that neither position nor anything else of the
 * camera's notes is in it. Runs in a worker of its own (photo.worker.ts); browsers that cannot draw there run it on the page.
 */
import imageCompression from 'browser-image-compression';
import { rgbaToThumbHash } from 'thumbhash';
import { bytesToBase64 } from '#app/crypto/encoding.ts';
import type { PhotoType } from '#schemas/protocol/media.ts';

export interface PreparedPhoto {
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly type: PhotoType;
  readonly full: Uint8Array;
  readonly thumb: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly tinyHash: string;
}

export interface PhotoSize {
  readonly maxSidePx: number;
  readonly maxBytes: number;
}

const BYTES_OF_MEGABYTE = 1024 * 1024;
const THUMB_SIDE_PX = 320;
/** What the hash takes at most. */
const HASH_SIDE_PX = 100;
const QUALITY = 0.82;

/** Throws when the file cannot be decoded. */
export const compressPhoto = async (file: Blob, size: PhotoSize): Promise<PreparedPhoto> => {
  const compressed = await compressTo(file, 'image/webp', size);
  const photo = compressed.type === 'image/webp' ? compressed : await compressTo(file, 'image/jpeg', size);
  const type = photo.type as PhotoType;
  const bitmap = await createImageBitmap(photo);
  try {
    const full = await bytesOf(photo);
    const thumb = await bytesOf(await toBlob(drawn(bitmap, THUMB_SIDE_PX).canvas, type));
    const digest = await crypto.subtle.digest('SHA-256', full);
    return {
      sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      type,
      full,
      thumb,
      widthPx: bitmap.width,
      heightPx: bitmap.height,
      tinyHash: tinyHashOf(bitmap),
    };
  } finally {
    bitmap.close();
  }
};

const compressTo = (file: Blob, fileType: PhotoType, { maxSidePx, maxBytes }: PhotoSize): Promise<Blob> =>
  imageCompression(file as File, {
    fileType,
    maxWidthOrHeight: maxSidePx,
    maxSizeMB: maxBytes / BYTES_OF_MEGABYTE,
    initialQuality: QUALITY,
    // Its own worker would be a script from memory, which the page's policy refuses.
    useWebWorker: false,
  });

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

type Canvas = OffscreenCanvas | HTMLCanvasElement;

const newCanvas = (width: number, height: number): Canvas =>
  'OffscreenCanvas' in globalThis
    ? new OffscreenCanvas(width, height)
    : Object.assign(document.createElement('canvas'), { width, height });

/** No larger than `maxSidePx` on its longer side. */
const drawn = (bitmap: ImageBitmap, maxSidePx: number) => {
  const scale = Math.min(1, maxSidePx / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = newCanvas(width, height);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0, width, height);
  return { canvas, context, width, height };
};

const tinyHashOf = (bitmap: ImageBitmap): string => {
  const { context, width, height } = drawn(bitmap, HASH_SIDE_PX);
  const { data } = context.getImageData(0, 0, width, height);
  return bytesToBase64(rgbaToThumbHash(width, height, data));
};

const toBlob = (canvas: Canvas, type: PhotoType): Promise<Blob> => {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality: QUALITY });
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The canvas gave no picture')) : resolve(blob)),
      type,
      QUALITY,
    );
  });
};
