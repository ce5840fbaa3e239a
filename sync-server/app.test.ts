import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '#schemas/documents/collections.ts';
import {
  MAX_BODY_BYTES,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
} from '#schemas/protocol/limits.ts';
import type { PullResponse, PushResponse } from '#schemas/protocol/sync.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import type { Couch } from './ports/couch.ts';
import { createCouchMemory } from './ports/couch-memory.ts';
import { CouchUnavailable } from './ports/couch-errors.ts';
import type { Log } from './ports/log.ts';
import { errorCodeOf, startTestApp, type TestApp } from './http/testing-app.ts';
import { createTestClock } from './setup/test-context.ts';
import { LEAST_FREE_BYTES } from './setup/storage-health.ts';
import { account, activity, BOARD, LEAD, participant, row, SPORT_LEAD } from './replication/testing-sync.ts';

const PULL = { pulls: [{ collection: 'clubs', checkpoint: null, limit: 10 }] };
const lines: string[] = [];
const keep = (details: object, message: string): void =>
  void lines.push(JSON.stringify({ ...details, message }));
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

let app: TestApp;
let appDir: string;

beforeAll(async () => {
  appDir = await mkdtemp(join(tmpdir(), 'aesi-app-'));
  await mkdir(join(appDir, 'assets'));
  const script = `console.log(${'1'.repeat(2000)})`;
  const files: Record<string, string | Buffer> = {
    'index.html': '<h1>main</h1>',
    'kiosk.html': '<h1>kiosk</h1>',
    'presence.html': '<h1>presence</h1>',
    'service-worker.js': '//',
    'manifest.webmanifest': '{}',
    'csp-hashes.json': JSON.stringify({ 'index.html': ['sha256-abc='], 'kiosk.html': ["x'; script-src *"] }),
    'assets/main-AbCd1234.js': script,
    'assets/main-AbCd1234.js.br': brotliCompressSync(script),
    'assets/main-AbCd1234.js.gz': gzipSync(script),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(appDir, name), content);
  app = await startTestApp({ appDir, log });
});

afterAll(async () => {
  await app.close();
  await rm(appDir, { recursive: true });
});

describe('a request body', () => {
  it.each([
    ['no JSON', '{"pulls":', 'not_json', 400],
    ['text after it', `${JSON.stringify(PULL)}x`, 'not_json', 400],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'not_json', 400],
    ['too deep', `{"pulls":${'['.repeat(40)}${']'.repeat(40)}}`, 'body_too_deep', 400],
    ['a doubled field', '{"pulls":[],"pulls":[]}', 'duplicate_field', 400],
    ['a doubled field, spelled with an escape', '{"pulls":[],"p\\u0075lls":[]}', 'duplicate_field', 400],
    ['an unknown field', '{"pulls":[],"extra":1}', 'invalid_body', 400],
    ['a wrong type', '{"pulls":"all"}', 'invalid_body', 400],
    ['another shape', '[]', 'invalid_body', 400],
    ['too many bytes', `{"pulls":[],"pad":"${'x'.repeat(MAX_BODY_BYTES)}"}`, 'body_too_large', 413],
  ])('with %s is refused by its code', async (_what, body, code, status) => {
    const response = await app.post('/sync/pull', body);
    expect(response.status).toBe(status);
    expect(await errorCodeOf(response)).toBe(code);
  });

  it('names unknown fields by path', async () => {
    const response = await app.post('/sync/pull', { pulls: [{ ...PULL.pulls[0], secret: 1 }] });
    expect(await response.json()).toMatchObject({ error: { fields: { 'pulls.0.secret': 'unknown_field' } } });
  });

  it('may be gzipped, but not to hide its size', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const small = await app.post('/sync/pull', gzipSync(JSON.stringify(PULL)), VISITOR, headers);
    expect(small.status).toBe(200);
    const bomb = await app.post('/sync/pull', gzipSync('x'.repeat(MAX_BODY_BYTES + 1)), VISITOR, headers);
    expect(await errorCodeOf(bomb)).toBe('body_too_large');
  });

  it('of another type is refused, so that a form of another site is no request', async () => {
    const response = await app.post('/sync/pull', JSON.stringify(PULL), VISITOR, {
      'content-type': 'text/plain',
    });
    expect(await errorCodeOf(response)).toBe('not_json');
  });
});

describe('who may ask for what', () => {
  it('R14 R21 hands restricted documents to those entitled and to nobody else, by any collection name', async () => {
    const secret = participant(77);
    await app.post('/sync/push', { pushes: [{ collection: 'participants', rows: [row(secret)] }] }, LEAD);
    const readers: [Actor, boolean][] = [
      [VISITOR, false],
      [SPORT_LEAD, false],
      [account(5), false],
      [account(6, 'admin'), false],
      [LEAD, true],
      [account(7, 'club:informatique:officer'), true],
      [BOARD, true],
    ];
    for (const [actor, isEntitled] of readers) {
      const pulls = COLLECTIONS.map((collection) => ({ collection, checkpoint: null, limit: 1000 }));
      const text = await (await app.post('/sync/pull', { pulls }, actor)).text();
      expect(text.includes(secret.id)).toBe(isEntitled);
    }
  });

  it('answers a push without a token, with another’s token or an expired one by 401', async () => {
    const body = { pushes: [] };
    expect(await errorCodeOf(await app.post('/sync/push', body))).toBe('not_signed_in');
    const { authorization = '' } = await app.authorization(LEAD);
    const forged = `${authorization.slice(0, -4)}AAAA`;
    for (const value of [forged, 'Bearer x.y.z', 'Basic abc']) {
      const response = await app.post('/sync/push', body, VISITOR, { authorization: value });
      expect(response.status).toBe(401);
      expect(await errorCodeOf(response)).toBe('not_signed_in');
    }
  });

  it('a visitor gets no restricted byte by made-up addresses', async () => {
    const paths = [
      '/sync/pull/participants',
      '/aesi-participants-informatique/_all_docs',
      '/_all_dbs',
      '/sync/../data/secrets.json',
      '/..%2f..%2fdata%2fsecrets.json',
      '/csp-hashes.json',
      '/auth/accounts',
      '/sync/hints/../pull',
      '/metrics',
      '/media/abc',
      '/%00',
      '/%ff',
    ];
    for (const path of paths) {
      const text = await (await app.get(path)).text();
      expect(text).not.toContain('Ouédraogo');
      expect(text).not.toContain('script-src');
      expect(text).toContain('"error"');
    }
  });

  it('refuses methods and paths it does not know, in JSON', async () => {
    expect(await errorCodeOf(await app.get('/sync/pull'))).toBe('method_not_allowed');
    expect(await errorCodeOf(await app.get('/sync/other', { accept: 'text/html' }))).toBe('not_found');
    expect(await errorCodeOf(await app.post('/elsewhere', {}))).toBe('not_found');
  });

  it.each(['/sync/pull/', '/sync/push/', '/auth/login/', '/checkin/activity:1/code/'])(
    'knows no %s: an address has one spelling',
    async (path) => {
      const response = await app.post(path, {});
      expect([response.status, await errorCodeOf(response)]).toEqual([404, 'not_found']);
    },
  );
});

describe('the exchange over HTTP', () => {
  it('takes what one device did and hands it to another', async () => {
    const doc = activity(500);
    const pushed = await app.post(
      '/sync/push',
      { pushes: [{ collection: 'activities', rows: [row(doc)] }] },
      LEAD,
    );
    expect(((await pushed.json()) as PushResponse).pushes).toMatchObject([
      { collection: 'activities', conflicts: [], rejected: [] },
    ]);
    const pulls = [{ collection: 'activities', checkpoint: null, limit: 1000 }];
    const pulled = (await (await app.post('/sync/pull', { pulls })).json()) as PullResponse;
    expect(pulled.pulls[0]).toMatchObject({ documents: [doc] });
  });

  it.each(['br', 'gzip', 'identity'])('answers compressed as asked for: %s', async (encoding) => {
    const response = await app.post('/sync/pull', PULL, VISITOR, { 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(await response.json()).toHaveProperty('pulls');
  });

  it('says 503 for each collection while the database is away, and recovers', async () => {
    const couch = createCouchMemory();
    let isDown = false;
    const flaky = {
      ...couch,
      changes: async (...args: Parameters<typeof couch.changes>) => {
        if (isDown) throw new CouchUnavailable('down');
        return couch.changes(...args);
      },
      ping: async () => {
        if (isDown) throw new CouchUnavailable('down');
      },
    };
    const other = await startTestApp({ couch: { ...flaky, as: () => flaky } });
    isDown = true;
    expect((await other.get('/health')).status).toBe(503);
    const answer = (await (await other.post('/sync/pull', PULL)).json()) as PullResponse;
    expect(answer.pulls).toEqual([{ collection: 'clubs', error: 'database_unavailable' }]);
    isDown = false;
    expect(await (await other.get('/health')).json()).toEqual({ status: 'ok' });
    await other.close();
  });

  it('R54 is not well while the database takes no writes, though it answers; and says so to who writes', async () => {
    const couch = createCouchMemory();
    const clock = createTestClock();
    let isFull = false;
    const flaky: Couch = {
      ...couch,
      as: () => flaky,
      bulkWrite: async (...args) => {
        if (isFull) throw new CouchUnavailable('no space left on device');
        return couch.bulkWrite(...args);
      },
    };
    const other = await startTestApp({ couch: flaky, clock });
    const health = async (): Promise<number> => (await other.get('/health')).status;
    expect(await health()).toBe(200);
    isFull = true;
    // Nobody writes, and what was written before says nothing any more.
    clock.advance(10 * 60_000);
    expect(await health()).toBe(503);
    const body = { pushes: [{ collection: 'activities', rows: [row(activity(1))] }] };
    const answer = (await (await other.post('/sync/push', body, LEAD)).json()) as PushResponse;
    expect(answer.pushes).toEqual([{ collection: 'activities', error: 'database_unavailable' }]);
    isFull = false;
    expect(await health()).toBe(503);
    clock.advance(10_000);
    expect(await health()).toBe(200);
    isFull = true;
    await other.post('/sync/push', body, LEAD);
    expect(await health()).toBe(503);
    await other.close();
  });

  it('R54 is not well on a disk that is nearly full', async () => {
    let free = LEAST_FREE_BYTES;
    const other = await startTestApp({ freeBytes: () => Promise.resolve(free) });
    expect((await other.get('/health')).status).toBe(200);
    free -= 1;
    const sick = await other.get('/health');
    expect([sick.status, await sick.json()]).toEqual([503, { status: 'degraded' }]);
    await other.close();
  });

  it('R44 tells an app that speaks an older protocol than it understands, and no other', async () => {
    const speaking = async (version: string): Promise<number> =>
      (await app.post('/sync/pull', PULL, VISITOR, { [PROTOCOL_HEADER]: version })).status;
    for (const version of [OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION, PROTOCOL_VERSION + 1])
      expect(await speaking(String(version))).toBe(200);
    const headers = { [PROTOCOL_HEADER]: String(OLDEST_PROTOCOL_VERSION - 1) };
    for (const refused of [
      await app.post('/sync/pull', PULL, VISITOR, headers),
      await app.post('/sync/push', { pushes: [] }, LEAD, headers),
      await app.get('/sync/hints', headers),
    ])
      expect([refused.status, await errorCodeOf(refused)]).toEqual([426, 'client_outdated']);
  });

  it('begins nothing new while it stops', async () => {
    const other = await startTestApp();
    other.setStopping();
    const response = await other.post('/sync/pull', PULL);
    expect(response.status).toBe(503);
    expect(await errorCodeOf(response)).toBe('stopping');
    await other.close();
  });
});

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
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("style-src 'self' 'sha256-abc='");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src *');
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
    expect(
      (await app.get('/service-worker.js', { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status,
    ).toBe(304);
    const missing = await app.get('/assets/main-Zzzz9999.js', { accept: 'text/html' });
    expect(missing.status).toBe(404);
  });
});

describe('logs', () => {
  it('R49 hold no personal data: no body, name, token or id of a person', async () => {
    const { authorization = '' } = await app.authorization(LEAD);
    await app.post(
      '/sync/push',
      { pushes: [{ collection: 'participants', rows: [row({ ...participant(9), v: 9 })] }] },
      LEAD,
    );
    await app.get('/presence/activity:secret?token=secret', { accept: 'text/html' });
    const text = lines.join('\n');
    expect(text).toContain('document refused');
    expect(text).toContain('"route":"/sync/push"');
    for (const personal of [
      'Ouédraogo',
      'Awa',
      LEAD.id,
      participant(9).id,
      authorization.slice(7),
      'secret',
      '127.0.0.1',
    ]) {
      expect(text).not.toContain(personal);
    }
  });
});
