import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearer, CHEAP_KDF, codeOf, TestBrowser, totpAt, type Answer } from './testing-auth-server.ts';
import { EMAIL, MINUTE_MS, startSignIn, WRONG_SECRET, type SignInTest } from './testing-sign-in.ts';

let at: SignInTest;

beforeEach(async () => {
  at = await startSignIn();
});
afterEach(() => at.close());

describe('one’s own account', () => {
  it('R26 a new passphrase ends the other sessions, and only the right old one allows it', async () => {
    const phone = new TestBrowser(at.server, '192.0.2.7');
    await at.logInAnew(phone);
    const here = await at.logInAnew();
    const next = { kdf: { ...CHEAP_KDF, iterations: 2 }, secret: `${'B'.repeat(43)}=` };
    const wrong = { ...next, currentSecret: WRONG_SECRET };
    expect(codeOf(await at.browser.post('/auth/passphrase', wrong, bearer(here)))).toBe('wrong_credentials');
    const right = { ...next, currentSecret: at.secret };
    expect((await at.browser.post('/auth/passphrase', right, bearer(here))).status).toBe(204);
    expect(codeOf(await at.refresh(phone))).toBe('session_ended');
    expect((await at.refresh()).status).toBe(200);
    expect((await at.browser.post('/auth/prelogin', { email: EMAIL })).body).toEqual({ kdf: next.kdf });
    at.ctx.clock.advance(MINUTE_MS);
    expect(codeOf(await at.logIn())).toBe('wrong_credentials');
    const body = { email: EMAIL, secret: next.secret, totp: totpAt(at.ctx.clock.nowMs()) };
    expect((await at.browser.post('/auth/login', body)).status).toBe(200);
  });

  it('R25 recovery codes are shown once, good once, and replaced only with the second factor', async () => {
    const here = await at.logIn();
    at.ctx.clock.advance(MINUTE_MS);
    const wrong = await at.browser.post('/auth/recovery-codes', { totp: '000000' }, bearer(here));
    expect(codeOf(wrong)).toBe('wrong_totp');
    const made = await at.browser.post(
      '/auth/recovery-codes',
      { totp: totpAt(at.ctx.clock.nowMs()) },
      bearer(here),
    );
    const codes = made.body['recoveryCodes'] as string[];
    expect(new Set(codes).size).toBe(10);
    const typed = (codes[0] ?? '').toLowerCase().replace('-', ' ').replaceAll('0', 'o');
    const body = { email: EMAIL, secret: at.secret, recoveryCode: typed };
    expect((await at.browser.post('/auth/login', body)).status).toBe(200);
    expect(codeOf(await at.browser.post('/auth/login', body))).toBe('wrong_totp');
    const me = await at.browser.send('/auth/me', { headers: bearer(here) });
    expect(me.body['recoveryCodesLeft']).toBe(9);
  });

  it('R25 another authenticator counts once its first code is shown', async () => {
    const here = await at.logIn();
    const begun = await at.browser.post('/auth/second-factor', { currentSecret: at.secret }, bearer(here));
    const { secretBase32 } = begun.body['totp'] as { secretBase32: string };
    at.ctx.clock.advance(MINUTE_MS);
    expect((await at.logIn()).status).toBe(200);
    const confirm = (totp: string): Promise<Answer> =>
      at.browser.post('/auth/second-factor/confirm', { totp }, bearer(here));
    expect(codeOf(await confirm(totpAt(at.ctx.clock.nowMs())))).toBe('wrong_totp');
    expect((await confirm(totpAt(at.ctx.clock.nowMs(), secretBase32))).status).toBe(204);
    at.ctx.clock.advance(MINUTE_MS);
    expect(codeOf(await at.logIn())).toBe('wrong_totp');
    expect((await at.logIn(at.browser, totpAt(at.ctx.clock.nowMs(), secretBase32))).status).toBe(200);
  });

  it('needs a token for what is one’s own', async () => {
    expect(codeOf(await at.browser.send('/auth/me'))).toBe('not_signed_in');
    expect(codeOf(await at.browser.post('/auth/passphrase', {}))).toBe('not_signed_in');
  });
});
