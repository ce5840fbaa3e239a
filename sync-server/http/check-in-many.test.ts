import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SESSIONS_DB } from '#server/auth/auth-context.ts';
import { securityEntries } from '#server/audit/testing-security.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { codeOf, type TestBrowser } from './testing-auth-server.ts';
import { ACTIVITY, hotp, MINUTE_MS, startCheckIn, type CheckInTest } from './testing-check-in.ts';

let at: CheckInTest;

beforeEach(async () => {
  at = await startCheckIn();
});
afterEach(() => at.close());

describe('right codes without end', () => {
  const times = async (count: number, from: TestBrowser): Promise<void> => {
    for (let nth = 0; nth < count; nth += 1) await at.ticketFor(from);
  };

  it('R27 R30 one phone gives thirty answers in twenty minutes, which hands are not quicker than', async () => {
    const phone = await at.newPhone();
    const first = await at.ticketFor(phone);
    await times(29, phone);
    at.clock.advance(MINUTE_MS);
    const refused = await at.type(hotp(), phone);
    expect([refused.status, refused.body.error]).toEqual([
      429,
      { code: 'too_many_answers', retryAfterSeconds: 19 * 60 },
    ]);
    expect((await at.send(first, {}, phone)).status).toBe(200);
    await times(1, await at.newPhone());
    at.clock.advance(19 * MINUTE_MS);
    await times(1, phone);
  });

  it('R7 R27 a full hall behind one address answers within an hour, and a new code opens for more', async () => {
    const ask = async (address: string) => at.type(hotp(), await at.newPhone(address));
    for (let nth = 0; nth < 400; nth += 1) expect((await ask('192.0.2.1')).status).toBe(200);
    expect(codeOf(await ask('192.0.2.1'))).toBe('too_many_answers');
    expect((await ask('198.51.100.1')).status).toBe(200);
    await at.openCheckIn({ counter: 1 });
    expect((await at.type(hotp(1), await at.newPhone('192.0.2.1'))).status).toBe(200);
  });

  it('R27 a phone without a cookie is counted by its address alone', async () => {
    for (let nth = 0; nth < 40; nth += 1) {
      at.phone.cookies.clear();
      await at.ticketFor(at.phone);
    }
  });

  it('R30 what the database did not take counts for nothing', async () => {
    const phone = await at.newPhone();
    await at.ticketFor(phone);
    const { bulkWrite } = at.ctx.couch;
    let isDown = true;
    at.ctx.couch.bulkWrite = async (db, docs) => {
      if (isDown && db === SESSIONS_DB) throw new CouchUnavailable('full');
      return bulkWrite(db, docs);
    };
    for (let nth = 0; nth < 40; nth += 1)
      expect(codeOf(await at.type(hotp(), phone))).toBe('database_unavailable');
    isDown = false;
    await times(29, phone);
  });

  it('R51 are told in the security trail', async () => {
    const phone = await at.newPhone();
    await times(30, phone);
    await at.type(hotp(), phone);
    await at.ctx.trail.stop();
    expect(await securityEntries(at.ctx.couch)).toMatchObject([
      { type: 'check_in_exhausted', about: ACTIVITY, code: 'too_many_answers', times: 1 },
    ]);
  });
});
