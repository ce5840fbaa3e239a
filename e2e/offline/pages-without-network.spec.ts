/**
 * The service worker alone: the built pages behind a plain file server whose port is then closed. What the pages do with
 * their data is the journeys' business.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';

const built = fileURLToPath(new URL('../../dist/app', import.meta.url));

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

function fileOf(path: string): string {
  if (extname(path) !== '') return path;
  if (path.startsWith('/borne/')) return '/kiosk.html';
  return path.startsWith('/presence/') ? '/presence.html' : '/index.html';
}

/** `version` is appended to the service worker, so that the browser takes it for another one. */
async function serve(version: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const file = fileOf(new URL(request.url ?? '/', 'http://localhost').pathname);
    readFile(join(built, file)).then(
      (content) => {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
        response.setHeader('cache-control', 'no-cache');
        response.end(file === '/service-worker.js' ? `${content.toString()}\n//${version()}` : content);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0);
  await once(server, 'listening');
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** The worker whose scope the page is in has everything it keeps. */
const workerReady = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** Paths kept per scope. */
const keptFiles = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    const kept: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept[new URL(name.slice(name.indexOf('http'))).pathname] = requests.map(
        ({ url }) => new URL(url).pathname,
      );
    }
    return kept;
  });

test('R59 every page opens without a network after one visit', async ({ page }) => {
  const { server, origin } = await serve(() => '1');
  await page.goto(`${origin}/`);
  await workerReady(page);
  await close(server);
  // What each page's own script draws, of a phone that knows nothing yet.
  const drawn: Record<string, string> = {
    '/': 'Les chiffres ne sont pas encore sur ce téléphone',
    '/clubs/sport?etat=done': 'Club introuvable',
    '/synchronisation': 'Synchronisation',
    '/borne/01HZZZZZZZZZZZZZZZZZZZZZZZ': 'Cette borne n’est pas installée ici',
    '/presence/01HZZZZZZZZZZZZZZZZZZZZZZZ': 'Pas de réseau.',
  };
  for (const [path, heading] of Object.entries(drawn)) {
    await page.goto(`${origin}${path}`);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(page.goto(`${origin}/health`)).rejects.toThrow(/ERR_/);
});

test('an attendee keeps the attendee’s page and nothing of the application', async ({ page }) => {
  const { server, origin } = await serve(() => '1');
  await page.goto(`${origin}/presence/01HZZZZZZZZZZZZZZZZZZZZZZZ`);
  await workerReady(page);
  const alone = await keptFiles(page);
  expect(Object.keys(alone)).toEqual(['/presence/']);
  expect(alone['/presence/']).toContain('/presence.html');
  expect(alone['/presence/']).not.toContain('/index.html');

  await page.goto(`${origin}/`);
  await workerReady(page);
  const both = await keptFiles(page);
  expect(both['/presence/']).toEqual(alone['/presence/']);
  expect(both['/']?.length).toBeGreaterThan(alone['/presence/']?.length ?? 0);
  await close(server);
});

test('a new version waits until it is asked for', async ({ page }) => {
  let version = '1';
  const { server, origin } = await serve(() => version);
  await page.goto(`${origin}/`);
  await workerReady(page);
  await page.reload();
  version = '2';
  // The reload asks for a new version by itself, sometimes before this does: it may be there already, or on its way.
  const isWaiting = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => {
      const look = () => registration.waiting !== null && resolve(true);
      const follow = () => registration.installing?.addEventListener('statechange', look);
      registration.addEventListener('updatefound', follow);
      follow();
      look();
    });
    await registration.update();
    await found;
    const { controller } = navigator.serviceWorker;
    return controller !== null && controller !== registration.waiting;
  });
  expect(isWaiting).toBe(true);
  await page.evaluate(async () => {
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve),
    );
    const registration = await navigator.serviceWorker.ready;
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
    await changed;
  });
  await close(server);
});
