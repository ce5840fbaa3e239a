import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import { silentLog } from '#server/ports/log.ts';
import { createTestClock } from '#server/setup/testing-context.ts';
import { entryId } from './audit-database.ts';
import { createAuditLog } from './audit-log.ts';
import type { Entry, SecurityFacts } from './entries.ts';
import { createSecurityTrail, type Happening, type SecurityTrail } from './security-trail.ts';
import { securityEntries } from './testing-security.ts';
import { verifyChain } from './verify-chain.ts';

const DATABASE = 'aesi-audit-2026-03';
const MINUTE_MS = 60_000;

let couch: CouchMemory;
let isDown: boolean;
let logged: string[];
let trail: SecurityTrail;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  couch = createCouchMemory();
  isDown = false;
  logged = [];
  const clock = createTestClock();
  const keep = (_: object, message: string): void => void logged.push(message);
  const log = { ...silentLog, warn: keep, error: keep };
  const bulkWrite: CouchMemory['bulkWrite'] = (db, docs) =>
    isDown ? Promise.reject(new CouchUnavailable('down')) : couch.bulkWrite(db, docs);
  const audit = createAuditLog({ couch: { ...couch, bulkWrite }, clock, log: silentLog });
  trail = createSecurityTrail({ audit, clock, log, maxWaiting: 50, retryMs: 10_000 });
});

afterEach(() => vi.useRealTimers());

const accountOf = (n: number): string => `account:${String(n).padStart(26, '0')}`;

const refusal = (n: number, changes: Partial<Happening> = {}): Happening => ({
  type: 'sign_in_refused',
  accountId: accountOf(n),
  by: null,
  code: 'wrong_credentials',
  about: null,
  roles: null,
  device: 'd1',
  address: 'a1',
  ...changes,
});

const entries = async (): Promise<(Entry & SecurityFacts)[]> => {
  await vi.advanceTimersByTimeAsync(1);
  return securityEntries(couch);
};

const total = (all: readonly SecurityFacts[]): number => all.reduce((sum, { times }) => sum + times, 0);

describe('the security trail', () => {
  it('R51 is part of the chain: an event altered or taken out shows', async () => {
    trail.note(refusal(1));
    trail.note({ ...refusal(2), type: 'roles_changed', roles: { before: ['board'], after: [] } });
    trail.note({ ...refusal(3), type: 'signed_in' });
    const [first] = await entries();
    const report = await verifyChain(couch);
    expect(report).toMatchObject({ entries: 3, faults: [] });
    const whole = couch.snapshot();
    const doc = await couch.get(DATABASE, entryId(first?.n ?? 0));
    if (doc === undefined) throw new Error('nothing was kept');
    await couch.bulkWrite(DATABASE, [{ ...doc, accountId: accountOf(9) }]);
    expect((await verifyChain(couch)).faults).toEqual([{ type: 'broken_link', n: first?.n }]);
    couch.restore(whole);
    await couch.bulkWrite(DATABASE, [{ _id: doc._id, _rev: doc._rev, _deleted: true }]);
    expect((await verifyChain(couch)).faults).toHaveLength(1);
  });

  it('R51 the first of its kind is written at once, the others are counted by the minute', async () => {
    for (let times = 0; times < 100; times += 1) trail.note(refusal(1, { address: `a${times}` }));
    expect(await entries()).toMatchObject([{ times: 1, accountId: accountOf(1), addresses: ['a0'] }]);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    const [, rest] = await entries();
    expect(rest).toMatchObject({ times: 99, accountId: accountOf(1) });
    expect(rest?.addresses).toHaveLength(8);
    // What goes on is counted on; after a quiet minute it is the first again.
    trail.note(refusal(1));
    expect(await entries()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
    trail.note(refusal(1));
    expect((await entries()).map(({ times }) => times)).toEqual([1, 99, 1, 1]);
  });

  it('R51 a flood over many accounts is few entries that say how many', async () => {
    for (let minute = 0; minute < 3; minute += 1) {
      for (let n = 0; n < 5_000; n += 1) trail.note(refusal(n % 500));
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
    }
    trail.note({ ...refusal(501), type: 'passphrase_changed' });
    const all = await entries();
    expect(total(all)).toBe(15_001);
    expect(all.length).toBeLessThan(100);
    expect(all.some(({ type }) => type === 'many_refused')).toBe(true);
    expect(all.at(-1)).toMatchObject({ type: 'passphrase_changed', accountId: accountOf(501) });
  });

  it('R51 what the database does not take waits, and is written when it is back', async () => {
    isDown = true;
    trail.note(refusal(1));
    trail.note({ ...refusal(2), type: 'signed_in' });
    expect(await entries()).toEqual([]);
    isDown = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await entries()).map(({ type }) => type)).toEqual(['sign_in_refused', 'signed_in']);
    expect(logged).toEqual(['security events wait for the database']);
    expect((await verifyChain(couch)).faults).toEqual([]);
  });

  it('R51 beyond what can wait, events are logged and their number is written', async () => {
    isDown = true;
    for (let n = 0; n < 80; n += 1) trail.note({ ...refusal(n), type: 'signed_in' });
    await entries();
    isDown = false;
    await vi.advanceTimersByTimeAsync(10_000);
    const all = await entries();
    expect(all).toHaveLength(51);
    expect(all.at(-1)).toMatchObject({ type: 'events_lost', times: 30, accountId: null });
    expect(logged.filter((message) => message === 'security event not kept')).toHaveLength(30);
  });

  it('R51 what was counted is written before the server stops', async () => {
    trail.note(refusal(1));
    trail.note(refusal(1));
    trail.note(refusal(1));
    await trail.stop();
    expect((await entries()).map(({ times }) => times)).toEqual([1, 2]);
  });

  it('R51 a server that stops while the database is away says what is lost', async () => {
    isDown = true;
    trail.note(refusal(1));
    await trail.stop();
    expect(await entries()).toEqual([]);
    expect(logged.at(-1)).toBe('security events were lost');
    expect(vi.getTimerCount()).toBe(0);
  });
});
