import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, TestBrowser, type Answer } from './testing-auth-server.ts';
import { EMAIL, MINUTE_MS, startSignIn, WRONG_SECRET, type SignInTest } from './testing-sign-in.ts';

let at: SignInTest;

beforeEach(async () => {
  at = await startSignIn();
});
afterEach(() => at.close());

describe('limits', () => {
  const fail = (from: TestBrowser): Promise<Answer> =>
    from.post('/auth/login', { email: EMAIL, secret: WRONG_SECRET });

  const failUntilRefused = async (from: TestBrowser): Promise<Answer> => {
    for (let round = 0; round < 200; round += 1) {
      const answer = await fail(from);
      if (codeOf(answer) === 'too_many_attempts') return answer;
    }
    throw new Error('never refused');
  };

  it('R27 refuses after ten wrong secrets, says how long, and forgets', async () => {
    for (let left = 9; left >= 0; left -= 1) {
      expect((await fail(at.browser)).body.error).toMatchObject({
        code: 'wrong_credentials',
        attemptsLeft: left,
      });
    }
    const refused = await at.logIn();
    expect(refused.status).toBe(429);
    expect(refused.body.error).toEqual({ code: 'too_many_attempts', retryAfterSeconds: 900 });
    expect(refused.headers.get('retry-after')).toBe('900');
    at.ctx.clock.advance(15 * MINUTE_MS);
    expect((await at.logIn()).status).toBe(200);
  });

  it('R27 many guesses at once do not get past the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => fail(at.browser)));
    expect(answers.filter((answer) => codeOf(answer) === 'wrong_credentials')).toHaveLength(10);
  });

  it('R27 a stranger does not lock out a device that signed in before', async () => {
    await at.logIn();
    for (let address = 1; address <= 11; address += 1) {
      await failUntilRefused(new TestBrowser(at.server, `203.0.113.${address}`));
    }
    at.ctx.clock.advance(MINUTE_MS);
    expect((await at.logIn(at.browser)).status).toBe(200);
    const newPhone = new TestBrowser(at.server, '192.0.2.99');
    expect((await fail(newPhone)).body.error).toMatchObject({ code: 'wrong_credentials', attemptsLeft: 2 });
    at.ctx.clock.advance(MINUTE_MS);
    expect((await at.logIn(newPhone)).status).toBe(200);
    const attacker = new TestBrowser(at.server, '203.0.113.99');
    for (let round = 0; round < 3; round += 1) expect(codeOf(await fail(attacker))).toBe('wrong_credentials');
    expect(codeOf(await fail(attacker))).toBe('too_many_attempts');
  });

  it('R27 a known device has a limit of its own, and a fresh cookie does not reset the address', async () => {
    await at.logIn();
    expect((await failUntilRefused(at.browser)).body.error).toMatchObject({ retryAfterSeconds: 3600 });
    const forgetful = new TestBrowser(at.server, '203.0.113.50');
    for (let round = 0; round < 10; round += 1) {
      await fail(forgetful);
      forgetful.cookies.clear();
    }
    expect(codeOf(await fail(forgetful))).toBe('too_many_attempts');
  });

  it('R27 wrong second factors count as well', async () => {
    for (let round = 0; round < 10; round += 1) {
      expect(codeOf(await at.logIn(at.browser, '000000'))).toBe('wrong_totp');
    }
    expect(codeOf(await at.logIn())).toBe('too_many_attempts');
  });

  it('being asked for the code costs no attempt', async () => {
    for (let round = 0; round < 15; round += 1) {
      expect(codeOf(await at.browser.post('/auth/login', { email: EMAIL, secret: at.secret }))).toBe(
        'totp_required',
      );
    }
    expect((await at.logIn()).status).toBe(200);
  });
});
