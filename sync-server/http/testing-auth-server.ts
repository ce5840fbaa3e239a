/**
 * For tests: the routes of sign-in on a real Express application and port, over the in-memory database, at a time that the test
 * decides; and a browser's cookies to talk to them with.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { generateSync } from 'otplib';
import type { KdfParameters } from '#schemas/protocol/kdf.ts';
import { createAuditLog } from '#server/audit/audit-log.ts';
import { createSecurityTrail } from '#server/audit/security-trail.ts';
import { ensureAuthDatabases, type AuthContext } from '#server/auth/auth-context.ts';
import { createAccount, deriveSignInSecret } from '#server/auth/create-account.ts';
import type { Account } from '#server/auth/accounts.ts';
import { createRevocations } from '#server/auth/revocations.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import { silentLog, type Log } from '#server/ports/log.ts';
import { deriveSecrets } from '#server/setup/secrets.ts';
import { handleErrors, notFound } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { giveRequestId } from './request-id.ts';

export const START_MS = Date.UTC(2026, 2, 14, 15, 0, 0);

export interface TestClock {
  nowMs: () => number;
  /** Moves time on (or back). */
  advance: (ms: number) => void;
}

/** The limiter reads `Date`, so tests that wait for its windows also move that (`vi.setSystemTime`). */
export const createTestClock = (onChange: (nowMs: number) => void = () => {}): TestClock => {
  let nowMs = START_MS;
  return {
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
      onChange(nowMs);
    },
  };
};

export interface TestContext extends AuthContext {
  readonly couch: CouchMemory;
  readonly clock: TestClock;
  /** Accounts whose devices were told to renew their session. */
  readonly toldOfRights: string[];
  readonly dispose: () => Promise<void>;
}

export const createTestAuthContext = async (
  clock: TestClock,
  couch: CouchMemory = createCouchMemory(),
): Promise<TestContext> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'aesi-auth-'));
  const toldOfRights: string[] = [];
  const audit = createAuditLog({ couch, clock, log: silentLog });
  const trail = createSecurityTrail({ audit, clock, log: silentLog });
  const ctx: TestContext = {
    config: {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      publicUrl: 'https://clubs.example.org',
      isSecure: true,
      trustedProxies: ['loopback'],
      couchUrl: undefined,
      couchJwtSecret: undefined,
      logLevel: 'silent',
      isDemo: false,
    },
    couch,
    clock,
    log: silentLog,
    secrets: deriveSecrets(new Uint8Array(32).fill(7)),
    hints: {
      raise: () => {},
      rightsChanged: (accountId) => void toldOfRights.push(accountId),
      listen: () => () => {},
      listenerCount: () => 0,
      close: () => {},
    },
    trail,
    revocations: createRevocations(),
    toldOfRights,
    dispose: () => rm(dataDir, { recursive: true, force: true }),
  };
  await ensureAuthDatabases(ctx);
  return ctx;
};

export interface TestServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** `X-Forwarded-For` names the caller's address, as behind the TLS proxy. */
export const serve = async (path: string, router: Router, log: Log = silentLog): Promise<TestServer> => {
  const app = express();
  app.set('trust proxy', 'loopback');
  app.use(giveRequestId);
  app.use(jsonBody());
  app.use(path, router);
  app.use(notFound);
  app.use(handleErrors(log));
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: { readonly code: string } };
  readonly headers: Headers;
}

export interface SendOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser: keeps the cookies it is given and sends them back, whatever their path. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** The last `Set-Cookie` of each name, attributes included. */
  readonly setCookies = new Map<string, string>();
  readonly #url: string;
  readonly #address: string;

  constructor(server: TestServer, address = '192.0.2.1') {
    this.#url = server.url;
    this.#address = address;
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(path, { method: 'POST', body, headers });
  }

  async send(path: string, { method = 'GET', body, headers = {} }: SendOptions = {}): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        'x-forwarded-for': this.#address,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
      headers: response.headers,
    };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    this.setCookies.set(name, line);
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const bearer = (answer: Answer): Record<string, string> => ({
  authorization: `Bearer ${String(answer.body['accessToken'])}`,
});

export const codeOf = (answer: Answer): string | undefined => answer.body.error?.code;

export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export const totpAt = (nowMs: number, secret = TOTP_SECRET): string =>
  generateSync({ secret, epoch: Math.floor(nowMs / 1000) });

/** The least that the wire accepts, so that tests are quick. */
export const CHEAP_KDF: KdfParameters = {
  salt: Buffer.alloc(16, 3).toString('base64'),
  memoryKiB: 19_456,
  iterations: 1,
  parallelism: 1,
};

export const PASSPHRASE = 'cinq mots simples pour essayer';

export const addAccount = async (
  ctx: AuthContext,
  email: string,
  roles: readonly string[],
): Promise<{ readonly account: Account; readonly secret: string }> => {
  const created = await createAccount(ctx, {
    email,
    displayName: 'Awa Ouédraogo',
    roles,
    passphrase: PASSPHRASE,
    totpSecretBase32: TOTP_SECRET,
    kdf: CHEAP_KDF,
  });
  if (!created.ok) throw new Error(created.error);
  return { account: created.value, secret: await deriveSignInSecret(PASSPHRASE, CHEAP_KDF) };
};

/** Signs in with a fresh account of these roles; answers its headers. */
export const signInAs = async (
  ctx: TestContext,
  browser: TestBrowser,
  ...roles: string[]
): Promise<Record<string, string>> => {
  const email = `${roles.join('-').replaceAll(':', '.')}@demo.test`;
  const { secret } = await addAccount(ctx, email, roles);
  return bearer(await browser.post('/auth/login', { email, secret, totp: totpAt(ctx.clock.nowMs()) }));
};
