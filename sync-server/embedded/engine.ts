/**
 * The CouchDB-compatible application of pouchdb-server over synced LevelDB files. pouchdb-server's own entry reads
 * the command line, keeps its listening server to itself and opens as an admin party, so only its parts are used:
 * its Express 4 application, its PouchDB core and its adapter for a given LevelDB.
 *
 * Routes the server does not need are left out; several of them let one request end the process.
 */
import { createRequire } from 'node:module';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createLevelAdapter } from './level-adapter.ts';
import { createSyncedLevelDown } from './synced-leveldown.ts';
import type { LevelDown } from './synced-leveldown.ts';

interface PouchDatabase {
  close(): Promise<void>;
}

interface PouchConstructor {
  plugin(plugin: unknown): PouchConstructor;
  defaults(options: { prefix: string }): PouchConstructor;
  allDbs(): Promise<readonly string[]>;
  /** Where the application keeps its open databases. */
  readonly __dbCacheMap?: { forEach(each: (database: PouchDatabase) => void): void };
}

interface PouchApplication {
  (request: IncomingMessage, response: ServerResponse): void;
  setPouchDB(pouch: PouchConstructor): Promise<void>;
}

type PouchApplicationFactory = (options: {
  mode: string;
  inMemoryConfig: boolean;
  overrideMode: { include: string[]; exclude: string[] };
}) => PouchApplication;

export interface Engine {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Rejects when another process still holds the folder. `onWriteFailure`: see write-recovery.ts. */
export async function openEngine(directory: string, onWriteFailure: () => void): Promise<Engine> {
  const require = createRequire(import.meta.url);
  // These are dependencies of pouchdb-server, so they are looked up from there.
  const requirePart = createRequire(require.resolve('pouchdb-server/package.json'));
  const leveldown = createSyncedLevelDown(require('leveldown') as LevelDown, onWriteFailure);
  const adapterFor = requirePart('./lib/customLevelAdapter.js') as Parameters<typeof createLevelAdapter>[0];
  const core = requirePart('pouchdb-core') as PouchConstructor;
  const pouch = core
    .plugin(requirePart('pouchdb-mapreduce'))
    .plugin(createLevelAdapter(adapterFor, leveldown))
    .defaults({ prefix: join(directory, '/') });
  const createApplication = requirePart('express-pouchdb') as PouchApplicationFactory;
  const application = createApplication({
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    overrideMode: {
      include: ['routes/find'],
      exclude: ['compression', 'routes/temp-views', 'routes/session-stub', 'routes/attachments'],
    },
  });
  await application.setPouchDB(pouch);
  // Opens the list of databases, hence takes the folder's lock, before anybody is told that we are here.
  await pouch.allDbs();
  return {
    handle: application,
    close: async () => {
      const closing: Promise<void>[] = [];
      pouch.__dbCacheMap?.forEach((database) => closing.push(database.close()));
      await Promise.allSettled(closing);
    },
  };
}
