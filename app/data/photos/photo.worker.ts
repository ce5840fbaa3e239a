/** Compresses one photo off the main thread; the page ends this worker after it, and with it the memory that decoding took. */
import { compressPhoto, type PhotoSize, type PreparedPhoto } from './compress-photo.ts';

export interface PhotoWish {
  readonly file: Blob;
  readonly size: PhotoSize;
}

export type PhotoAnswer = { readonly photo: PreparedPhoto } | { readonly failure: string };

const answer = async ({ file, size }: PhotoWish): Promise<PhotoAnswer> => {
  try {
    return { photo: await compressPhoto(file, size) };
  } catch (cause) {
    return { failure: cause instanceof Error ? cause.message : String(cause) };
  }
};

addEventListener('message', (event: MessageEvent<PhotoWish>) => {
  void answer(event.data).then((reply) => postMessage(reply));
});
