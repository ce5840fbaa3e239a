import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccount, type Account } from '#server/auth/accounts.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import { activity, row } from '#server/replication/testing-sync.ts';
import { createTestClock, type TestClock } from '#server/setup/testing-context.ts';
import { addAccount, bearer, codeOf, TestBrowser, totpAt, type Answer } from './testing-auth-server.ts';
import { startTestApp, type TestApp } from './testing-app.ts';

const LEAD_ROLE = 'club:informatique:lead';
const PULLS = ['activities', 'participants'].map((collection) => ({
  collection,
  checkpoint: null,
  limit: 10,
}));

let couch: CouchMemory;
let clock: TestClock;
let app: TestApp;
let lead: Account;
let secret: string;

beforeEach(async () => {
  couch = createCouchMemory();
  clock = createTestClock();
  app = await startTestApp({ couch, clock, hints: { debounceMs: 1, keepAliveMs: 5 } });
  await addAccount(app.ctx, 'admin@demo.test', ['admin']);
  ({ account: lead, secret } = await addAccount(app.ctx, 'lead@demo.test', [LEAD_ROLE]));
});

afterEach(() => app.close());

type Headers = Record<string, string>;

const signIn = async (browser: TestBrowser, email: string): Promise<Headers> => {
  // A code is good once, so each sign-in has its own.
  clock.advance(60_000);
  const answer = await browser.post('/auth/login', { email, secret, totp: totpAt(clock.nowMs()) });
  expect(answer.status).toBe(200);
  return bearer(answer);
};

const phoneOfLead = async () => {
  const browser = new TestBrowser(app);
  const token = await signIn(browser, 'lead@demo.test');
  return { browser, token, refresh: () => browser.post('/auth/refresh', {}) };
};

const pull = (token: Headers, browser = new TestBrowser(app)): Promise<Answer> =>
  browser.post('/sync/pull', { pulls: PULLS }, token);
const push = (token: Headers, n = 1): Promise<Answer> => {
  const rows = [row(activity(n, {}, lead._id))];
  return new TestBrowser(app).post('/sync/push', { pushes: [{ collection: 'activities', rows }] }, token);
};
const setRoles = async (roles: readonly string[]): Promise<Answer> => {
  const browser = new TestBrowser(app);
  const headers = await signIn(browser, 'admin@demo.test');
  const base = (await readAccount(app.ctx, lead._id))?.roles;
  return browser.send(`/auth/accounts/${lead._id}/roles`, { method: 'PUT', body: { base, roles }, headers });
};
const disable = async (): Promise<Answer> => {
  const browser = new TestBrowser(app);
  return browser.post(`/auth/accounts/${lead._id}/disable`, {}, await signIn(browser, 'admin@demo.test'));
};

const expectRefused = async (token: Headers): Promise<void> => {
  for (const answer of [await pull(token), await push(token, 99)]) {
    expect([answer.status, codeOf(answer)]).toEqual([401, 'not_signed_in']);
  }
};

describe('a token after a change of roles', () => {
  it('R26 R29 is refused at once; the next one has the new rights', async () => {
    const phone = await phoneOfLead();
    expect((await push(phone.token)).body).toMatchObject({ pushes: [{ rejected: [] }] });
    expect((await setRoles([])).status).toBe(200);
    await expectRefused(phone.token);
    const renewed = bearer(await phone.refresh());
    expect((await pull(renewed)).body['pulls']).toMatchObject([
      { documents: [{ id: activity(1).id }] },
      { error: 'forbidden' },
    ]);
    expect((await push(renewed, 2)).body).toMatchObject({ pushes: [{ rejected: [{ code: 'forbidden' }] }] });
    await setRoles([LEAD_ROLE]);
    await expectRefused(renewed);
    const again = bearer(await phone.refresh());
    expect((await push(again, 2)).body).toMatchObject({ pushes: [{ rejected: [] }] });
  });

  it('R26 stays refused when the server was restarted, and other people’s stay good', async () => {
    const phone = await phoneOfLead();
    const admin = await signIn(new TestBrowser(app), 'admin@demo.test');
    await setRoles(['board']);
    await app.close();
    app = await startTestApp({ couch, clock });
    await expectRefused(phone.token);
    expect((await pull(admin)).status).toBe(200);
  });
});

describe('a token of an account that was disabled', () => {
  it('R26 is refused at once, also after a restart', async () => {
    const { token, refresh } = await phoneOfLead();
    await disable();
    await expectRefused(token);
    expect(codeOf(await refresh())).toBe('session_ended');
    await app.close();
    app = await startTestApp({ couch, clock });
    await expectRefused(token);
  });
});

describe('a token of a session that ended', () => {
  it('R26 is refused at once when another device ended it, also after a restart', async () => {
    const [lost, here] = [await phoneOfLead(), await phoneOfLead()];
    const me = await here.browser.send('/auth/me', { headers: here.token });
    const sessions = me.body['sessions'] as { id: string; current: boolean }[];
    const id = sessions.find(({ current }) => !current)?.id ?? '';
    await here.browser.send(`/auth/sessions/${id}`, { method: 'DELETE', headers: here.token });
    await expectRefused(lost.token);
    expect((await pull(here.token)).status).toBe(200);
    await app.close();
    app = await startTestApp({ couch, clock });
    await expectRefused(lost.token);
    expect((await pull(here.token)).status).toBe(200);
  });

  it('R26 is refused at once after signing out and after a new passphrase', async () => {
    const [leaving, other, here] = [await phoneOfLead(), await phoneOfLead(), await phoneOfLead()];
    await leaving.browser.post('/auth/logout', {});
    await expectRefused(leaving.token);
    const kdf = lead.kdf;
    const body = { currentSecret: secret, kdf, secret: `${'B'.repeat(43)}=` };
    expect((await here.browser.post('/auth/passphrase', body, here.token)).status).toBe(204);
    await expectRefused(other.token);
    expect((await pull(here.token)).status).toBe(200);
  });

  it('R29 is refused at once when an old refresh token came back', async () => {
    const { browser, token, refresh } = await phoneOfLead();
    const thief = new TestBrowser(app);
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    await refresh();
    await refresh();
    expect((await pull(token)).status).toBe(200);
    expect(codeOf(await thief.post('/auth/refresh', {}))).toBe('session_ended');
    await expectRefused(token);
  });
});

describe('the stream of hints', () => {
  const lastLine = (text: string): string | undefined =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .at(-1);

  it.each([
    ['a change of roles', () => setRoles([])],
    ['the account being disabled', () => disable()],
  ])('R26 tells of %s, and ends', async (_what, change) => {
    const phone = await phoneOfLead();
    const response = await fetch(`${app.url}/sync/hints`, { headers: phone.token });
    await change();
    expect(lastLine(await response.text())).toBe('{"changed":[],"rights":true}');
    await expect.poll(() => app.ctx.hints.listenerCount()).toBe(0);
  });

  it('R26 of a device that signed out ends as well, and those of others go on', async () => {
    const [leaving, here] = [await phoneOfLead(), await phoneOfLead()];
    const response = await fetch(`${app.url}/sync/hints`, { headers: leaving.token });
    const staying = new AbortController();
    await fetch(`${app.url}/sync/hints`, { headers: here.token, signal: staying.signal });
    await leaving.browser.post('/auth/logout', {});
    expect(lastLine(await response.text())).toBe('{"changed":[],"rights":true}');
    expect(app.ctx.hints.listenerCount()).toBe(1);
    staying.abort();
  });
});
