import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '#schemas/documents/collections.ts';
import { MAX_BODY_BYTES } from '#schemas/protocol/limits.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import type { Log } from './ports/log.ts';
import { errorCodeOf, startTestApp, type TestApp } from './http/testing-app.ts';
import { makeTestPages, type TestPages } from './http/testing-pages.ts';
import { account, BOARD, LEAD, participant, row, SPORT_LEAD } from './replication/testing-sync.ts';

const PULL = { pulls: [{ collection: 'clubs', checkpoint: null, limit: 10 }] };
const lines: string[] = [];
const keep = (details: object, message: string): void =>
  void lines.push(JSON.stringify({ ...details, message }));
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

let app: TestApp;
let pages: TestPages;

beforeAll(async () => {
  pages = await makeTestPages();
  app = await startTestApp({ appDir: pages.appDir, log });
});

afterAll(async () => {
  await app.close();
  await pages.remove();
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

  it('R22 never names the prototype: engines lose that field, and the audit log would seem altered', async () => {
    const named = JSON.stringify({ pushes: [{ collection: 'activities', rows: [row({ a: 1 })] }] });
    for (const name of ['__proto__', '\\u005f_proto__']) {
      const response = await app.post(
        '/sync/push',
        named.replace('"a":1', `"a":[{"${name}":{"b":1}}]`),
        LEAD,
      );
      expect(response.status).toBe(400);
      expect(await errorCodeOf(response)).toBe('invalid_body');
    }
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
