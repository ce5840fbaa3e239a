/** The real pouchdb-server as the product runs it: the supervisor and its child, on a data folder of its own. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedDatabase, type EmbeddedDatabase } from '#server/embedded/supervisor.ts';
import { makeTestChild, type TestChild } from '#server/embedded/testing-child.ts';
import type { Couch } from '#server/ports/couch.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import { silentLog } from '#server/ports/log.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import type { Engine } from './server-host.ts';

export interface EmbeddedEngines {
  /** On a copy of a folder in which a server has been set up: making 30 databases takes longer than a seed. */
  readonly open: () => Promise<Engine>;
  readonly close: () => Promise<void>;
}

const LOG = silentLog;
const CLOCK = { nowMs: () => Date.now() };

export const prepareEmbeddedEngines = async (): Promise<EmbeddedEngines> => {
  const child = await makeTestChild();
  const embedded = createEmbeddedDatabase({ dataDir: child.dataDir, childPath: child.childPath, log: LOG });
  await embedded.start();
  const started = await startTestContext({ couch: couchOf(embedded) });
  await started.stop();
  await embedded.stop();
  return { open: () => openEngine(child), close: () => child.remove() };
};

const couchOf = (embedded: EmbeddedDatabase): Couch =>
  createCouchNano({
    engine: 'embedded',
    url: () => embedded.connection().url,
    credentials: () => embedded.connection(),
    log: LOG,
    clock: CLOCK,
  });

const openEngine = async ({ childPath, dataDir: template }: TestChild): Promise<Engine> => {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-data-'));
  const dataDir = join(folder, 'data');
  await cp(template, dataDir, { recursive: true });
  let embedded: EmbeddedDatabase | undefined;
  let copies = 0;
  const kill = (): void => {
    const pid = embedded?.pid();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  };
  const crash = async (): Promise<void> => {
    kill();
    await embedded?.stop();
    embedded = undefined;
  };
  return {
    connect: async () => {
      embedded = createEmbeddedDatabase({ dataDir, childPath, log: LOG });
      await embedded.start();
      return couchOf(embedded);
    },
    crash,
    copy: async () => {
      const copy = join(folder, `copy-${++copies}`);
      await cp(dataDir, copy, { recursive: true });
      return async () => {
        await rm(dataDir, { recursive: true });
        await cp(copy, dataDir, { recursive: true });
      };
    },
    wound: async () => {
      const back = new Promise<void>((resolve) => {
        const stop = embedded?.onRestart(() => {
          stop?.();
          resolve();
        });
      });
      kill();
      await back;
    },
    close: async () => {
      await crash();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
