/** A file somebody chose or a camera gave → a photo ready to keep, or why it is none. */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { MAX_PHOTO_BYTES } from '#schemas/protocol/media.ts';
import type { PhotoSize, PreparedPhoto } from './compress-photo.ts';
import {
  hasItsEnd,
  HEAD_BYTES,
  inspectPhoto,
  MAX_FILE_BYTES,
  TAIL_BYTES,
  type PhotoFileError,
} from './photo-file.ts';
import type { PhotoAnswer, PhotoWish } from './photo.worker.ts';

export type PreparePhotoError =
  | PhotoFileError
  /** Damaged, cut short, or of a kind that this browser does not know (HEIC). */
  | { readonly type: 'unreadable' };

/** What a gallery shows over a whole screen, what goes with an answer by the phone's own network, what a card shows beside a name. */
export type PhotoUse = 'screen' | 'attendee' | 'portrait';

const SIZES: Readonly<Record<PhotoUse, PhotoSize>> = {
  screen: { maxSidePx: 1920, maxBytes: 600 * 1024 },
  attendee: { maxSidePx: 1280, maxBytes: 180 * 1024 },
  portrait: { maxSidePx: 720, maxBytes: 120 * 1024 },
};

export const preparePhoto = async (
  file: File,
  use: PhotoUse,
): Promise<Result<PreparedPhoto, PreparePhotoError>> => {
  const inspected = await inspect(file);
  if (!inspected.ok) return inspected;
  const typed = new Blob([file], { type: inspected.value.type });
  const photo = await decode({ file: typed, size: SIZES[use] });
  if (photo === undefined || photo.widthPx === 0) return err({ type: 'unreadable' });
  const bytes = photo.full.length;
  if (bytes > MAX_PHOTO_BYTES) return err({ type: 'too_heavy', bytes, limitBytes: MAX_FILE_BYTES });
  return ok(photo);
};

const inspect = async (file: File) => {
  try {
    const bytes = file.size;
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const inspected = inspectPhoto(head, bytes);
    if (!inspected.ok) return inspected;
    const tail = new Uint8Array(await file.slice(-TAIL_BYTES).arrayBuffer());
    return hasItsEnd(inspected.value, { head, tail, bytes })
      ? inspected
      : err({ type: 'unreadable' } as const);
  } catch {
    // The camera's file is gone before it was read, or the card was taken out.
    return err({ type: 'unreadable' } as const);
  }
};

/** In a worker; a browser that cannot draw there, or did not start it, tries on the page. */
const decode = async (wish: PhotoWish): Promise<PreparedPhoto | undefined> => {
  const answer = await inWorker(wish);
  if (answer !== undefined && 'photo' in answer) return answer.photo;
  try {
    return await (await import('./compress-photo.ts')).compressPhoto(wish.file, wish.size);
  } catch {
    return undefined;
  }
};

const inWorker = (wish: PhotoWish): Promise<PhotoAnswer | undefined> => {
  if (!('OffscreenCanvas' in globalThis)) return Promise.resolve(undefined);
  const worker = new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PhotoAnswer | undefined>((resolve) => {
    worker.addEventListener('message', (event: MessageEvent<PhotoAnswer>) => resolve(event.data));
    worker.addEventListener('error', () => resolve(undefined));
    worker.postMessage(wish);
  }).finally(() => worker.terminate());
};
