import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_HEADER, PROTOCOL_VERSION } from '#schemas/protocol/limits.ts';
import type { PullResponse, PushResponse } from '#schemas/protocol/sync.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import type { Couch } from '#server/ports/couch.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { createTestClock } from '#server/setup/testing-context.ts';
import { LEAST_FREE_BYTES } from '#server/setup/storage-health.ts';
import { activity, LEAD, row } from '#server/replication/testing-sync.ts';
import { errorCodeOf, startTestApp, type TestApp } from './testing-app.ts';

const PULL = { pulls: [{ collection: 'clubs', checkpoint: null, limit: 10 }] };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

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
