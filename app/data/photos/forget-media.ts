/**
 * A photo that was taken down, or deleted, leaves every device that had seen it: what the service worker kept of it goes as soon
 * as its document says so. Nothing is judged before everything has come once: a device that has just been set up knows few
 * documents, and would forget what may well be shown.
 */
import { combineLatest, debounceTime, filter, type Observable, type Subscription } from 'rxjs';
import type { SyncStatus } from '#app/sync/status.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { photos$ } from '../queries.ts';
import { MEDIA_CACHES, mediaIn } from './media-caches.ts';

export interface ForgetMediaDeps {
  readonly database: LocalDatabase;
  readonly status$: Observable<SyncStatus>;
  /** Undefined where the browser has none. */
  readonly caches: Pick<CacheStorage, 'has' | 'open'> | undefined;
  readonly onError: (cause: unknown) => void;
}

const QUIET_MS = 300;

export const forgetMedia = ({ database, status$, caches, onError }: ForgetMediaDeps): Subscription =>
  combineLatest([photos$(database), status$])
    .pipe(
      filter(([, { caughtUp }]) => caughtUp),
      debounceTime(QUIET_MS),
    )
    .subscribe(([photos]) => {
      if (caches === undefined) return;
      forgetAllBut(new Set(photos.map(({ sha256 }) => sha256)), caches).catch(onError);
    });

const forgetAllBut = async (
  shown: ReadonlySet<string>,
  caches: Pick<CacheStorage, 'has' | 'open'>,
): Promise<void> => {
  for (const name of Object.values(MEDIA_CACHES)) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const media = mediaIn(new URL(request.url).pathname);
      if (media === undefined || !shown.has(media.sha256)) await cache.delete(request);
    }
  }
};
