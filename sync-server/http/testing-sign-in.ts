/** For tests of sign-in: the routes with one account, a lead's, and a browser whose owner knows the passphrase. */
import { expect, vi } from 'vitest';
import { REFRESH_COOKIE } from '#schemas/protocol/auth.ts';
import type { Account } from '#server/auth/accounts.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import { createAuthRouter } from './auth-router.ts';
import {
  addAccount,
  createTestAuthContext,
  createTestClock,
  serve,
  START_MS,
  TestBrowser,
  totpAt,
  type Answer,
  type TestContext,
  type TestServer,
} from './testing-auth-server.ts';

export const EMAIL = 'lead.sport@demo.test';
export const LEAD = 'club:sport:lead';
export const WRONG_SECRET = `${'A'.repeat(43)}=`;
export const MINUTE_MS = 60_000;

export interface SignInTest {
  readonly ctx: TestContext;
  readonly server: TestServer;
  readonly browser: TestBrowser;
  readonly account: Account;
  readonly secret: string;
  logIn(from?: TestBrowser, totp?: string): Promise<Answer>;
  /** A minute later, with a code that was not used. */
  logInAnew(from?: TestBrowser): Promise<Answer>;
  refresh(from?: TestBrowser): Promise<Answer>;
  close(): Promise<void>;
}

/** The limiter reads `Date`, so that moves with the test's clock. */
export const startSignIn = async (couch: CouchMemory = createCouchMemory()): Promise<SignInTest> => {
  vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
  const clock = createTestClock((nowMs) => vi.setSystemTime(nowMs));
  const ctx = await createTestAuthContext(clock, couch);
  const server = await serve('/auth', createAuthRouter(ctx));
  const browser = new TestBrowser(server);
  const { account, secret } = await addAccount(ctx, EMAIL, [LEAD]);
  const logIn: SignInTest['logIn'] = (from = browser, totp = totpAt(clock.nowMs())) =>
    from.post('/auth/login', { email: EMAIL, secret, totp });
  return {
    ctx,
    server,
    browser,
    account,
    secret,
    logIn,
    logInAnew: async (from = browser) => {
      clock.advance(MINUTE_MS);
      const answer = await logIn(from);
      expect(answer.status).toBe(200);
      return answer;
    },
    refresh: (from = browser) => from.post('/auth/refresh', {}),
    close: async () => {
      await server.close();
      await ctx.dispose();
      vi.useRealTimers();
    },
  };
};

export const refreshTokenOf = (browser: TestBrowser): string => browser.cookies.get(REFRESH_COOKIE) ?? '';
