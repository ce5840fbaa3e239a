/**
 * The service worker: after the first visit every page opens without a network.
 *
 * One script, two registrations. At scope `/` it keeps the whole application (main app, kiosk and presence page). At scope
 * `/presence/`, asked for with `?part=presence`, it keeps only what the attendee's page needs, so that somebody who gives
 * his presence once doesn't pay for downloading the application.
 *
 * Must stay true: it answers pages, built files and published photos (media-cache.ts) only, never anything else of the server's
 * own (`serverPaths`), and an update waits until the page says so (`SKIP_WAITING`).
 */
import { createDraftMemory, isDraftMessage } from '#app/data/kiosk/draft-memory.ts';
import { answerMedia, isKeptMedia } from './media-cache.ts';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** A built file; `presence` marks those that the attendee's page needs (set by vite.config.ts). */
interface BuiltFile {
  readonly url: string;
  readonly revision: string | null;
  readonly presence?: true;
}

declare const self: ServiceWorkerGlobalScope;

/** Replaced at build by the list itself, whose type workbox doesn't let us name. */
const builtFiles = self.__WB_MANIFEST as unknown as readonly BuiltFile[];
const isPresenceOnly = new URL(self.location.href).searchParams.get('part') === 'presence';
const kept = isPresenceOnly ? builtFiles.filter((file) => file.presence === true) : builtFiles;

/** The page that stands for every address below a path. */
function answerWith(page: string, paths: { readonly allow: RegExp; readonly deny?: RegExp }): void {
  if (!kept.some((file) => file.url === page)) return;
  const denylist = paths.deny === undefined ? [] : [paths.deny];
  registerRoute(new NavigationRoute(createHandlerBoundToURL(page), { allowlist: [paths.allow], denylist }));
}

const serverPaths = /^\/(auth|sync|checkin|media|health|metrics)(\/|\?|$)/;

/** Not every browser has it (WICG, static routing of service workers). */
interface RoutingInstallEvent extends ExtendableEvent {
  readonly addRoutes?: (
    rules: readonly { readonly condition: object; readonly source: 'network' }[],
  ) => Promise<void>;
}

// What goes to the server anyway does not wake the worker for it; and a new version can take over: it waits until the old one rests.
self.addEventListener('install', (event: RoutingInstallEvent) => {
  const rules = ['/auth/*', '/sync/*', '/checkin/*'].map((pathname) => ({
    condition: { urlPattern: { pathname } },
    source: 'network' as const,
  }));
  const routed = event.addRoutes?.(rules);
  // It works without, only less well.
  if (routed !== undefined) event.waitUntil(routed.catch(() => undefined));
});

// No cleanupOutdatedCaches: it deletes every precache whose name contains this scope, and `/` is in all of them.
precacheAndRoute(
  kept.map(({ url, revision }) => ({ url, revision })),
  { cleanURLs: false },
);
answerWith('kiosk.html', { allow: /^\/borne\// });
answerWith('presence.html', { allow: /^\/presence\// });
answerWith('index.html', { allow: /^\//, deny: serverPaths });

if (!isPresenceOnly) {
  registerRoute(
    ({ url, request, sameOrigin }) => sameOrigin && isKeptMedia(url, request),
    ({ request }) => answerMedia(request),
  );
}

const draft = createDraftMemory(() => Date.now());

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (isDraftMessage(data)) {
    const answer = draft.heed(data);
    event.ports[0]?.postMessage(answer);
    return;
  }
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'SKIP_WAITING') return;
  void self.skipWaiting();
});
