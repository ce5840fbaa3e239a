/** Compresses one photo off the main thread; the page ends this worker after it, and with it the memory that decoding took. */
import { compressPhoto, type PreparedPhoto } from './compress-photo.ts';

export type PhotoAnswer = { readonly photo: PreparedPhoto } | { readonly failure: string };

const answer = async (file: Blob): Promise<PhotoAnswer> => {
  try {
    return { photo: await compressPhoto(file) };
  } catch (cause) {
    return { failure: cause instanceof Error ? cause.message : String(cause) };
  }
};

addEventListener('message', (event: MessageEvent<Blob>) => {
  void answer(event.data).then((reply) => postMessage(reply));
});
