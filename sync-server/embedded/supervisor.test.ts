import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import { silentLog } from '#server/ports/log.ts';
import type { Couch } from '#server/ports/couch.ts';
import { beginPost } from '#server/testing-process.ts';
import { startChild } from './running-child.ts';
import { FolderInUse } from './served-folder.ts';
import { createEmbeddedDatabase } from './supervisor.ts';
import type { EmbeddedConnection, EmbeddedDatabase, EmbeddedDatabaseOptions } from './supervisor.ts';
import { makeTestChild } from './testing-child.ts';
import type { TestChild } from './testing-child.ts';

const log = silentLog;

describe('the supervised embedded database', () => {
  let bundle: TestChild;
  let dataDir: string;
  const running: EmbeddedDatabase[] = [];

  beforeAll(async () => {
    bundle = await makeTestChild();
  });
  afterAll(() => bundle.remove());
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'supervisor-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((database) => database.stop()));
    await rm(dataDir, { recursive: true, force: true });
  });

  const create = (overrides: Partial<EmbeddedDatabaseOptions> = {}): EmbeddedDatabase => {
    const database = createEmbeddedDatabase({ dataDir, childPath: bundle.childPath, log, ...overrides });
    running.push(database);
    return database;
  };

  test('opens on loopback, to nobody without its password', async () => {
    const { url, username, password } = await create().start();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const status = async (authorization?: string): Promise<number> =>
      (await fetch(`${url}/_all_dbs`, { headers: authorization ? { authorization } : {} })).status;
    const basic = (name: string, secret: string): string => `Basic ${btoa(`${name}:${secret}`)}`;
    expect(await status()).toBe(401);
    expect(await status(basic(username, `${password}x`))).toBe(401);
    expect(await status('Bearer x')).toBe(401);
    expect(await status(basic(username, password))).toBe(200);
    const put = await fetch(`${url}/stranger`, { method: 'PUT' });
    expect(put.status).toBe(401);
  });

  test('makes its password once and keeps it to the owner', async () => {
    const first = create();
    const { password } = await first.start();
    const path = join(dataDir, 'database-password');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, 'utf8')).trim()).toBe(password);
    expect(password.length).toBeGreaterThanOrEqual(40);
    await first.stop();
    expect((await create().start()).password).toBe(password);
  });

  test('comes back by itself after its child was killed in mid-bulk, with everything acknowledged', async () => {
    const database = create();
    await database.start();
    const couch = couchOf(database);
    await couch.ensureDatabase('records');
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const restarted = new Promise((resolve) => database.onRestart(resolve));
      const pid = database.pid();
      await writeUntilFailure(couch, `r${round}`, acknowledged, () => kill(pid));
      await restarted;
      expect(database.pid()).not.toBe(pid);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    const ids = [...acknowledged];
    expect((await couch.getMany('records', ids)).filter((doc) => doc === undefined)).toEqual([]);
    expect(await couch.bulkWrite('records', [{ _id: 'after' }])).toMatchObject([{ ok: true }]);
  });

  test('a restart takes the same port when it is free', async () => {
    const database = create();
    const urls = [(await database.start()).url];
    do {
      const restarted = new Promise<EmbeddedConnection>((resolve) => database.onRestart(resolve));
      kill(database.pid());
      urls.push((await restarted).url);
      // Free for a moment, it may go to anybody on this machine: then the next restart is looked at.
    } while (urls.at(-1) !== urls.at(-2) && urls.length < 6);
    expect(urls.at(-1)).toBe(urls.at(-2));
    expect(database.connection().url).toBe(urls.at(-1));
  });

  test('starts on the folder of a server that was killed with its child still running', async () => {
    const parent = fork(bundle.parentPath, [bundle.childPath, dataDir], { execArgv: [] });
    const [connection] = (await once(parent, 'message')) as [EmbeddedConnection];
    const before = couchAt(() => connection);
    await before.ensureDatabase('records');
    await before.bulkWrite('records', [{ _id: 'kept' }]);
    const gone = once(parent, 'exit');
    parent.kill('SIGKILL');
    await gone;

    const database = create();
    await database.start();
    expect(await couchOf(database).get('records', 'kept')).toBeDefined();
    // LevelDB lets one process in, so the orphan is gone.
  });

  test('stops for good, and what it held is free', async () => {
    const first = create();
    await first.start();
    const couch = couchOf(first);
    await couch.ensureDatabase('records');
    await couch.bulkWrite('records', [{ _id: 'kept' }]);
    const pid = first.pid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const failure: unknown = await couch.get('records', 'kept').catch((error: unknown) => error);
    expect(isCouchFailure(failure) && failure.type).toBe('database_unavailable');
    const second = create();
    await second.start();
    expect(await couchOf(second).get('records', 'kept')).toBeDefined();
  });

  test('lets running requests finish before it stops', async () => {
    const database = create();
    const { url, username, password } = await database.start();
    await couchOf(database).ensureDatabase('records');
    const docs = [{ _id: 'one' }, { _id: 'two' }];
    const authorization = `Basic ${btoa(`${username}:${password}`)}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const sendBody = await beginPost(`${url}/records/_bulk_docs`, { docs }, headers);
    const stopped = database.stop();
    await untilRefused(url);
    expect(await sendBody()).toMatchObject({ status: 201, body: [{ ok: true }, { ok: true }] });
    await stopped;
  });

  test('a folder in use by another server is refused, and the other one is not disturbed', async () => {
    const first = create();
    await first.start();
    const said: string[] = [];
    const note = (_details: object, message: string): void => void said.push(message);
    const second = create({ log: { ...log, warn: note, error: note } });
    await expect(second.start()).rejects.toThrow(FolderInUse);
    expect(said).toEqual([]);
    await couchOf(first).ensureDatabase('records');
    expect(await couchOf(first).listDatabases()).toEqual(['records']);
  });

  test('starts on a copy of a folder in use', async () => {
    const first = create();
    await first.start();
    const copy = await mkdtemp(join(tmpdir(), 'supervisor-copy-'));
    await cp(dataDir, copy, { recursive: true });
    const second = create({ dataDir: copy });
    await second.start();
    expect(await couchOf(second).listDatabases()).toEqual([]);
    await second.stop();
    await rm(copy, { recursive: true });
  });

  test('waits for a folder whose server is gone but whose database is still there, and takes it when it is free', async () => {
    const directory = join(dataDir, 'databases');
    await mkdir(directory);
    const start = { type: 'start', directory, port: 0, username: 'a', password: 'b' } as const;
    const first = startChild({ childPath: bundle.childPath, log, start });
    await first.ready;
    let failures = 0;
    let starting: Promise<readonly string[]> | undefined;
    const warned = new Promise<void>((resolve) => {
      const second = create({ log: { ...log, warn: () => (failures += 1) && resolve() } });
      starting = second.start().then(() => couchOf(second).listDatabases());
    });
    await warned;
    await first.stop();
    expect(await starting).toEqual([]);
    expect(failures).toBeGreaterThan(0);
  });

  test('a child whose port was taken meanwhile gets another one', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const start = { type: 'start', directory: dataDir, port, username: 'a', password: 'b' } as const;
    const child = startChild({ childPath: bundle.childPath, log, start });
    expect(new URL(await child.ready).port).not.toBe(String(port));
    await child.stop();
    stranger.close();
  });

  test('a child that cannot start is reported', async () => {
    const database = create({ childPath: join(dataDir, 'missing.js'), startTimeoutMs: 0 });
    await expect(database.start()).rejects.toThrow('ended');
    expect(() => database.connection()).toThrow('not started');
  });

  test('why a child could not start is said with its end', async () => {
    const childPath = join(dataDir, 'full.mjs');
    const message = { type: 'log', level: 'error', message: 'IO error: No space left on device\n  at open' };
    await writeFile(childPath, `process.send(${JSON.stringify(message)}, () => process.exit(1));`);
    const database = create({ childPath, startTimeoutMs: 0 });
    await expect(database.start()).rejects.toThrow(/ended with code 1: IO error: No space left on device$/);
  });
});

function couchAt(connection: () => EmbeddedConnection): Couch {
  return createCouchNano({ engine: 'embedded', url: () => connection().url, credentials: connection, log });
}

function couchOf(database: EmbeddedDatabase): Couch {
  return couchAt(() => database.connection());
}

/** Several writers at once, killed by `strike` after the first answers; adds the acknowledged ids. */
async function writeUntilFailure(
  couch: Couch,
  prefix: string,
  acknowledged: Set<string>,
  strike: () => void,
): Promise<void> {
  let batches = 0;
  const writer = async (name: string): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const docs = Array.from({ length: 50 }, (_, k) => ({
        _id: `${prefix}:${name}:${n}:${k}`,
        text: 'x'.repeat(200),
      }));
      const outcomes = await couch.bulkWrite('records', docs).catch((error: unknown) => {
        if (!isCouchFailure(error)) throw error;
        return undefined;
      });
      if (outcomes === undefined) return;
      for (const outcome of outcomes) if (outcome.ok) acknowledged.add(outcome.id);
      batches += 1;
      if (batches === 5) strike();
    }
  };
  await Promise.all(['a', 'b', 'c'].map(writer));
}

/** From then on the child is ending: it takes no more connections. */
async function untilRefused(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    const isTaken = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (!isTaken) return;
  }
}

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error('no child to kill');
  process.kill(pid, 'SIGKILL');
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}
