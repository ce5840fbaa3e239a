import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasAdministrator, readAccount, updateAccount } from '#server/auth/accounts.ts';
import { changeRoles, disableAccount, withRightsQueue } from '#server/auth/manage-accounts.ts';
import { createAuthRouter } from './auth-router.ts';
import {
  addAccount,
  bearer,
  codeOf,
  createTestAuthContext,
  createTestClock,
  serve,
  signInAs,
  TestBrowser,
  totpAt,
  type Answer,
  type TestContext,
  type TestServer,
} from './testing-auth-server.ts';

let ctx: TestContext;
let server: TestServer;
let browser: TestBrowser;

beforeEach(async () => {
  ctx = await createTestAuthContext(createTestClock());
  server = await serve('/auth', createAuthRouter(ctx));
  browser = new TestBrowser(server);
});

afterEach(async () => {
  await server.close();
  await ctx.dispose();
});

describe('managing accounts', () => {
  /** As somebody whose screen shows what is there. */
  const put = async (
    headers: Record<string, string>,
    id: string,
    roles: readonly string[],
    shown?: readonly string[],
  ): Promise<Answer> => {
    const base = shown ?? (await readAccount(ctx, id))?.roles ?? [];
    return browser.send(`/auth/accounts/${id}/roles`, { method: 'PUT', body: { base, roles }, headers });
  };

  it('R21 R26 a change of roles tells the devices and holds from the next refresh', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const { account, secret } = await addAccount(ctx, 'ali@demo.test', ['club:sport:officer']);
    const device = new TestBrowser(server);
    const totp = totpAt(ctx.clock.nowMs());
    await device.post('/auth/login', { email: 'ali@demo.test', secret, totp });
    expect((await put(admin, account._id, ['club:sport:lead'])).status).toBe(200);
    expect(ctx.toldOfRights).toEqual([account._id]);
    const refreshed = await device.post('/auth/refresh', {});
    expect(refreshed.body['account']).toMatchObject({ roles: ['club:sport:lead'] });
  });

  it('R26 a disabled account is signed out and cannot sign in, until it is enabled', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const { account, secret } = await addAccount(ctx, 'ali@demo.test', ['board']);
    const device = new TestBrowser(server);
    const logIn = (): Promise<Answer> => {
      ctx.clock.advance(60_000);
      const totp = totpAt(ctx.clock.nowMs());
      return device.post('/auth/login', { email: 'ali@demo.test', secret, totp });
    };
    await logIn();
    await browser.post(`/auth/accounts/${account._id}/disable`, {}, admin);
    expect(codeOf(await device.post('/auth/refresh', {}))).toBe('session_ended');
    expect(codeOf(await logIn())).toBe('wrong_credentials');
    expect((await browser.post(`/auth/accounts/${account._id}/enable`, {}, admin)).status).toBe(200);
    expect((await logIn()).status).toBe(200);
  });

  it('R21 nobody gives or takes what is not theirs, and the last administrator stays', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const lead = await signInAs(ctx, browser, 'club:sport:lead');
    const { account } = await addAccount(ctx, 'ali@demo.test', ['club:sport:officer']);
    expect((await put(lead, account._id, ['club:sport:treasurer'])).status).toBe(200);
    expect(codeOf(await put(lead, account._id, ['club:sport:lead']))).toBe('forbidden');
    expect(codeOf(await put(lead, account._id, ['board']))).toBe('forbidden');
    const me = (await browser.send('/auth/me', { headers: admin })).body['account'] as { id: string };
    expect(codeOf(await put(lead, me.id, []))).toBe('forbidden');
    expect(codeOf(await put(admin, me.id, ['board']))).toBe('forbidden');
    expect(codeOf(await browser.post(`/auth/accounts/${me.id}/disable`, {}, admin))).toBe('forbidden');
    expect(codeOf(await put(admin, 'invitation:x', ['board']))).toBe('not_found');
  });

  it('R21 of two who change the same person’s roles, the second is told and undoes nothing', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const board = await signInAs(ctx, browser, 'board');
    const { account } = await addAccount(ctx, 'ali@demo.test', ['club:sport:officer']);
    const shown = account.roles;
    const both = ['club:sport:officer', 'club:anglais:treasurer'];
    expect((await put(admin, account._id, both, shown)).status).toBe(200);
    const stale = await put(board, account._id, ['club:sport:lead'], shown);
    expect([stale.status, codeOf(stale)]).toEqual([409, 'roles_stale']);
    expect((await readAccount(ctx, account._id))?.roles).toEqual(both);
    expect((await put(board, account._id, [...both, 'club:sport:lead'], both)).status).toBe(200);
  });

  it('R21 asking again for what was done, the answer being lost, does nothing more', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const { account } = await addAccount(ctx, 'ali@demo.test', ['club:sport:officer']);
    for (let time = 0; time < 2; time += 1)
      expect((await put(admin, account._id, ['board'], account.roles)).status).toBe(200);
    expect(ctx.toldOfRights).toEqual([account._id]);
  });

  it('R21 whoever may give no role learns nothing of an account by asking for what it has', async () => {
    const officer = await signInAs(ctx, browser, 'club:sport:officer');
    const { account } = await addAccount(ctx, 'ali@demo.test', ['club:anglais:officer']);
    expect(codeOf(await put(officer, account._id, account.roles))).toBe('forbidden');
  });

  it('R21 shows to each the accounts that they could change', async () => {
    const emails = async (headers: Record<string, string>): Promise<string[]> => {
      const answer = await browser.send('/auth/accounts', { headers });
      return ((answer.body['accounts'] ?? []) as { email: string }[]).map((one) => one.email).toSorted();
    };
    const admin = await signInAs(ctx, browser, 'admin');
    const lead = await signInAs(ctx, browser, 'club:sport:lead');
    const officer = await signInAs(ctx, browser, 'club:sport:officer');
    await addAccount(ctx, 'ali@demo.test', ['club:anglais:officer']);
    expect(await emails(lead)).toEqual(['club.sport.officer@demo.test']);
    expect(await emails(admin)).toHaveLength(4);
    expect(await emails(officer)).toEqual([]);
  });

  it('R26 roles taken from the actor count at once, whatever the token says', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const board = await signInAs(ctx, browser, 'board');
    const me = (await browser.send('/auth/me', { headers: board })).body['account'] as { id: string };
    await put(admin, me.id, []);
    const body = { email: 'new@demo.test', displayName: 'Ali Traoré', roles: ['board'] };
    expect(codeOf(await browser.post('/auth/invitations', body, board))).toBe('not_signed_in');
    const renewed = bearer(await browser.post('/auth/refresh', {}));
    expect(codeOf(await browser.post('/auth/invitations', body, renewed))).toBe('forbidden');
  });

  it('R21 of two administrators who demote each other at once, one stays', async () => {
    const rights = withRightsQueue(ctx);
    const one = (await addAccount(ctx, 'one@demo.test', ['admin'])).account._id;
    const two = (await addAccount(ctx, 'two@demo.test', ['admin'])).account._id;
    const actor = (id: typeof one) => ({ kind: 'account', id, roles: ['admin'] }) as const;
    const results = await Promise.all([
      changeRoles(rights, actor(one), two, { base: ['admin'], roles: [] }),
      disableAccount(rights, actor(two), one),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await hasAdministrator(ctx)).toBe(true);
  });

  it('R21 is judged by the roles that are there when it is written', async () => {
    const lead = await signInAs(ctx, browser, 'club:sport:lead');
    const { account } = await addAccount(ctx, 'ali@demo.test', ['club:sport:officer']);
    let isFirst = true;
    // Somebody else makes the same account a lead just after it was first looked at.
    const get: TestContext['couch']['get'] = async (db, id) => {
      const seen = await ctx.couch.get(db, id);
      if (id !== account._id || !isFirst) return seen;
      isFirst = false;
      await updateAccount(ctx, id, (one) => ({ ...one, roles: [...one.roles, 'club:sport:lead'] }));
      return seen;
    };
    await server.close();
    server = await serve('/auth', createAuthRouter({ ...ctx, couch: { ...ctx.couch, get } }));
    browser = new TestBrowser(server);
    const answer = await put(
      lead,
      account._id,
      ['club:sport:officer', 'club:sport:treasurer'],
      account.roles,
    );
    expect(codeOf(answer)).toBe('roles_stale');
    expect((await readAccount(ctx, account._id))?.roles).toEqual(['club:sport:officer', 'club:sport:lead']);
  });
});
