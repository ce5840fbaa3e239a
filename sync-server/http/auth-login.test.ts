import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN_SECONDS, REFRESH_COOKIE } from '#schemas/protocol/auth.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import { DEVICE_COOKIE } from './request-origin.ts';
import { bearer, CHEAP_KDF, codeOf, TestBrowser, totpAt } from './testing-auth-server.ts';
import {
  EMAIL,
  LEAD,
  MINUTE_MS,
  refreshTokenOf,
  startSignIn,
  WRONG_SECRET,
  type SignInTest,
} from './testing-sign-in.ts';

let at: SignInTest;

beforeEach(async () => {
  at = await startSignIn();
});
afterEach(() => at.close());

describe('signing in', () => {
  it('R25 R29 gives a token of ten minutes with the roles, and an HttpOnly cookie', async () => {
    const answer = await at.logIn();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      expiresInSeconds: ACCESS_TOKEN_SECONDS,
      account: { id: at.account._id, email: EMAIL, roles: [LEAD], secondFactor: true },
    });
    const cookie = at.browser.setCookies.get(REFRESH_COOKIE) ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/auth', 'Secure', 'Max-Age=5184000']) {
      expect(cookie).toContain(attribute);
    }
    const actor = await authenticate(at.ctx, bearer(answer)['authorization']);
    expect(actor).toEqual({ ok: true, value: { kind: 'account', id: at.account._id, roles: [LEAD] } });
  });

  it('R26 R29 refuses the token after ten minutes, an altered one, and one of another server', async () => {
    const { authorization = '' } = bearer(await at.logIn());
    expect(await authenticate(at.ctx, undefined)).toEqual({ ok: true, value: { kind: 'visitor' } });
    expect((await authenticate(at.ctx, `${authorization.slice(0, -3)}abc`)).ok).toBe(false);
    expect((await authenticate(at.ctx, 'Basic YTpi')).ok).toBe(false);
    const other = { ...at.ctx, secrets: { ...at.ctx.secrets, accessToken: new Uint8Array(32) } };
    expect((await authenticate(other, authorization)).ok).toBe(false);
    at.ctx.clock.advance((ACCESS_TOKEN_SECONDS + 6) * 1000);
    expect(await authenticate(at.ctx, authorization)).toEqual({ ok: false, error: 'not_signed_in' });
  });

  it('R25 asks for the second factor only after the right secret', async () => {
    const wrong = await at.browser.post('/auth/login', { email: EMAIL, secret: WRONG_SECRET });
    expect(codeOf(wrong)).toBe('wrong_credentials');
    const wrongWithCode = { email: EMAIL, secret: WRONG_SECRET, totp: totpAt(at.ctx.clock.nowMs()) };
    expect(codeOf(await at.browser.post('/auth/login', wrongWithCode))).toBe('wrong_credentials');
    const right = await at.browser.post('/auth/login', { email: EMAIL, secret: at.secret });
    expect(codeOf(right)).toBe('totp_required');
  });

  it('R25 forgives one step of the clock on either side, not two, and refuses a code twice', async () => {
    const nowMs = at.ctx.clock.nowMs();
    expect(codeOf(await at.logIn(at.browser, totpAt(nowMs - 60_000)))).toBe('wrong_totp');
    expect(codeOf(await at.logIn(at.browser, totpAt(nowMs + 60_000)))).toBe('wrong_totp');
    expect((await at.logIn(at.browser, totpAt(nowMs - 30_000))).status).toBe(200);
    expect(codeOf(await at.logIn(at.browser, totpAt(nowMs - 30_000)))).toBe('wrong_totp');
    expect((await at.logIn(at.browser, totpAt(nowMs + 30_000))).status).toBe(200);
    expect(codeOf(await at.logIn(at.browser, totpAt(nowMs)))).toBe('wrong_totp');
  });

  it('R25 accepts one of two requests with the same code', async () => {
    const answers = await Promise.all([at.logIn(), at.logIn(), at.logIn()]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  });

  it('lets people in after the server clock was set back', async () => {
    await at.logIn();
    at.ctx.clock.advance(-24 * 60 * MINUTE_MS);
    expect((await at.logIn()).status).toBe(200);
  });

  it('R27 tells nothing about who has an account', async () => {
    const known = await at.browser.post('/auth/prelogin', { email: EMAIL });
    const unknown = await at.browser.post('/auth/prelogin', { email: 'nobody@demo.test' });
    const again = await at.browser.post('/auth/prelogin', { email: ' Nobody@demo.test ' });
    expect(known.body).toEqual({ kdf: CHEAP_KDF });
    expect(unknown.body).toEqual(again.body);
    expect(Object.keys(unknown.body['kdf'] as object).toSorted()).toEqual(
      Object.keys(known.body['kdf'] as object).toSorted(),
    );
    const refusals = [];
    for (const email of [EMAIL, 'nobody@demo.test']) {
      const stranger = new TestBrowser(at.server, '198.51.100.7');
      const answer = await stranger.post('/auth/login', { email, secret: WRONG_SECRET });
      refusals.push(answer.body.error);
    }
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it('refuses bodies that are not of the expected shape, field by field', async () => {
    const answer = await at.browser.post('/auth/login', { email: 'x', secret: at.secret, admin: true });
    expect(codeOf(answer)).toBe('invalid_body');
    expect(answer.body.error).toMatchObject({ fields: { email: 'not_an_email' } });
  });

  it('R27 refuses what a page of another site makes a browser send', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect(codeOf(await at.browser.post('/auth/refresh', {}, foreign))).toBe('wrong_origin');
    expect(codeOf(await at.browser.post('/auth/logout', {}, { origin: 'null' }))).toBe('wrong_origin');
    expect(codeOf(await at.browser.post('/auth/refresh', {}, { 'sec-fetch-site': 'cross-site' }))).toBe(
      'wrong_origin',
    );
    expect(codeOf(await at.browser.post('/auth/refresh', {}, { origin: 'https://clubs.example.org' }))).toBe(
      'not_signed_in',
    );
  });
});

describe('what lies in the database', () => {
  it('R28 holds neither secret, second factor, token nor device', async () => {
    await at.logIn();
    const dump = JSON.stringify([
      await at.ctx.couch.range('aesi-accounts', { startId: '', endId: '\uffff' }),
      await at.ctx.couch.range('aesi-sessions', { startId: '', endId: '\uffff' }),
    ]);
    const device = at.browser.cookies.get(DEVICE_COOKIE) ?? 'none';
    const token = refreshTokenOf(at.browser);
    for (const secretText of [at.secret, 'JBSWY3DPEHPK3PXP', device, token, token.split('.')[3] ?? 'none']) {
      expect(dump).not.toContain(secretText);
    }
    expect(dump).toContain('$argon2id$');
  });
});
