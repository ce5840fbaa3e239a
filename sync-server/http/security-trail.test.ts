import { afterEach, describe, expect, it } from 'vitest';
import type { SecurityFacts } from '#server/audit/entries.ts';
import { securityEntries } from '#server/audit/testing-security.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { ensureInstallationLink } from '#server/auth/installation.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { bearer, CHEAP_KDF, codeOf, TestBrowser, totpAt } from './testing-auth-server.ts';
import {
  EMAIL,
  MINUTE_MS,
  refreshTokenOf,
  startSignIn,
  WRONG_SECRET,
  type SignInTest,
} from './testing-sign-in.ts';
import { startTestApp } from './testing-app.ts';
import { DEVICE_COOKIE } from './request-origin.ts';

const ADDRESS = '192.0.2.1';

let at: SignInTest;

/** What was noted by now, oldest first; nothing is noted after. */
const kept = async (): Promise<SecurityFacts[]> => {
  await at.ctx.trail.stop();
  expect((await verifyChain(at.ctx.couch)).faults).toEqual([]);
  return securityEntries(at.ctx.couch);
};
const typesOf = (entries: readonly SecurityFacts[]): string[] => entries.map(({ type }) => type);

/** A lead who signs in and then goes through everything one may do with the own account. */
const liveAnAccount = async (): Promise<void> => {
  const { browser, ctx, secret } = at;
  const phone = new TestBrowser(at.server);
  await at.logInAnew(phone);
  const here = await at.logInAnew();
  ctx.clock.advance(MINUTE_MS);
  const totp = totpAt(ctx.clock.nowMs());
  const made = await browser.post('/auth/recovery-codes', { totp }, bearer(here));
  const [recoveryCode = ''] = made.body['recoveryCodes'] as string[];
  const me = await browser.send('/auth/me', { headers: bearer(here) });
  const other = (me.body['sessions'] as { id: string; current: boolean }[]).find(({ current }) => !current);
  await browser.send(`/auth/sessions/${other?.id}`, { method: 'DELETE', headers: bearer(here) });
  await phone.post('/auth/login', { email: EMAIL, secret, recoveryCode });
  const begun = await browser.post('/auth/second-factor', { currentSecret: secret }, bearer(here));
  const next = totpAt(ctx.clock.nowMs(), (begun.body['totp'] as { secretBase32: string }).secretBase32);
  await browser.post('/auth/second-factor/confirm', { totp: next }, bearer(here));
  const wrong = { currentSecret: WRONG_SECRET, kdf: CHEAP_KDF, secret };
  await browser.post('/auth/passphrase', wrong, bearer(here));
  await browser.post('/auth/passphrase', { ...wrong, currentSecret: secret }, bearer(here));
  await browser.post('/auth/logout', {});
};

describe('a whole server', () => {
  it('R51 writes what it has counted before it stops', async () => {
    const couch = createCouchMemory();
    const app = await startTestApp({ couch });
    const body = { email: EMAIL, secret: WRONG_SECRET };
    for (let round = 0; round < 3; round += 1) await new TestBrowser(app).post('/auth/login', body);
    await app.close();
    const entries = await securityEntries(couch);
    expect(entries).toMatchObject([
      { type: 'sign_in_refused', accountId: null, times: 1 },
      { type: 'sign_in_refused', accountId: null, times: 2 },
    ]);
    expect((await verifyChain(couch)).faults).toEqual([]);
  });
});

describe('what sign-in leaves in the audit log', () => {
  afterEach(() => at.close());

  it('R51 tells who came in, and what they did to their account', async () => {
    at = await startSignIn();
    await liveAnAccount();
    const entries = await kept();
    expect(new Set(typesOf(entries))).toEqual(
      new Set([
        'signed_in',
        'recovery_codes_made',
        'recovery_code_used',
        'second_factor_enrolled',
        'proof_refused',
        'passphrase_changed',
        'session_ended',
        'signed_out',
      ]),
    );
    for (const entry of entries) expect(entry.accountId).toBe(at.account._id);
  });

  it('R51 tells who was kept out, and why', async () => {
    at = await startSignIn();
    await at.logIn(at.browser, '000000');
    await at.logInAnew();
    const stolen = refreshTokenOf(at.browser);
    for (let round = 0; round < 12; round += 1) {
      await at.browser.post('/auth/login', { email: EMAIL, secret: WRONG_SECRET });
    }
    await at.browser.post('/auth/login', { email: 'nobody@demo.test', secret: WRONG_SECRET });
    await at.refresh();
    await at.refresh();
    const thief = new TestBrowser(at.server);
    thief.cookies.set('aesi_refresh', stolen);
    expect(codeOf(await at.refresh(thief))).toBe('session_ended');
    const entries = await kept();
    const timesOf = (type: string, accountId: string | null): number =>
      entries
        .filter((entry) => entry.type === type && entry.accountId === accountId)
        .reduce((sum, { times }) => sum + times, 0);
    expect(timesOf('second_factor_refused', at.account._id)).toBe(1);
    expect(timesOf('sign_in_refused', at.account._id)).toBe(10);
    expect(timesOf('attempts_limited', at.account._id)).toBe(2);
    expect(timesOf('sign_in_refused', null)).toBe(1);
    expect(timesOf('refresh_token_reused', at.account._id)).toBe(1);
    expect(entries.length).toBeLessThanOrEqual(8);
  });

  it('R51 tells who gave which right to whom', async () => {
    at = await startSignIn();
    const { browser, ctx, server } = at;
    const token = (await ensureInstallationLink(ctx))?.split('#')[1] ?? '';
    const accept = async (link: string, email?: string) => {
      const view = await browser.send(`/auth/invitations/${link}`);
      const totp = totpAt(ctx.clock.nowMs(), (view.body['totp'] as { secretBase32: string }).secretBase32);
      const body = { displayName: 'Ali', kdf: CHEAP_KDF, secret: WRONG_SECRET, totp };
      return new TestBrowser(server).post(`/auth/invitations/${link}/accept`, {
        ...body,
        ...(email && { email }),
      });
    };
    const idOf = (answer: Awaited<ReturnType<typeof accept>>): string =>
      (answer.body['account'] as { id: string }).id;
    const installed = await accept(token, 'chef@demo.test');
    const [admin, headers] = [idOf(installed), bearer(installed)];
    const invitation = { email: 'ali@demo.test', displayName: 'Ali', roles: ['board'] };
    const made = await browser.post('/auth/invitations', invitation, headers);
    const invited = idOf(await accept(String(made.body['token'])));
    const path = `/auth/accounts/${invited}`;
    await browser.send(`${path}/roles`, { method: 'PUT', body: { base: ['board'], roles: [] }, headers });
    await browser.post(`${path}/disable`, {}, headers);
    const entries = await kept();
    const [about] = entries.filter(({ type }) => type === 'invitation_made').map((entry) => entry.about);
    expect(about).toMatch(/^invitation:/);
    expect(entries).toMatchObject([
      { type: 'first_administrator_made', accountId: admin, by: null, roles: { after: ['admin'] } },
      { type: 'second_factor_enrolled', accountId: admin },
      { type: 'invitation_made', accountId: null, by: admin, roles: { after: ['board'] } },
      { type: 'invitation_accepted', accountId: invited, by: admin, about },
      { type: 'second_factor_enrolled', accountId: invited },
      { type: 'roles_changed', accountId: invited, by: admin, roles: { before: ['board'], after: [] } },
      { type: 'account_disabled', accountId: invited, by: admin },
    ]);
  });

  it('R49 R51 holds no e-mail, name, address, cookie or token', async () => {
    at = await startSignIn();
    await at.logIn();
    await at.browser.post('/auth/login', { email: 'nobody@demo.test', secret: WRONG_SECRET });
    const entries = await kept();
    expect(entries.every(({ devices, addresses }) => devices.length === 1 && addresses.length === 1)).toBe(
      true,
    );
    expect(new Set(entries.map(({ addresses }) => addresses[0])).size).toBe(1);
    const text = JSON.stringify(entries);
    const device = at.browser.cookies.get(DEVICE_COOKIE) ?? 'none';
    const clear = [
      EMAIL,
      'nobody',
      'Awa',
      ADDRESS,
      device,
      refreshTokenOf(at.browser),
      at.secret,
      WRONG_SECRET,
    ];
    for (const secretText of clear) expect(text).not.toContain(secretText);
  });

  it('R51 never holds a sign-in up, nor fails it, while the audit log cannot be written', async () => {
    const couch = createCouchMemory();
    const bulkWrite: typeof couch.bulkWrite = (db, docs) =>
      db.startsWith('aesi-audit') ? new Promise(() => {}) : couch.bulkWrite(db, docs);
    at = await startSignIn({ ...couch, bulkWrite });
    expect((await at.logIn()).status).toBe(200);
    expect(codeOf(await at.browser.post('/auth/login', { email: EMAIL, secret: WRONG_SECRET }))).toBe(
      'wrong_credentials',
    );
    expect(await securityEntries(couch)).toEqual([]);
  });
});
