/** The database behind the server: the embedded one, started and watched here, or a real CouchDB by its address. */
import type { Config } from '#server/config.ts';
import { createEmbeddedDatabase } from '#server/embedded/supervisor.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Couch } from '#server/ports/couch.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import type { Log } from '#server/ports/log.ts';

export interface Connection {
  readonly couch: Couch;
  /** Names the engine and where it stands, without credentials. */
  readonly place: string;
  stop(): Promise<void>;
}

export interface ConnectOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly embeddedChild: string;
}

export async function connect(options: ConnectOptions): Promise<Connection> {
  return options.config.couchUrl === undefined
    ? connectEmbedded(options)
    : connectCouchDb(options, new URL(options.config.couchUrl));
}

async function connectEmbedded({ config, clock, log, embeddedChild }: ConnectOptions): Promise<Connection> {
  const embedded = createEmbeddedDatabase({ dataDir: config.dataDir, childPath: embeddedChild, log });
  await embedded.start();
  const couch = createCouchNano({
    engine: 'embedded',
    url: () => embedded.connection().url,
    credentials: () => embedded.connection(),
    log,
    clock,
  });
  return { couch, place: 'embedded', stop: () => embedded.stop() };
}

async function connectCouchDb({ config, clock, log }: ConnectOptions, address: URL): Promise<Connection> {
  const username = decodeURIComponent(address.username);
  const password = decodeURIComponent(address.password);
  const url = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  const couch = createCouchNano({
    engine: 'couchdb',
    url: () => url,
    credentials: () => ({ username, password }),
    jwtSecret: config.couchJwtSecret === undefined ? undefined : Buffer.from(config.couchJwtSecret, 'base64'),
    log,
    clock,
  });
  await couch.ping();
  return { couch, place: `couchdb ${url}`, stop: async () => {} };
}
