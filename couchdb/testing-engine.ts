/**
 * For tests: a whole pouchdb-server with users, `_security` and validation functions, or the real CouchDB that COUCHDB_URL
 * names. Databases and users get names of this run's own, and are removed at the end.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Send = (method: string, path: string, body?: unknown) => Promise<Answer>;

export interface TestEngine {
  /** Begins every database's name. */
  readonly prefix: string;
  readonly asAdmin: Send;
  readonly asNobody: Send;
  /** Makes the user, and signs in. */
  asUser(name: string, roles: readonly string[]): Promise<Send>;
  close(): Promise<void>;
}

const PASSWORD = 'only for this test';

export async function startTestEngine(): Promise<TestEngine> {
  const real = process.env['COUCHDB_URL'];
  const engine = real === undefined ? await startPouchDbServer() : toTarget(new URL(real));
  const prefix = `test-${randomBytes(4).toString('hex')}-`;
  const asAdmin = sender(engine.url, { authorization: engine.authorization });
  const users: string[] = [];
  return {
    prefix,
    asAdmin,
    asNobody: sender(engine.url, {}),
    asUser: async (name, roles) => {
      const id = `org.couchdb.user:${name}`;
      users.push(id);
      await asAdmin('PUT', '/_users');
      const user = { name, roles, type: 'user', password: PASSWORD };
      const made = await asAdmin('PUT', `/_users/${encodeURIComponent(id)}`, user);
      if (made.status >= 300) throw new Error(`user not made: ${JSON.stringify(made.body)}`);
      return sender(engine.url, { cookie: await signIn(engine.url, name) });
    },
    close: async () => {
      if (real !== undefined) await cleanUp(asAdmin, prefix, users);
      await engine.stop();
    },
  };
}

interface Target {
  readonly url: string;
  readonly authorization: string;
  stop(): Promise<void>;
}

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const toTarget = (address: URL): Target => ({
  url: address.origin,
  authorization: basic(decodeURIComponent(address.username), decodeURIComponent(address.password)),
  stop: async () => {},
});

async function startPouchDbServer(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'pouchdb-server-'));
  const port = await freePort();
  const config = {
    admins: { admin: PASSWORD },
    httpd: { bind_address: '127.0.0.1', port },
    log: { file: join(folder, 'log.txt'), level: 'error' },
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const script = createRequire(import.meta.url).resolve('pouchdb-server/bin/pouchdb-server');
  const child = spawn(process.execPath, [script, '-n', '-d', folder, '-c', join(folder, 'config.json')], {
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await whenAnswering(url);
  return {
    url,
    authorization: basic('admin', PASSWORD),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function whenAnswering(url: string): Promise<void> {
  for (;;) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await pause(50);
  }
}

function sender(url: string, headers: Readonly<Record<string, string>>): Send {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
}

async function signIn(url: string, name: string): Promise<string> {
  const response = await fetch(`${url}/_session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined || response.status !== 200) throw new Error(`${name} could not sign in`);
  return cookie;
}

async function cleanUp(asAdmin: Send, prefix: string, users: readonly string[]): Promise<void> {
  const { body } = await asAdmin('GET', '/_all_dbs');
  const names = Object.values(body).filter((name): name is string => typeof name === 'string');
  for (const name of names.filter((one) => one.startsWith(prefix))) await asAdmin('DELETE', `/${name}`);
  for (const id of users) {
    const path = `/_users/${encodeURIComponent(id)}`;
    const { body: user } = await asAdmin('GET', path);
    await asAdmin('DELETE', `${path}?rev=${String(user['_rev'])}`);
  }
}
