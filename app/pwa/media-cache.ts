/**
 * Published photos that were seen, so that they are seen again without a network: the latest so many of each size. What the worker
 * fetches lies here alone, not in the browser's own cache besides: what is taken down is deleted from here
 * (app/data/photos/forget-media.ts) and is then nowhere on the device.
 */
import { MEDIA_CACHES, mediaIn, type MediaVariant } from '#app/data/photos/media-caches.ts';

const MAX_KEPT: Readonly<Record<MediaVariant, number>> = { thumb: 600, medium: 150, full: 24 };
/** Without a network another size is better than none. */
const INSTEAD: readonly MediaVariant[] = ['medium', 'full', 'thumb'];

/** One that waits for approval is asked for with a token, and is not kept; neither is a part of one. */
export const isKeptMedia = ({ pathname }: URL, { headers }: Request): boolean =>
  mediaIn(pathname) !== undefined && !headers.has('authorization') && !headers.has('range');

export const answerMedia = async (request: Request): Promise<Response> => {
  const media = mediaIn(new URL(request.url).pathname);
  if (media === undefined) return fetch(request);
  const cache = await caches.open(MEDIA_CACHES[media.variant]);
  const known = await cache.match(request.url);
  if (known !== undefined) return known;
  try {
    const answer = await fetch(request.url, { cache: 'no-store' });
    await keep(cache, request.url, answer.clone(), MAX_KEPT[media.variant]);
    return answer;
  } catch (cause) {
    const other = await otherSize(media.sha256);
    if (other !== undefined) return other;
    throw cause;
  }
};

/** For a page that no worker answers for: the browser keeps what it showed, and it is taken from there, never fetched again. */
export const keepShown = async (url: string): Promise<void> => {
  const media = mediaIn(new URL(url).pathname);
  if (media === undefined) return;
  const cache = await caches.open(MEDIA_CACHES[media.variant]);
  if ((await cache.match(url)) !== undefined) return;
  const shown = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' });
  await keep(cache, url, shown, MAX_KEPT[media.variant]);
};

const isPublished = (answer: Response): boolean =>
  answer.headers.get('cache-control')?.includes('immutable') === true;

/** A full device shows the photo all the same. */
const keep = async (cache: Cache, url: string, answer: Response, maxKept: number): Promise<void> => {
  if (!answer.ok || !isPublished(answer)) return;
  try {
    await cache.put(url, answer);
    const kept = await cache.keys();
    // In the order in which they came.
    for (const oldest of kept.slice(0, Math.max(0, kept.length - maxKept))) await cache.delete(oldest);
  } catch {
    await cache.delete(url);
  }
};

const otherSize = async (sha256: string): Promise<Response | undefined> => {
  for (const variant of INSTEAD) {
    const cache = await caches.open(MEDIA_CACHES[variant]);
    for (const format of ['webp', 'jpg']) {
      const found = await cache.match(`/media/${sha256}/${variant}.${format}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};
