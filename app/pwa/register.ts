/**
 * Registers the service worker and carries the "a new version is ready" message to the interface.
 *
 * An update is never applied by itself: a form may be half filled in. The tab that applies it reloads at once; the other
 * tabs reload when nobody is looking at them, or when they need a file that the new version no longer has.
 */
import type { Workbox } from 'workbox-window';

/** What is kept on the device: the whole application, or only the attendee's page. */
type Part = 'application' | 'presence';

const registrations: Record<Part, { script: string; scope: string }> = {
  application: { script: '/service-worker.js', scope: '/' },
  presence: { script: '/service-worker.js?part=presence', scope: '/presence/' },
};

/** How often a page left open asks whether there is a new version. */
const updateCheckMs = 60 * 60 * 1000;

const listeners = new Set<() => void>();
let workbox: Workbox | undefined;
let isUpdateReady = false;
let isApplying = false;

/**
 * Calls back once a new version is downloaded and waits; at once if it already does. Returns a function that stops it.
 */
export function onUpdateReady(callback: () => void): () => void {
  listeners.add(callback);
  if (isUpdateReady) callback();
  return () => listeners.delete(callback);
}

/** Starts the waiting version and reloads this tab. Does nothing if none waits. */
export function applyUpdate(): void {
  if (workbox === undefined || !isUpdateReady) return;
  isApplying = true;
  workbox.messageSkipWaiting();
}

function announceUpdate(): void {
  isUpdateReady = true;
  for (const callback of listeners) callback();
}

function reloadWhenUnseen(): void {
  if (document.hidden) {
    location.reload();
    return;
  }
  document.addEventListener('visibilitychange', () => document.hidden && location.reload(), { once: true });
  addEventListener('vite:preloadError', () => location.reload(), { once: true });
}

/** Looks for a new version now and then; without a network it fails quietly and the next look decides. */
function keepLooking(active: Workbox): void {
  const look = (): void => lookForUpdateBy(active);
  setInterval(look, updateCheckMs);
  addEventListener('online', look);
}

/** Now, because the server says that there must be one. */
export function lookForUpdate(): void {
  if (workbox !== undefined) lookForUpdateBy(workbox);
}

function lookForUpdateBy(active: Workbox): void {
  active.update().catch(() => undefined);
}

/**
 * Registers once the page has loaded, so that the download doesn't compete with the page itself. Without service workers
 * (an old browser, plain HTTP) the page works as long as the network does. A network that is lost meanwhile is waited for.
 */
export async function registerServiceWorker(part: Part): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    // After the first screen: nothing on it waits for the service worker.
    await register(part, await import('workbox-window'));
  } catch {
    addEventListener('online', () => void registerServiceWorker(part), { once: true });
  }
}

async function register(
  part: Part,
  { Workbox: Registration }: typeof import('workbox-window'),
): Promise<void> {
  const { script, scope } = registrations[part];
  const active = new Registration(script, { scope });
  workbox = active;
  active.addEventListener('waiting', announceUpdate);
  active.addEventListener('controlling', (event) => {
    if (isApplying) location.reload();
    else if (event.isUpdate) reloadWhenUnseen();
  });
  await active.register();
  keepLooking(active);
}
