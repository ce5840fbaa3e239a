/**
 * For tests: a whole pouchdb-server with users, `_security` and validation functions, or the real CouchDB that COUCHDB_URL
 * names. Databases and users get names of this run's own, and are removed at the end.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Couch } from '#server/ports/couch.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import { silentLog } from '#server/ports/log.ts';
import { withPrefix } from './testing-prefix.ts';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Send = (method: string, path: string, body?: unknown) => Promise<Answer>;

export interface TestEngine {
  /** Begins every database's name. */
  readonly prefix: string;
  /** The server's own way to it; what it calls `aesi-clubs` has the prefix there. */
  readonly couch: Couch;
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
  const { url, username, password } = engine;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const asAdmin = sender(url, { authorization });
  // With persons and `_security` it is a CouchDB, whatever it is made of.
  const couch = createCouchNano({
    engine: 'couchdb',
    url: () => url,
    credentials: () => engine,
    log: silentLog,
  });
  const users: string[] = [];
  return {
    prefix,
    couch: withPrefix(couch, prefix),
    asAdmin,
    asNobody: sender(url, {}),
    asUser: async (name, roles) => {
      const id = `org.couchdb.user:${name}`;
      users.push(id);
      await asAdmin('PUT', '/_users');
      const user = { name, roles, type: 'user', password: PASSWORD };
      const made = await asAdmin('PUT', `/_users/${encodeURIComponent(id)}`, user);
      if (made.status >= 300) throw new Error(`user not made: ${JSON.stringify(made.body)}`);
      return sender(url, { cookie: await signIn(url, name) });
    },
    close: async () => {
      if (real !== undefined) await cleanUp(asAdmin, prefix, users);
      await engine.stop();
    },
  };
}

interface Target {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

const toTarget = (address: URL): Target => ({
  url: address.origin,
  username: decodeURIComponent(address.username),
  password: decodeURIComponent(address.password),
  stop: async () => {},
});

/** It says on which port it listens, which it does not by itself, and ends with whoever started it. */
const TELL_PORT = `
  import { Server } from 'node:net';
  const { listen } = Server.prototype;
  Server.prototype.listen = function (...args) {
    this.once('listening', () => process.send(this.address().port));
    return listen.apply(this, args);
  };
  process.on('disconnect', () => process.exit());
`;

async function startPouchDbServer(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'pouchdb-server-'));
  const config = {
    admins: { admin: PASSWORD },
    httpd: { bind_address: '127.0.0.1', port: 0 },
    log: { file: join(folder, 'log.txt'), level: 'error' },
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const script = createRequire(import.meta.url).resolve('pouchdb-server/bin/pouchdb-server');
  const told = `data:text/javascript,${encodeURIComponent(TELL_PORT)}`;
  const child = fork(script, ['-n', '-d', folder, '-c', join(folder, 'config.json')], {
    cwd: folder,
    execArgv: ['--import', told],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const listening = once(child, 'message') as Promise<[number]>;
  const failed = exited.then(([code]) => {
    throw new Error(`pouchdb-server ended with ${String(code)}`);
  });
  const [port] = await Promise.race([listening, failed]);
  failed.catch(() => {});
  return {
    url: `http://127.0.0.1:${port}`,
    username: 'admin',
    password: PASSWORD,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
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
