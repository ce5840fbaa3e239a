import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REFRESH_COOKIE } from '#schemas/protocol/auth.ts';
import { updateAccount } from '#server/auth/accounts.ts';
import { bearer, codeOf, TestBrowser } from './testing-auth-server.ts';
import { MINUTE_MS, refreshTokenOf, startSignIn, type SignInTest } from './testing-sign-in.ts';

let at: SignInTest;

beforeEach(async () => {
  at = await startSignIn();
});
afterEach(() => at.close());

describe('staying signed in', () => {
  const withToken = (token: string): TestBrowser => {
    const copy = new TestBrowser(at.server);
    copy.cookies.set(REFRESH_COOKIE, token);
    return copy;
  };

  it('R29 rotates the token and gives the roles of this moment', async () => {
    await at.logIn();
    const first = refreshTokenOf(at.browser);
    await updateAccount(at.ctx, at.account._id, (current) => ({ ...current, roles: ['board'] }));
    const answer = await at.refresh();
    expect(answer.body['account']).toMatchObject({ roles: ['board'] });
    expect(refreshTokenOf(at.browser)).not.toBe(first);
    expect((await at.refresh()).status).toBe(200);
  });

  it('R29 a lost answer logs nobody out: the previous token works until its successor is used', async () => {
    await at.logIn();
    const first = refreshTokenOf(at.browser);
    await at.refresh(withToken(first));
    at.ctx.clock.advance(5 * MINUTE_MS);
    const again = withToken(first);
    expect((await at.refresh(again)).status).toBe(200);
    expect((await at.refresh(again)).status).toBe(200);
  });

  it('R29 two tabs that refresh at once get the same successor', async () => {
    await at.logIn();
    const token = refreshTokenOf(at.browser);
    const [first, second] = [withToken(token), withToken(token)];
    await Promise.all([at.refresh(first), at.refresh(second)]);
    expect(refreshTokenOf(first)).toBe(refreshTokenOf(second));
    expect((await at.refresh(second)).status).toBe(200);
  });

  it('R29 an older token ends the session for everybody who holds it', async () => {
    await at.logIn();
    const stolen = refreshTokenOf(at.browser);
    await at.refresh();
    await at.refresh();
    const thief = withToken(stolen);
    expect(codeOf(await at.refresh(thief))).toBe('session_ended');
    expect(thief.cookies.has(REFRESH_COOKIE)).toBe(false);
    expect(at.ctx.toldOfRights).toEqual([at.account._id]);
    expect(codeOf(await at.refresh())).toBe('session_ended');
  });

  it('R29 a thief who used a copy first is found out by the owner’s retry', async () => {
    await at.logIn();
    const copied = refreshTokenOf(at.browser);
    const thief = withToken(copied);
    await at.refresh(thief);
    at.ctx.clock.advance(10 * MINUTE_MS);
    expect((await at.refresh()).status).toBe(200);
    expect(codeOf(await at.refresh(thief))).toBe('session_ended');
    expect(codeOf(await at.refresh())).toBe('session_ended');
  });

  it('R29 an invented token ends nothing', async () => {
    await at.logIn();
    const [accountUlid, sessionUlid] = refreshTokenOf(at.browser).split('.');
    const invented = withToken(`${accountUlid}.${sessionUlid}.0.${'A'.repeat(43)}`);
    expect(codeOf(await at.refresh(invented))).toBe('session_ended');
    expect((await at.refresh()).status).toBe(200);
  });

  it('R26 ends by itself after 60 days without use, and each use prolongs it', async () => {
    await at.logIn();
    at.ctx.clock.advance(59 * 24 * 60 * MINUTE_MS);
    expect((await at.refresh()).status).toBe(200);
    at.ctx.clock.advance(59 * 24 * 60 * MINUTE_MS);
    expect((await at.refresh()).status).toBe(200);
    at.ctx.clock.advance(61 * 24 * 60 * MINUTE_MS);
    expect(codeOf(await at.refresh())).toBe('session_ended');
  });

  it('R26 signing out ends the session on the server, and may be repeated', async () => {
    await at.logIn();
    const copy = withToken(refreshTokenOf(at.browser));
    expect((await at.browser.post('/auth/logout', {})).status).toBe(204);
    expect(at.browser.cookies.has(REFRESH_COOKIE)).toBe(false);
    expect((await at.browser.post('/auth/logout', {})).status).toBe(204);
    expect(codeOf(await at.refresh(copy))).toBe('session_ended');
  });

  it('R26 lists sessions and ends one of them', async () => {
    const phone = new TestBrowser(at.server, '192.0.2.7');
    await at.logInAnew(phone);
    const here = await at.logInAnew();
    const me = await at.browser.send('/auth/me', { headers: bearer(here) });
    const sessions = me.body['sessions'] as { id: string; current: boolean }[];
    expect(sessions.map((session) => session.current)).toEqual([true, false]);
    const other = sessions.find((session) => !session.current)?.id ?? '';
    const path = `/auth/sessions/${other}`;
    expect((await at.browser.send(path, { method: 'DELETE', headers: bearer(here) })).status).toBe(204);
    expect(codeOf(await at.browser.send(path, { method: 'DELETE', headers: bearer(here) }))).toBe(
      'not_found',
    );
    expect(codeOf(await at.refresh(phone))).toBe('session_ended');
    expect((await at.refresh()).status).toBe(200);
  });
});
