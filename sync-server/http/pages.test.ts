import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodeOf, startTestApp, type TestApp } from './testing-app.ts';
import { makeTestPages, type TestPages } from './testing-pages.ts';

let app: TestApp;
let files: TestPages;

beforeAll(async () => {
  files = await makeTestPages();
  app = await startTestApp({ appDir: files.appDir });
});

afterAll(async () => {
  await app.close();
  await files.remove();
});

/** Word for word: one more source anywhere is a hole. Of the folder's hashes, the one that is none is left out. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'sha256-abc='",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

describe('pages and files', () => {
  it.each([
    ['/', 'main'],
    ['/clubs/sport/activites/activity:1', 'main'],
    ['/synchronisation', 'main'],
    ['/borne/activity:1', 'kiosk'],
    ['/presence/activity:1', 'presence'],
  ])('opens %s', async (path, page) => {
    const response = await app.get(path, { accept: 'text/html' });
    expect(await response.text()).toContain(page);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toBe(POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['/', '/clubs/sport', '/presence/activity:1', '/invitation/', '/compte'])(
    'opens %s for whoever accepts anything, and for HEAD',
    async (path) => {
      for (const accept of ['*/*', 'text/*, application/json;q=0.5']) {
        const response = await app.get(path, { accept });
        expect([response.status, response.headers.get('content-type')]).toEqual([
          200,
          'text/html; charset=utf-8',
        ]);
        expect(response.headers.get('vary')).toContain('Accept');
      }
      const head = await fetch(`${app.url}${path}`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    },
  );

  it('answers JSON where it is preferred, and at addresses that are no pages', async () => {
    for (const accept of ['application/json', 'application/json, */*', 'text/html;q=0.5, application/json'])
      expect(await errorCodeOf(await app.get('/clubs/sport', { accept }))).toBe('not_found');
    for (const path of ['/favicon.ico', '/clubs/photo.png', '/elsewhere'])
      expect(await errorCodeOf(await app.get(path, { accept: '*/*' }))).toBe('not_found');
  });

  it('serves hashed files for ever, compressed as at build time, and asks again for the others', async () => {
    const script = await app.get('/assets/main-AbCd1234.js', { 'accept-encoding': 'br' });
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(await script.text()).toContain('console.log');
    const worker = await app.get('/service-worker.js');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    const etag = worker.headers.get('etag') ?? '';
    // One for all encodings: byte for byte they are not the same.
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(
      (await app.get('/service-worker.js', { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status,
    ).toBe(304);
    const missing = await app.get('/assets/main-Zzzz9999.js', { accept: 'text/html' });
    expect(missing.status).toBe(404);
  });
});
