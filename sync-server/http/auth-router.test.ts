import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCESS_TOKEN_SECONDS, REFRESH_COOKIE } from '#schemas/protocol/auth.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import { updateAccount, type Account } from '#server/auth/accounts.ts';
import { createAuthRouter } from './auth-router.ts';
import { DEVICE_COOKIE } from './request-origin.ts';
import {
  addAccount,
  bearer,
  CHEAP_KDF,
  codeOf,
  createTestAuthContext,
  createTestClock,
  serve,
  START_MS,
  TestBrowser,
  totpAt,
  type Answer,
  type TestContext,
  type TestServer,
} from './test-auth-server.ts';

const EMAIL = 'lead.sport@demo.test';
const LEAD = 'club:sport:lead';
const WRONG_SECRET = `${'A'.repeat(43)}=`;
const MINUTE_MS = 60_000;

let ctx: TestContext;
let server: TestServer;
let browser: TestBrowser;
let account: Account;
let secret: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
  ctx = await createTestAuthContext(createTestClock((nowMs) => vi.setSystemTime(nowMs)));
  server = await serve('/auth', createAuthRouter(ctx));
  browser = new TestBrowser(server);
  ({ account, secret } = await addAccount(ctx, EMAIL, [LEAD]));
});

afterEach(async () => {
  await server.close();
  await ctx.dispose();
  vi.useRealTimers();
});

const logIn = async (from = browser, totp = totpAt(ctx.clock.nowMs())): Promise<Answer> =>
  from.post('/auth/login', { email: EMAIL, secret, totp });

const logInAnew = async (from = browser): Promise<Answer> => {
  ctx.clock.advance(MINUTE_MS);
  const answer = await logIn(from);
  expect(answer.status).toBe(200);
  return answer;
};

describe('signing in', () => {
  it('R25 R29 gives a token of ten minutes with the roles, and an HttpOnly cookie', async () => {
    const answer = await logIn();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      expiresInSeconds: ACCESS_TOKEN_SECONDS,
      account: { id: account._id, email: EMAIL, roles: [LEAD], secondFactor: true },
    });
    const cookie = browser.setCookies.get(REFRESH_COOKIE) ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/auth', 'Secure', 'Max-Age=5184000']) {
      expect(cookie).toContain(attribute);
    }
    const actor = await authenticate(ctx, bearer(answer)['authorization']);
    expect(actor).toEqual({ ok: true, value: { kind: 'account', id: account._id, roles: [LEAD] } });
  });

  it('R26 R29 refuses the token after ten minutes, an altered one, and one of another server', async () => {
    const { authorization = '' } = bearer(await logIn());
    expect(await authenticate(ctx, undefined)).toEqual({ ok: true, value: { kind: 'visitor' } });
    expect((await authenticate(ctx, `${authorization.slice(0, -3)}abc`)).ok).toBe(false);
    expect((await authenticate(ctx, 'Basic YTpi')).ok).toBe(false);
    const other = { ...ctx, secrets: { ...ctx.secrets, accessToken: new Uint8Array(32) } };
    expect((await authenticate(other, authorization)).ok).toBe(false);
    ctx.clock.advance((ACCESS_TOKEN_SECONDS + 6) * 1000);
    expect(await authenticate(ctx, authorization)).toEqual({ ok: false, error: 'not_signed_in' });
  });

  it('R25 asks for the second factor only after the right secret', async () => {
    const wrong = await browser.post('/auth/login', { email: EMAIL, secret: WRONG_SECRET });
    expect(codeOf(wrong)).toBe('wrong_credentials');
    const wrongWithCode = { email: EMAIL, secret: WRONG_SECRET, totp: totpAt(ctx.clock.nowMs()) };
    expect(codeOf(await browser.post('/auth/login', wrongWithCode))).toBe('wrong_credentials');
    const right = await browser.post('/auth/login', { email: EMAIL, secret });
    expect(codeOf(right)).toBe('totp_required');
  });

  it('R25 forgives one step of the clock on either side, not two, and refuses a code twice', async () => {
    const nowMs = ctx.clock.nowMs();
    expect(codeOf(await logIn(browser, totpAt(nowMs - 60_000)))).toBe('wrong_totp');
    expect(codeOf(await logIn(browser, totpAt(nowMs + 60_000)))).toBe('wrong_totp');
    expect((await logIn(browser, totpAt(nowMs - 30_000))).status).toBe(200);
    expect(codeOf(await logIn(browser, totpAt(nowMs - 30_000)))).toBe('wrong_totp');
    expect((await logIn(browser, totpAt(nowMs + 30_000))).status).toBe(200);
    expect(codeOf(await logIn(browser, totpAt(nowMs)))).toBe('wrong_totp');
  });

  it('R25 accepts one of two requests with the same code', async () => {
    const answers = await Promise.all([logIn(), logIn(), logIn()]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  });

  it('lets people in after the server clock was set back', async () => {
    await logIn();
    ctx.clock.advance(-24 * 60 * MINUTE_MS);
    expect((await logIn()).status).toBe(200);
  });

  it('R27 tells nothing about who has an account', async () => {
    const known = await browser.post('/auth/prelogin', { email: EMAIL });
    const unknown = await browser.post('/auth/prelogin', { email: 'nobody@demo.test' });
    const again = await browser.post('/auth/prelogin', { email: ' Nobody@demo.test ' });
    expect(known.body).toEqual({ kdf: CHEAP_KDF });
    expect(unknown.body).toEqual(again.body);
    expect(Object.keys(unknown.body['kdf'] as object).toSorted()).toEqual(
      Object.keys(known.body['kdf'] as object).toSorted(),
    );
    const refusals = [];
    for (const email of [EMAIL, 'nobody@demo.test']) {
      const stranger = new TestBrowser(server, '198.51.100.7');
      const answer = await stranger.post('/auth/login', { email, secret: WRONG_SECRET });
      refusals.push(answer.body.error);
    }
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it('refuses bodies that are not of the expected shape, field by field', async () => {
    const answer = await browser.post('/auth/login', { email: 'x', secret, admin: true });
    expect(codeOf(answer)).toBe('invalid_body');
    expect(answer.body.error).toMatchObject({ fields: { email: 'not_an_email' } });
  });

  it('R27 refuses what a page of another site makes a browser send', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect(codeOf(await browser.post('/auth/refresh', {}, foreign))).toBe('wrong_origin');
    expect(codeOf(await browser.post('/auth/logout', {}, { origin: 'null' }))).toBe('wrong_origin');
    expect(codeOf(await browser.post('/auth/refresh', {}, { 'sec-fetch-site': 'cross-site' }))).toBe(
      'wrong_origin',
    );
    expect(codeOf(await browser.post('/auth/refresh', {}, { origin: 'https://clubs.example.org' }))).toBe(
      'not_signed_in',
    );
  });
});

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
      expect((await fail(browser)).body.error).toMatchObject({
        code: 'wrong_credentials',
        attemptsLeft: left,
      });
    }
    const refused = await logIn();
    expect(refused.status).toBe(429);
    expect(refused.body.error).toEqual({ code: 'too_many_attempts', retryAfterSeconds: 900 });
    expect(refused.headers.get('retry-after')).toBe('900');
    ctx.clock.advance(15 * MINUTE_MS);
    expect((await logIn()).status).toBe(200);
  });

  it('R27 many guesses at once do not get past the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => fail(browser)));
    expect(answers.filter((answer) => codeOf(answer) === 'wrong_credentials')).toHaveLength(10);
  });

  it('R27 a stranger does not lock out a device that signed in before', async () => {
    await logIn();
    for (let address = 1; address <= 11; address += 1) {
      await failUntilRefused(new TestBrowser(server, `203.0.113.${address}`));
    }
    ctx.clock.advance(MINUTE_MS);
    expect((await logIn(browser)).status).toBe(200);
    const newPhone = new TestBrowser(server, '192.0.2.99');
    expect((await fail(newPhone)).body.error).toMatchObject({ code: 'wrong_credentials', attemptsLeft: 2 });
    ctx.clock.advance(MINUTE_MS);
    expect((await logIn(newPhone)).status).toBe(200);
    const attacker = new TestBrowser(server, '203.0.113.99');
    for (let round = 0; round < 3; round += 1) expect(codeOf(await fail(attacker))).toBe('wrong_credentials');
    expect(codeOf(await fail(attacker))).toBe('too_many_attempts');
  });

  it('R27 a known device has a limit of its own, and a fresh cookie does not reset the address', async () => {
    await logIn();
    expect((await failUntilRefused(browser)).body.error).toMatchObject({ retryAfterSeconds: 3600 });
    const forgetful = new TestBrowser(server, '203.0.113.50');
    for (let round = 0; round < 10; round += 1) {
      await fail(forgetful);
      forgetful.cookies.clear();
    }
    expect(codeOf(await fail(forgetful))).toBe('too_many_attempts');
  });

  it('R27 wrong second factors count as well', async () => {
    for (let round = 0; round < 10; round += 1) {
      expect(codeOf(await logIn(browser, '000000'))).toBe('wrong_totp');
    }
    expect(codeOf(await logIn())).toBe('too_many_attempts');
  });

  it('being asked for the code costs no attempt', async () => {
    for (let round = 0; round < 15; round += 1) {
      expect(codeOf(await browser.post('/auth/login', { email: EMAIL, secret }))).toBe('totp_required');
    }
    expect((await logIn()).status).toBe(200);
  });
});

describe('staying signed in', () => {
  const refresh = (from = browser): Promise<Answer> => from.post('/auth/refresh', {});
  const withToken = (token: string): TestBrowser => {
    const copy = new TestBrowser(server);
    copy.cookies.set(REFRESH_COOKIE, token);
    return copy;
  };
  const tokenOf = (from = browser): string => from.cookies.get(REFRESH_COOKIE) ?? '';

  it('R29 rotates the token and gives the roles of this moment', async () => {
    await logIn();
    const first = tokenOf();
    await updateAccount(ctx, account._id, (current) => ({ ...current, roles: ['board'] }));
    const answer = await refresh();
    expect(answer.body['account']).toMatchObject({ roles: ['board'] });
    expect(tokenOf()).not.toBe(first);
    expect((await refresh()).status).toBe(200);
  });

  it('R29 a lost answer logs nobody out: the previous token works until its successor is used', async () => {
    await logIn();
    const first = tokenOf();
    await refresh(withToken(first));
    ctx.clock.advance(5 * MINUTE_MS);
    const again = withToken(first);
    expect((await refresh(again)).status).toBe(200);
    expect((await refresh(again)).status).toBe(200);
  });

  it('R29 two tabs that refresh at once get the same successor', async () => {
    await logIn();
    const tabs = [withToken(tokenOf()), withToken(tokenOf())];
    await Promise.all(tabs.map((tab) => refresh(tab)));
    expect(tokenOf(tabs[0])).toBe(tokenOf(tabs[1]));
    expect((await refresh(tabs[1])).status).toBe(200);
  });

  it('R29 an older token ends the session for everybody who holds it', async () => {
    await logIn();
    const stolen = tokenOf();
    await refresh();
    await refresh();
    const thief = withToken(stolen);
    expect(codeOf(await refresh(thief))).toBe('session_ended');
    expect(thief.cookies.has(REFRESH_COOKIE)).toBe(false);
    expect(ctx.toldOfRights).toEqual([account._id]);
    expect(codeOf(await refresh())).toBe('session_ended');
  });

  it('R29 a thief who used a copy first is found out by the owner’s retry', async () => {
    await logIn();
    const copied = tokenOf();
    const thief = withToken(copied);
    await refresh(thief);
    ctx.clock.advance(10 * MINUTE_MS);
    expect((await refresh()).status).toBe(200);
    expect(codeOf(await refresh(thief))).toBe('session_ended');
    expect(codeOf(await refresh())).toBe('session_ended');
  });

  it('R29 an invented token ends nothing', async () => {
    await logIn();
    const [accountUlid, sessionUlid] = tokenOf().split('.');
    const invented = withToken(`${accountUlid}.${sessionUlid}.0.${'A'.repeat(43)}`);
    expect(codeOf(await refresh(invented))).toBe('session_ended');
    expect((await refresh()).status).toBe(200);
  });

  it('R26 ends by itself after 60 days without use, and each use prolongs it', async () => {
    await logIn();
    ctx.clock.advance(59 * 24 * 60 * MINUTE_MS);
    expect((await refresh()).status).toBe(200);
    ctx.clock.advance(59 * 24 * 60 * MINUTE_MS);
    expect((await refresh()).status).toBe(200);
    ctx.clock.advance(61 * 24 * 60 * MINUTE_MS);
    expect(codeOf(await refresh())).toBe('session_ended');
  });

  it('R26 signing out ends the session on the server, and may be repeated', async () => {
    await logIn();
    const copy = withToken(tokenOf());
    expect((await browser.post('/auth/logout', {})).status).toBe(204);
    expect(browser.cookies.has(REFRESH_COOKIE)).toBe(false);
    expect((await browser.post('/auth/logout', {})).status).toBe(204);
    expect(codeOf(await refresh(copy))).toBe('session_ended');
  });

  it('R26 lists sessions and ends one of them', async () => {
    const phone = new TestBrowser(server, '192.0.2.7');
    await logInAnew(phone);
    const here = await logInAnew();
    const me = await browser.send('/auth/me', { headers: bearer(here) });
    const sessions = me.body['sessions'] as { id: string; current: boolean }[];
    expect(sessions.map((session) => session.current)).toEqual([true, false]);
    const other = sessions.find((session) => !session.current)?.id ?? '';
    const path = `/auth/sessions/${other}`;
    expect((await browser.send(path, { method: 'DELETE', headers: bearer(here) })).status).toBe(204);
    expect(codeOf(await browser.send(path, { method: 'DELETE', headers: bearer(here) }))).toBe('not_found');
    expect(codeOf(await refresh(phone))).toBe('session_ended');
    expect((await refresh()).status).toBe(200);
  });

  it('R26 a new passphrase ends the other sessions, and only the right old one allows it', async () => {
    const phone = new TestBrowser(server, '192.0.2.7');
    await logInAnew(phone);
    const here = await logInAnew();
    const next = { kdf: { ...CHEAP_KDF, iterations: 2 }, secret: `${'B'.repeat(43)}=` };
    const wrong = { ...next, currentSecret: WRONG_SECRET };
    expect(codeOf(await browser.post('/auth/passphrase', wrong, bearer(here)))).toBe('wrong_credentials');
    const right = { ...next, currentSecret: secret };
    expect((await browser.post('/auth/passphrase', right, bearer(here))).status).toBe(204);
    expect(codeOf(await refresh(phone))).toBe('session_ended');
    expect((await refresh()).status).toBe(200);
    expect((await browser.post('/auth/prelogin', { email: EMAIL })).body).toEqual({ kdf: next.kdf });
    ctx.clock.advance(MINUTE_MS);
    expect(codeOf(await logIn())).toBe('wrong_credentials');
    secret = next.secret;
    expect((await logIn()).status).toBe(200);
  });

  it('R25 recovery codes are shown once, good once, and replaced only with the second factor', async () => {
    const here = await logIn();
    ctx.clock.advance(MINUTE_MS);
    const wrong = await browser.post('/auth/recovery-codes', { totp: '000000' }, bearer(here));
    expect(codeOf(wrong)).toBe('wrong_totp');
    const made = await browser.post(
      '/auth/recovery-codes',
      { totp: totpAt(ctx.clock.nowMs()) },
      bearer(here),
    );
    const codes = made.body['recoveryCodes'] as string[];
    expect(new Set(codes).size).toBe(10);
    const typed = (codes[0] ?? '').toLowerCase().replace('-', ' ').replaceAll('0', 'o');
    const body = { email: EMAIL, secret, recoveryCode: typed };
    expect((await browser.post('/auth/login', body)).status).toBe(200);
    expect(codeOf(await browser.post('/auth/login', body))).toBe('wrong_totp');
    const me = await browser.send('/auth/me', { headers: bearer(here) });
    expect(me.body['recoveryCodesLeft']).toBe(9);
  });

  it('R25 another authenticator counts once its first code is shown', async () => {
    const here = await logIn();
    const begun = await browser.post('/auth/second-factor', { currentSecret: secret }, bearer(here));
    const { secretBase32 } = begun.body['totp'] as { secretBase32: string };
    ctx.clock.advance(MINUTE_MS);
    expect((await logIn()).status).toBe(200);
    const confirm = (totp: string): Promise<Answer> =>
      browser.post('/auth/second-factor/confirm', { totp }, bearer(here));
    expect(codeOf(await confirm(totpAt(ctx.clock.nowMs())))).toBe('wrong_totp');
    expect((await confirm(totpAt(ctx.clock.nowMs(), secretBase32))).status).toBe(204);
    ctx.clock.advance(MINUTE_MS);
    expect(codeOf(await logIn())).toBe('wrong_totp');
    expect((await logIn(browser, totpAt(ctx.clock.nowMs(), secretBase32))).status).toBe(200);
  });

  it('needs a token for what is one’s own', async () => {
    expect(codeOf(await browser.send('/auth/me'))).toBe('not_signed_in');
    expect(codeOf(await browser.post('/auth/passphrase', {}))).toBe('not_signed_in');
  });
});

describe('what lies in the database', () => {
  it('R28 holds neither secret, second factor, token nor device', async () => {
    await logIn();
    const dump = JSON.stringify([
      await ctx.couch.range('aesi-accounts', { startId: '', endId: '\uffff' }),
      await ctx.couch.range('aesi-sessions', { startId: '', endId: '\uffff' }),
    ]);
    const device = browser.cookies.get(DEVICE_COOKIE) ?? 'none';
    const token = browser.cookies.get(REFRESH_COOKIE) ?? 'none';
    for (const secretText of [secret, 'JBSWY3DPEHPK3PXP', device, token, token.split('.')[3] ?? 'none']) {
      expect(dump).not.toContain(secretText);
    }
    expect(dump).toContain('$argon2id$');
  });
});
