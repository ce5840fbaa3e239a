import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import { silentLog } from '#server/ports/log.ts';
import type { Couch } from '#server/ports/couch.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './engine.ts';

interface Binding {
  db_open: (...args: unknown[]) => void;
  db_put: (...args: unknown[]) => void;
  db_del: (...args: unknown[]) => void;
  batch_do: (...args: unknown[]) => void;
  batch_write: (...args: unknown[]) => void;
}

/** The calls into LevelDB itself; their options stand before the callback. */
const WRITES = ['db_put', 'db_del', 'batch_do', 'batch_write'] as const;

/** As LevelDB words it. */
const DISK_FULL = new Error('IO error: /data/000011.ldb: No space left on device');
const failing = (...args: unknown[]): void => (args.at(-1) as (error: Error) => void)(DISK_FULL);

describe('every write of the embedded engine', () => {
  const binding = createRequire(import.meta.url)('leveldown/binding.js') as Binding;
  const originals = { ...binding };
  const writes: { readonly call: string; readonly sync: unknown }[] = [];
  let directory: string;
  let engine: Engine;
  let server: Server;
  let couch: Couch;
  let failures = 0;
  const onFailure = (): void => void (failures += 1);
  beforeAll(async () => {
    for (const call of WRITES) {
      binding[call] = (...args) => {
        writes.push({ call, sync: (args.at(-2) as { sync?: unknown }).sync });
        originals[call](...args);
      };
    }
    directory = await mkdtemp(join(tmpdir(), 'synced-'));
    engine = await openEngine(directory, onFailure);
    server = createServer((request, response) => engine.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    couch = createCouchNano({
      engine: 'embedded',
      url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: () => ({ username: 'any', password: 'any' }),
      log: silentLog,
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await engine.close();
    Object.assign(binding, originals);
    await rm(directory, { recursive: true, force: true });
  });
  afterEach(() => writes.splice(0));

  test('reaches LevelDB with sync: acknowledged means on disk', async () => {
    const steps = [
      () => couch.ensureDatabase('records'),
      () =>
        couch.bulkWrite(
          'records',
          Array.from({ length: 100 }, (_, n) => ({ _id: `d${n}`, n })),
        ),
      () => couch.putDesign('records', { _id: '_design/x', n: 1 }),
      () => couch.ensureIndex('records', 'by-n', ['n']),
      () => couch.bulkWrite('records', [{ _id: 'more' }]),
      () => couch.compact('records'),
      () => couch.destroyDatabase('records'),
    ];
    for (const step of steps) {
      const before = writes.length;
      await step();
      expect(writes.length).toBeGreaterThan(before);
    }
    expect(writes.filter(({ sync }) => sync !== true)).toEqual([]);
  });

  test('of a batch goes in one, so that a batch waits for the disk once', async () => {
    await couch.ensureDatabase('batches');
    writes.splice(0);
    await couch.bulkWrite(
      'batches',
      Array.from({ length: 100 }, (_, n) => ({ _id: `d${n}` })),
    );
    expect(writes).toEqual([{ call: 'batch_do', sync: true }]);
  });

  test('behind one that failed is refused: LevelDB would lose it at the next start', async () => {
    await couch.ensureDatabase('full');
    await couch.ensureDatabase('other');
    await couch.bulkWrite('full', [{ _id: 'before' }]);
    const write = binding.batch_do;
    binding.batch_do = failing;
    await expect(couch.bulkWrite('full', [{ _id: 'failed' }])).rejects.toThrow(CouchUnavailable);
    binding.batch_do = write;
    expect(failures).toBe(1);
    await expect(couch.bulkWrite('full', [{ _id: 'behind' }])).rejects.toThrow(CouchUnavailable);
    expect(failures).toBe(2);
    const ids = ['before', 'failed', 'behind'];
    expect((await couch.getMany('full', ids)).map((doc) => doc?._id)).toEqual([
      'before',
      undefined,
      undefined,
    ]);
    expect(await couch.bulkWrite('other', [{ _id: 'taken' }])).toMatchObject([{ ok: true }]);
  });

  test('waits for room, and says so, also where there is none to open a database', async () => {
    await couch.ensureDatabase('unopened');
    await engine.close();
    engine = await openEngine(directory, onFailure);
    failures = 0;
    binding.db_open = (...args) =>
      (String(args[1]).endsWith('unopened') ? failing : originals.db_open)(...args);
    await expect(couch.get('unopened', 'x')).rejects.toThrow(CouchUnavailable);
    binding.db_open = originals.db_open;
    expect(failures).toBeGreaterThan(0);
    // The engine keeps it as it failed: only another process opens it.
    await expect(couch.get('unopened', 'x')).rejects.toThrow(CouchUnavailable);
  });
});
