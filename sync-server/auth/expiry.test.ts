import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Happening } from '#server/audit/security-trail.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { silentLog } from '#server/ports/log.ts';
import { deriveSecrets } from '#server/setup/secrets.ts';
import { issueTicket } from '#server/checkin/tickets.ts';
import { rememberProvenDevice } from '#server/checkin/proven-devices.ts';
import { ACCOUNTS_DB, ensureAuthDatabases, SESSIONS_DB } from './auth-context.ts';
import { deleteExpired, reportExpiredInvitations, startExpiry } from './expiry.ts';
import { storeInvitation } from './invitations.ts';
import { startSession } from './sessions.ts';

const DAY_MS = 24 * 3_600_000;
const START_MS = Date.UTC(2026, 2, 14);

let nowMs: number;
let noted: Happening[];
let stop: (() => void) | undefined;

beforeEach(() => {
  nowMs = START_MS;
  noted = [];
});
afterEach(() => stop?.());

const makeContext = async () => {
  const ctx = {
    couch: createCouchMemory(),
    clock: { nowMs: () => nowMs },
    secrets: deriveSecrets(new Uint8Array(32).fill(1)),
    log: silentLog,
    trail: { note: (one: Happening) => void noted.push(one), stop: () => Promise.resolve() },
  };
  await ensureAuthDatabases(ctx);
  return ctx;
};

describe('expiry', () => {
  it('R34 deletes tickets, sessions and devices at their end, and old invitations', async () => {
    const ctx = await makeContext();
    const idsOf = async (db: string): Promise<string[]> =>
      (await ctx.couch.range(db, { startId: '', endId: '\ufff0' })).map((doc) => doc._id.split(':')[0] ?? '');
    await issueTicket(ctx, 'activity:x');
    await startSession(ctx, `account:${'0'.repeat(26)}`, 'Firefox, Android');
    await rememberProvenDevice(ctx, 'abc');
    const facts = { email: 'ali@demo.test', displayName: 'Ali', roles: ['board'], invitedBy: '' };
    await storeInvitation(ctx, 'a', { ...facts, kind: 'invitation', expiresAtMs: START_MS + 7 * DAY_MS });
    await storeInvitation(ctx, 'b', { ...facts, kind: 'installation', expiresAtMs: null });
    expect(await deleteExpired(ctx)).toBe(0);
    nowMs = START_MS + 2 * DAY_MS;
    expect(await deleteExpired(ctx)).toBe(1);
    expect(await idsOf(SESSIONS_DB)).toEqual(['device', 'session']);
    nowMs = START_MS + 61 * DAY_MS;
    expect(await deleteExpired(ctx)).toBe(2);
    expect(await idsOf(ACCOUNTS_DB)).toEqual(['invitation']);
    nowMs = START_MS + 181 * DAY_MS;
    expect(await deleteExpired(ctx)).toBe(1);
    expect(await idsOf(SESSIONS_DB)).toEqual([]);
  });

  it('R51 reports an invitation that nobody accepted, once', async () => {
    const ctx = await makeContext();
    const by = `account:${'1'.repeat(26)}`;
    const facts = { email: 'ali@demo.test', displayName: 'Ali', roles: ['board'], invitedBy: by };
    const ends = { kind: 'invitation', expiresAtMs: START_MS + 7 * DAY_MS } as const;
    const about = await storeInvitation(ctx, 'a', { ...facts, ...ends });
    await storeInvitation(ctx, 'b', { ...facts, kind: 'installation', expiresAtMs: null });
    await reportExpiredInvitations(ctx);
    expect(noted).toEqual([]);
    nowMs = START_MS + 8 * DAY_MS;
    await reportExpiredInvitations(ctx);
    await reportExpiredInvitations(ctx);
    expect(noted).toEqual([expect.objectContaining({ type: 'invitation_expired', by, about })]);
    expect(JSON.stringify(noted)).not.toContain('ali@');
  });

  it('a database that is away is tried again later', async () => {
    const ctx = await makeContext();
    const warned = new Promise<void>((resolve) => {
      stop = startExpiry({
        ...ctx,
        couch: { ...ctx.couch, range: () => Promise.reject(new Error('away')) },
        log: { ...silentLog, warn: () => resolve() },
      });
    });
    await warned;
  });
});
