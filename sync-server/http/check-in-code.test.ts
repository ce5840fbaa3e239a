import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import { securityEntries } from '#server/audit/testing-security.ts';
import { codeOf } from './testing-auth-server.ts';
import {
  ACTIVITY,
  HOUR_MS,
  hotp,
  MINUTE_MS,
  PATH,
  startCheckIn,
  WRONG,
  wrongCodes,
  type CheckInTest,
} from './testing-check-in.ts';

let at: CheckInTest;

beforeEach(async () => {
  at = await startCheckIn();
});
afterEach(() => at.close());

describe('the code', () => {
  it('R7 R30 is right at 2 h 59 and refused at 3 h 01', async () => {
    at.clock.advance(2 * HOUR_MS + 59 * MINUTE_MS);
    expect((await at.type(hotp())).status).toBe(200);
    at.clock.advance(2 * MINUTE_MS);
    expect(codeOf(await at.type(hotp()))).toBe('check_in_closed');
    expect((await at.phone.send(PATH)).body['open']).toBe(false);
  });

  it('R30 reissuing kills the old code, and closing kills every code', async () => {
    await at.openCheckIn({ counter: 1 });
    expect(codeOf(await at.type(hotp(0)))).toBe('wrong_code');
    expect((await at.type(hotp(1))).status).toBe(200);
    await at.openCheckIn({ counter: 1, closedAt: toInstant(at.clock.nowMs()) });
    expect(codeOf(await at.type(hotp(1)))).toBe('check_in_closed');
  });

  it('R30 is not there before check-in is opened, nor for a cancelled activity', async () => {
    await at.write('activities', at.activity({ state: 'cancelled', cancelReason: 'Pluie' }));
    expect(codeOf(await at.type(hotp()))).toBe('check_in_closed');
    const other = activityIdOf('01JPAB3DEFGH1JKMNPQRSTVWX1');
    await at.write('activities', at.activity({ id: other }));
    expect(codeOf(await at.phone.post(`/checkin/${other}/code`, { code: hotp() }))).toBe('check_in_closed');
  });

  it('R30 is accepted when the host’s clock runs a little ahead', async () => {
    await at.openCheckIn({ openedAt: toInstant(at.clock.nowMs() + 5 * MINUTE_MS) });
    expect((await at.type(hotp())).status).toBe(200);
    await at.openCheckIn({ openedAt: toInstant(at.clock.nowMs() + HOUR_MS) });
    expect(codeOf(await at.type(hotp()))).toBe('check_in_closed');
  });

  it('R62 is six digits', async () => {
    expect(codeOf(await at.type('12345'))).toBe('invalid_body');
    expect(codeOf(await at.phone.post(`${PATH}/code`, { code: hotp(), more: 1 }))).toBe('invalid_body');
  });

  it('R30 the fifth wrong one locks the phone for 30 s, each further one twice as long', async () => {
    await at.phone.send(PATH);
    for (let left = 4; left > 0; left -= 1) {
      expect((await at.type(WRONG)).body.error).toEqual({ code: 'wrong_code', attemptsLeft: left });
    }
    const locking = { code: 'wrong_code', attemptsLeft: 0, retryAfterSeconds: 30 };
    expect((await at.type(WRONG)).body.error).toEqual(locking);
    expect((await at.type(hotp())).body.error).toEqual({ code: 'too_many_attempts', retryAfterSeconds: 30 });
    at.clock.advance(30_000);
    expect((await at.type(WRONG)).body.error).toMatchObject({ retryAfterSeconds: 60 });
    at.clock.advance(60_000);
    expect((await at.type(hotp())).status).toBe(200);
  });

  it('R30 after twenty wrong ones the host must intervene: a reissued code starts afresh', async () => {
    await at.phone.send(PATH);
    for (let round = 0; round < 20; round += 1) {
      expect(codeOf(await at.type(WRONG))).toBe('wrong_code');
      at.clock.advance(30_000 * 2 ** Math.max(0, round - 4));
      // The window is over long before a patient at.phone has typed twenty.
      await at.openCheckIn({ openedAt: toInstant(at.clock.nowMs()) });
    }
    expect((await at.type(hotp())).body.error).toEqual({ code: 'too_many_attempts' });
    await at.openCheckIn({ openedAt: toInstant(at.clock.nowMs()), counter: 1 });
    expect((await at.type(hotp(1))).status).toBe(200);
  });

  it('R30 a phone that throws its cookie away is held to its address', async () => {
    for (let round = 0; round < 5; round += 1) {
      await at.type(WRONG);
      at.phone.cookies.clear();
    }
    expect(codeOf(await at.type(hotp()))).toBe('too_many_attempts');
    expect((await at.type(hotp(), await at.newPhone())).status).toBe(200);
  });

  it('R27 R30 many guesses at once from one phone do not get past its five', async () => {
    await at.phone.send(PATH);
    const answers = await Promise.all(wrongCodes(20).map((code) => at.type(code)));
    expect(answers.filter((answer) => codeOf(answer) === 'wrong_code')).toHaveLength(5);
  });

  it('R30 R51 leaves in the audit log when attempts were used up, and where', async () => {
    await at.phone.send(PATH);
    for (let round = 0; round < 8; round += 1) await at.type(WRONG);
    await at.ctx.trail.stop();
    const entries = await securityEntries(at.ctx.couch);
    const of = { type: 'check_in_exhausted', about: ACTIVITY, accountId: null };
    expect(entries).toMatchObject([
      { ...of, code: 'wrong_code', times: 1 },
      { ...of, code: 'too_many_attempts', times: 1 },
      { ...of, code: 'too_many_attempts', times: 2 },
    ]);
    expect(new Set(entries.flatMap(({ devices }) => devices)).size).toBe(1);
  });
});
