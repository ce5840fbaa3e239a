import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CouchDenied, CouchUnavailable } from './couch-errors.ts';
import { createCouchNano } from './couch-nano.ts';
import type { CouchNanoOptions } from './couch-nano.ts';
import type { Couch } from './couch.ts';
import { silentLog } from './log.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const jwtSecret = new TextEncoder().encode('a secret shared with the database');

/** A server that answers whatever a test wants of a database in trouble. */
describe('the port to a database over HTTP', () => {
  let server: Server;
  let answer: Answer;
  const requests: { readonly url: string; readonly authorization: string; readonly body: string }[] = [];

  beforeEach(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        requests.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '', body });
        answer(request, response, body);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    requests.splice(0);
    server.closeAllConnections();
    server.close();
  });

  const port = (): number => (server.address() as AddressInfo).port;
  const connect = (overrides: Partial<CouchNanoOptions> = {}): Couch =>
    createCouchNano({
      engine: 'couchdb',
      url: () => `http://127.0.0.1:${port()}`,
      credentials: () => ({ username: 'server', password: 'pass:wörd' }),
      log: silentLog,
      ...overrides,
    });
  const json = (status: number, value: unknown): Answer => {
    return (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
  };
  const failureOf = (operation: Promise<unknown>): Promise<unknown> =>
    operation.then(
      () => 'no failure',
      (error: unknown) => error,
    );

  test('5xx, 429, silence, a broken connection and a cut answer are all "unavailable"', async () => {
    const troubles: Answer[] = [
      json(500, { error: 'internal_server_error', reason: 'x' }),
      json(503, {}),
      json(429, { error: 'too_many_requests' }),
      (_request, response) =>
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
      (request) => request.socket.destroy(),
      (request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"rows":[', () => request.socket.destroy());
      },
      () => {},
    ];
    for (answer of troubles) {
      const couch = connect({ requestTimeoutMs: 300 });
      expect(await failureOf(couch.get('db', 'a'))).toBeInstanceOf(CouchUnavailable);
      expect(await failureOf(couch.bulkWrite('db', [{ _id: 'a' }]))).toBeInstanceOf(CouchUnavailable);
    }
    const refused = connect({ url: () => 'http://127.0.0.1:1' });
    expect(await failureOf(refused.ping())).toBeInstanceOf(CouchUnavailable);
  });

  test('a read survives a connection that was just closed, a write is never sent twice', async () => {
    let broken = 0;
    answer = (request, response, body) => {
      broken += 1;
      if (broken === 1) request.socket.destroy();
      else
        json(200, { rows: [{ value: { rev: '1-a' }, doc: { _id: 'a', _rev: '1-a' } }] })(
          request,
          response,
          body,
        );
    };
    expect(await connect().get('db', 'a')).toEqual({ _id: 'a', _rev: '1-a' });
    expect(requests.length).toBe(2);
    requests.splice(0);
    answer = (request) => request.socket.destroy();
    expect(await failureOf(connect().bulkWrite('db', [{ _id: 'a' }]))).toBeInstanceOf(CouchUnavailable);
    expect(requests.length).toBe(1);
  });

  test('401 and 403 are "denied", another 4xx is a bug', async () => {
    answer = json(403, { error: 'forbidden', reason: 'You are not allowed to access this db.' });
    expect(await failureOf(connect().info('db'))).toBeInstanceOf(CouchDenied);
    answer = json(401, { error: 'unauthorized', reason: 'x' });
    expect(await failureOf(connect().info('db'))).toBeInstanceOf(CouchDenied);
    answer = json(400, { error: 'bad_request', reason: 'nonsense' });
    expect(String(await failureOf(connect().info('db')))).toContain('nonsense');
  });

  test('an engine that could not read or open its files is "unavailable", whatever status it chose', async () => {
    const reason = 'IO error: /data/000011.ldb: No space left on device';
    for (const [status, error] of [
      [400, 'OpenError'],
      [400, 'bad_request'],
      [412, 'OpenError'],
    ] as const) {
      answer = json(status, { error, reason });
      expect(await failureOf(connect().get('db', 'a'))).toBeInstanceOf(CouchUnavailable);
      expect(await failureOf(connect().ensureDatabase('db'))).toBeInstanceOf(CouchUnavailable);
    }
  });

  test('a batch refused as a whole is halved until the guilty row stands alone', async () => {
    answer = (request, response, body) => {
      const { docs } = JSON.parse(body) as { docs: { _id: string }[] };
      if (docs.some(({ _id }) => _id === 'd3'))
        return json(400, { error: 'bad', reason: 'd3' })(request, response, body);
      json(
        201,
        docs.map(({ _id }) => ({ ok: true, id: _id, rev: `1-${_id}` })),
      )(request, response, body);
    };
    const docs = Array.from({ length: 7 }, (_, n) => ({ _id: `d${n}` }));
    const outcomes = await connect().bulkWrite('db', docs);
    expect(outcomes.map(({ ok, id }) => [ok, id])).toEqual(docs.map(({ _id }) => [_id !== 'd3', _id]));
    expect(outcomes[3]).toMatchObject({ error: 'invalid' });
  });

  test('what a validation function refuses keeps its code', async () => {
    const row = (error: string): object => ({ id: 'x', error, reason: 'because' });
    answer = json(201, [row('forbidden'), row('unauthorized'), row('conflict')]);
    const outcomes = await connect().bulkWrite('db', [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
    expect(outcomes).toEqual(
      ['forbidden', 'unauthorized', 'conflict'].map((error, at) => {
        return { ok: false, id: 'abc'[at], error, reason: 'because' };
      }),
    );
  });

  test('the server asks with its own name, a person with a token of 60 seconds', async () => {
    answer = json(200, { doc_count: 0, update_seq: '0' });
    let nowMs = 1_700_000_000_000;
    const couch = connect({ jwtSecret, clock: { nowMs: () => nowMs } });
    const person = couch.as({ name: 'user:awa', roles: ['club:sport:lead'] });
    await couch.info('db');
    await person.info('db');
    await person.info('db');
    const [own, first, second] = requests.map(({ authorization }) => authorization);
    expect(own).toBe(`Basic ${Buffer.from('server:pass:wörd').toString('base64')}`);
    expect(second).toBe(first);
    const token = first?.replace('Bearer ', '') ?? '';
    const { payload, protectedHeader } = await jwtVerify(token, jwtSecret, { currentDate: new Date(nowMs) });
    expect(protectedHeader.alg).toBe('HS256');
    expect(payload).toMatchObject({ sub: 'user:awa', '_couchdb.roles': ['club:sport:lead'] });
    expect((payload.exp ?? 0) - nowMs / 1000).toBe(60);
    nowMs += 50_000;
    await person.info('db');
    const renewed = decodeJwt(requests.at(-1)?.authorization.replace('Bearer ', '') ?? '');
    expect((renewed.exp ?? 0) - nowMs / 1000).toBe(60);
  });

  test('nobody becomes a server administrator by a role', () => {
    const couch = connect({ jwtSecret });
    expect(() => couch.as({ name: 'a', roles: ['_admin'] })).toThrow('_admin');
    expect(() => couch.as({ name: '', roles: [] })).toThrow();
    const embedded = connect({ jwtSecret, engine: 'embedded' });
    expect(embedded.as({ name: 'a', roles: ['board'] })).toBe(embedded);
  });

  test('follows the database to another address, and works behind a path', async () => {
    answer = json(200, { doc_count: 3, update_seq: '7-x' });
    let url = 'http://127.0.0.1:1';
    const couch = connect({ url: () => url });
    expect(await failureOf(couch.info('db'))).toBeInstanceOf(CouchUnavailable);
    url = `http://127.0.0.1:${port()}/couch/`;
    expect(await couch.info('db')).toEqual({ docCount: 3, updateSeq: '7-x' });
    expect(requests.at(-1)?.url).toBe('/couch/db');
    await couch.ping().catch(() => {});
    expect(requests.at(-1)?.url).toBe('/couch/_all_dbs');
  });
});
