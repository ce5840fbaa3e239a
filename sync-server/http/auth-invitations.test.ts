import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNTS_DB } from '#server/auth/auth-context.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import { deleteExpired, reportExpiredInvitations } from '#server/auth/expiry.ts';
import { ensureInstallationLink } from '#server/auth/installation.ts';
import type { CouchMemory } from '#server/ports/couch-memory.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { createAuthRouter } from './auth-router.ts';
import {
  addAccount,
  bearer,
  CHEAP_KDF,
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

const DAY_MS = 24 * 3_600_000;
const SECRET = `${'C'.repeat(43)}=`;

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

const invite = (headers: Record<string, string>, roles: readonly string[], email = 'new@demo.test') =>
  browser.post('/auth/invitations', { email, displayName: 'Ali Traoré', roles }, headers);

const tokenOf = async (answer: Promise<Answer>): Promise<string> => String((await answer).body['token']);

const view = (token: string): Promise<Answer> => browser.send(`/auth/invitations/${token}`);

const secretOf = (invitation: Answer): string =>
  (invitation.body['totp'] as { secretBase32: string }).secretBase32;

const accept = async (
  token: string,
  { from = browser, ...changes }: { from?: TestBrowser; email?: string; totp?: string } = {},
): Promise<Answer> =>
  from.post(`/auth/invitations/${token}/accept`, {
    displayName: 'Ali Traoré',
    kdf: CHEAP_KDF,
    secret: SECRET,
    totp: changes.totp ?? totpAt(ctx.clock.nowMs(), secretOf(await view(token))),
    ...(changes.email === undefined ? {} : { email: changes.email }),
  });

describe('invitations', () => {
  it('R25 hold a name without the half of a character, and no address that nobody can write to', async () => {
    const board = await signInAs(ctx, browser, 'board');
    const send = (email: string, displayName: string): Promise<Answer> =>
      browser.post('/auth/invitations', { email, displayName, roles: ['board'] }, board);
    const token = await tokenOf(send('ali@demo.test', 'Ali\uD83D'));
    expect((await view(token)).body).toMatchObject({ displayName: 'Ali' });
    for (const email of ['a\uD83D@demo.test', 'a\u0000@demo.test', 'a@demo.\u0007test'])
      expect((await send(email, 'Ali')).body.error).toMatchObject({ fields: { email: 'not_an_email' } });
    expect((await send('b@demo.test', '\uD83D')).body.error).toMatchObject({
      fields: { displayName: 'required' },
    });
  });

  it('R25 become an account with a second factor, recovery codes and a session', async () => {
    const lead = await signInAs(ctx, browser, 'club:sport:lead');
    const token = await tokenOf(invite(lead, ['club:sport:treasurer']));
    const opened = await view(token);
    expect(opened.body).toMatchObject({
      kind: 'invitation',
      email: 'new@demo.test',
      roles: ['club:sport:treasurer'],
      invitedBy: 'Awa Ouédraogo',
    });
    expect((await view(token)).body).toEqual(opened.body);
    const accepted = await accept(token);
    expect(accepted.status).toBe(200);
    expect(new Set(accepted.body['recoveryCodes'] as string[]).size).toBe(10);
    const actor = await authenticate(ctx, bearer(accepted)['authorization']);
    expect(actor).toMatchObject({ ok: true, value: { kind: 'account', roles: ['club:sport:treasurer'] } });
    expect((await browser.post('/auth/refresh', {})).status).toBe(200);
  });

  it('R25 the enrolment’s code is spent with it; the next one signs in', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'admin'), ['board']));
    const secret = secretOf(await view(token));
    await accept(token);
    const logIn = (): Promise<Answer> =>
      browser.post('/auth/login', {
        email: 'new@demo.test',
        secret: SECRET,
        totp: totpAt(ctx.clock.nowMs(), secret),
      });
    expect(codeOf(await logIn())).toBe('wrong_totp');
    ctx.clock.advance(60_000);
    expect((await logIn()).status).toBe(200);
  });

  it('R25 is not accepted without the second factor', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'admin'), ['board']));
    expect(codeOf(await accept(token, { totp: '000000' }))).toBe('wrong_totp');
    expect((await accept(token)).status).toBe(200);
  });

  it('a link is good once, also for two people at the same moment', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'admin'), ['board']));
    const people = [new TestBrowser(server), new TestBrowser(server), new TestBrowser(server)];
    const answers = await Promise.all(people.map((from) => accept(token, { from })));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 404, 404]);
    expect(codeOf(await view(token))).toBe('invitation_invalid');
  });

  it('R26 a link expires after seven days, and an unknown one is invalid', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'admin'), ['board']));
    ctx.clock.advance(7 * DAY_MS - 1000);
    expect((await view(token)).status).toBe(200);
    const totp = totpAt(ctx.clock.nowMs(), secretOf(await view(token)));
    ctx.clock.advance(1000);
    expect(codeOf(await view(token))).toBe('invitation_expired');
    expect(codeOf(await accept(token, { totp }))).toBe('invitation_expired');
    expect(codeOf(await view('A'.repeat(43)))).toBe('invitation_invalid');
    expect(codeOf(await view('..%2F'))).toBe('invitation_invalid');
  });

  it('R21 R26 a link ends with the right of who sent it: taken from them, or their account disabled', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const lead = await signInAs(ctx, browser, 'club:sport:lead');
    const token = await tokenOf(invite(lead, ['club:sport:officer']));
    const totp = totpAt(ctx.clock.nowMs(), secretOf(await view(token)));
    const { id } = (await browser.send('/auth/me', { headers: lead })).body['account'] as { id: string };
    const put = (base: string[], roles: string[]) =>
      browser.send(`/auth/accounts/${id}/roles`, { method: 'PUT', body: { base, roles }, headers: admin });
    const isListedAsEnded = async () => {
      const listed = await browser.send('/auth/invitations', { headers: admin });
      return (listed.body['invitations'] as { expired: boolean }[]).map(({ expired }) => expired);
    };
    await put(['club:sport:lead'], ['club:sport:treasurer']);
    expect(codeOf(await view(token))).toBe('invitation_expired');
    expect(codeOf(await accept(token, { totp }))).toBe('invitation_expired');
    expect(await isListedAsEnded()).toEqual([true]);
    await put(['club:sport:treasurer'], ['club:sport:lead']);
    expect((await view(token)).status).toBe(200);
    expect(await isListedAsEnded()).toEqual([false]);
    await browser.post(`/auth/accounts/${id}/disable`, {}, admin);
    expect(codeOf(await accept(token, { totp }))).toBe('invitation_expired');
  });

  it('the link’s token is nowhere in the database', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'admin'), ['board']));
    const dump = JSON.stringify(await ctx.couch.range('aesi-accounts', { startId: '', endId: '\uffff' }));
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(secretOf(await view(token)));
  });

  it('lists what was sent and not accepted, and takes it back', async () => {
    const board = await signInAs(ctx, browser, 'board');
    const lead = await signInAs(ctx, browser, 'club:anglais:lead');
    const token = await tokenOf(invite(board, ['club:anglais:lead']));
    await invite(lead, ['club:anglais:officer'], 'other@demo.test');
    const listed = await browser.send('/auth/invitations', { headers: board });
    const [sent, ...others] = listed.body['invitations'] as { id: string; email: string }[];
    expect(others).toEqual([]);
    expect(sent?.email).toBe('new@demo.test');
    const path = `/auth/invitations/${sent?.id}`;
    expect(codeOf(await browser.send(path, { method: 'DELETE', headers: lead }))).toBe('not_found');
    expect((await browser.send(path, { method: 'DELETE', headers: board })).status).toBe(204);
    expect(codeOf(await view(token))).toBe('invitation_invalid');
  });

  it('an address has one account', async () => {
    const admin = await signInAs(ctx, browser, 'admin');
    const [one, two] = [await tokenOf(invite(admin, ['board'])), await tokenOf(invite(admin, ['board']))];
    await accept(one);
    expect(codeOf(await accept(two))).toBe('email_taken');
    expect(codeOf(await invite(admin, ['board'], ' NEW@demo.test'))).toBe('email_taken');
  });

  it.each([
    ['admin', ['admin'], 200],
    ['board', ['board', 'club:sport:lead'], 200],
    ['board', ['admin'], 403],
    ['club:sport:lead', ['club:sport:officer'], 200],
    ['club:sport:lead', ['club:sport:lead'], 403],
    ['club:sport:lead', ['club:anglais:officer'], 403],
    ['club:sport:lead', ['club:sport:officer', 'board'], 403],
    ['club:sport:treasurer', ['club:sport:officer'], 403],
    ['admin', ['_admin'], 400],
    ['admin', ['club:aesi:lead'], 400],
  ])('R21 %s inviting %j: %i', async (role, roles, status) => {
    expect((await invite(await signInAs(ctx, browser, role), roles)).status).toBe(status);
  });

  it('a visitor invites nobody', async () => {
    expect(codeOf(await invite({}, ['board']))).toBe('not_signed_in');
  });
});

describe('installation', () => {
  const installationToken = async (): Promise<string> =>
    (await ensureInstallationLink(ctx))?.split('#')[1] ?? '';

  it('R25 makes the first administrator by a link that stays until it is used', async () => {
    const link = await ensureInstallationLink(ctx);
    expect(link).toMatch(/^https:\/\/clubs\.example\.org\/installation#[\w-]{43}$/);
    ctx.clock.advance(30 * DAY_MS);
    expect(await ensureInstallationLink(ctx)).toBe(link);
    const token = await installationToken();
    expect((await view(token)).body).toMatchObject({ kind: 'installation', email: '', roles: ['admin'] });
    expect(codeOf(await accept(token))).toBe('invalid_body');
    const accepted = await accept(token, { email: 'Chef@demo.test' });
    expect(accepted.body['account']).toMatchObject({ email: 'chef@demo.test', roles: ['admin'] });
    expect(codeOf(await view(token))).toBe('already_installed');
    expect(await ensureInstallationLink(ctx)).toBeUndefined();
    expect(await readdir(ctx.config.dataDir)).toEqual([]);
  });

  it('keeps the token where only its owner reads it', async () => {
    const token = await installationToken();
    const path = join(ctx.config.dataDir, 'installation-token');
    expect((await readFile(path, 'utf8')).trim()).toBe(token);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is over as soon as there is an administrator, whoever still holds a link', async () => {
    const token = await installationToken();
    const totp = totpAt(ctx.clock.nowMs(), secretOf(await view(token)));
    await addAccount(ctx, 'admin@demo.test', ['admin']);
    expect(codeOf(await view(token))).toBe('already_installed');
    expect(codeOf(await accept(token, { email: 'two@demo.test', totp }))).toBe('already_installed');
  });

  it('gives one administrator when two people use the link at once', async () => {
    const token = await installationToken();
    const answers = await Promise.all(
      ['one', 'two'].map((name) =>
        accept(token, { from: new TestBrowser(server), email: `${name}@demo.test` }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('a database that takes the claim but not the account', () => {
  const INVITATIONS = { startId: 'invitation:', endId: 'invitation:\ufff0' };
  const idsOfInvitations = async (): Promise<string[]> =>
    (await ctx.couch.range(ACCOUNTS_DB, INVITATIONS)).map(({ _id }) => _id);

  /** Every write of an account fails, as on a full disk; the rest passes. */
  const failing = async (): Promise<{ isFull: boolean }> => {
    const disk = { isFull: true };
    const memory = ctx.couch;
    const couch: CouchMemory = {
      ...memory,
      bulkWrite: (db, docs) =>
        disk.isFull && docs.some(({ _id }) => _id.startsWith('account:'))
          ? Promise.reject(new CouchUnavailable('no space left on device'))
          : memory.bulkWrite(db, docs),
    };
    await server.close();
    server = await serve('/auth', createAuthRouter({ ...ctx, couch }));
    browser = new TestBrowser(server);
    return disk;
  };

  it('R25 leaves the installation link good', async () => {
    const token = (await ensureInstallationLink(ctx))?.split('#')[1] ?? '';
    const disk = await failing();
    const refused = await accept(token, { email: 'chef@demo.test' });
    expect([refused.status, codeOf(refused)]).toEqual([503, 'database_unavailable']);
    disk.isFull = false;
    expect((await accept(token, { email: 'chef@demo.test' })).status).toBe(200);
    expect(codeOf(await view(token))).toBe('already_installed');
  });

  it('R25 leaves an invitation good, once', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'admin'), ['board']));
    const disk = await failing();
    expect(codeOf(await accept(token))).toBe('database_unavailable');
    disk.isFull = false;
    const answers = await Promise.all([1, 2].map(() => accept(token, { from: new TestBrowser(server) })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  });

  it('R25 R34 leaves links that cleaning does not take for spent', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'board'), ['board']));
    const installation = (await ensureInstallationLink(ctx))?.split('#')[1] ?? '';
    const disk = await failing();
    await accept(installation, { email: 'chef@demo.test' });
    await accept(token);
    ctx.clock.advance(6 * DAY_MS);
    expect(await deleteExpired(ctx)).toBe(0);
    disk.isFull = false;
    expect((await accept(token)).status).toBe(200);
    ctx.clock.advance(26 * DAY_MS);
    await deleteExpired(ctx);
    expect((await accept(installation, { email: 'chef@demo.test' })).status).toBe(200);
    // Spent, each link is kept for a month from then.
    ctx.clock.advance(5 * DAY_MS);
    await deleteExpired(ctx);
    expect(await idsOfInvitations()).toHaveLength(1);
    ctx.clock.advance(26 * DAY_MS);
    await deleteExpired(ctx);
    expect(await idsOfInvitations()).toHaveLength(0);
  });

  it('R51 is reported as not accepted when the invitation ends', async () => {
    const token = await tokenOf(invite(await signInAs(ctx, browser, 'board'), ['board']));
    await failing();
    await accept(token);
    ctx.clock.advance(8 * DAY_MS);
    await reportExpiredInvitations(ctx);
    const [invitation] = await ctx.couch.range(ACCOUNTS_DB, INVITATIONS);
    expect(invitation?.['isExpiryReported']).toBe(true);
  });
});
