/**
 * Keeps the embedded database running: starts the child, waits until it answers, starts it again with growing pauses
 * when it dies, and takes it down with the server.
 *
 * What must stay true: at most one child at a time; `url` always names the last child that answered; after `stop`
 * nothing starts any more. A folder that another living server uses is refused at once (`FolderInUse`); one still locked by
 * a child whose parent was killed is an ordinary failed attempt: that child ends when it sees its channel closed, and the next
 * attempt succeeds.
 */
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#server/ports/log.ts';
import { readOrMakePassword } from './password.ts';
import { startChild } from './running-child.ts';
import type { RunningChild } from './running-child.ts';
import { databasesIn, FolderInUse, isServed, notePort } from './served-folder.ts';

const USERNAME = 'server';
const DEFAULT_START_TIMEOUT_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** A child that lived this long was healthy: the next pause is short again. */
const HEALTHY_AFTER_MS = 60_000;

export interface EmbeddedConnection {
  /** Without credentials, for instance `http://127.0.0.1:41873`. Changes when the old port was taken after a restart. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface EmbeddedDatabaseOptions {
  /** Made when missing. Holds the databases and the password. One server at a time. */
  readonly dataDir: string;
  /** The bundled child.ts. */
  readonly childPath: string;
  readonly log: Log;
  /** How long `start` keeps trying before it gives up. */
  readonly startTimeoutMs?: number;
}

export interface EmbeddedDatabase {
  /** Resolves when the database answers; rejects when it did not within the time, and at once with `FolderInUse`. */
  start(): Promise<EmbeddedConnection>;
  /** Resolves when the child is gone. For good. */
  stop(): Promise<void>;
  /** The current place of the database. Throws before `start` resolved. */
  connection(): EmbeddedConnection;
  /** Called after each restart, when the database answers again. Returns the way to stop being called. */
  onRestart(listener: (connection: EmbeddedConnection) => void): () => void;
  /** The running child's process id, undefined while there is none. */
  pid(): number | undefined;
}

export function createEmbeddedDatabase(options: EmbeddedDatabaseOptions): EmbeddedDatabase {
  const { dataDir, childPath, log, startTimeoutMs = DEFAULT_START_TIMEOUT_MS } = options;
  const listeners = new Set<(connection: EmbeddedConnection) => void>();
  const stopping = new AbortController();
  let child: RunningChild | undefined;
  let connection: EmbeddedConnection | undefined;
  let keeping: Promise<void> | undefined;
  let failures = 0;

  /** One attempt; the new child is the current one as soon as it exists, so that `stop` finds it. */
  const launch = async (): Promise<RunningChild> => {
    const directory = databasesIn(dataDir);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const password = await readOrMakePassword(dataDir);
    stopping.signal.throwIfAborted();
    const port = connection === undefined ? 0 : Number(new URL(connection.url).port);
    child = startChild({
      childPath,
      log,
      start: { type: 'start', directory, port, username: USERNAME, password },
    });
    const url = await child.ready;
    connection = { url, username: USERNAME, password };
    await notePort(dataDir, Number(new URL(url).port)).catch((error: unknown) => {
      log.warn({ err: error }, 'port of the embedded database not noted');
    });
    return child;
  };

  /** Tries until a child answers, with growing pauses, until `deadlineMs`. */
  const launchUntil = async (deadlineMs: number): Promise<RunningChild> => {
    for (;;) {
      if (await isServed(dataDir)) throw new FolderInUse(dataDir);
      try {
        return await launch();
      } catch (error) {
        await child?.kill();
        stopping.signal.throwIfAborted();
        const pauseMs = nextPauseMs(failures);
        failures += 1;
        log.warn({ err: error, failures, pauseMs }, 'embedded database did not start');
        if (Date.now() + pauseMs > deadlineMs) throw error;
        await pause(pauseMs, undefined, { signal: stopping.signal });
      }
    }
  };

  const keepRunning = async (first: RunningChild): Promise<void> => {
    let current = first;
    for (;;) {
      const startedAtMs = Date.now();
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAtMs >= HEALTHY_AFTER_MS) failures = 0;
      const pauseMs = nextPauseMs(failures);
      failures += 1;
      log.error({ ...exit, pauseMs }, 'embedded database ended; starting it again');
      await pause(pauseMs, undefined, { signal: stopping.signal });
      current = await launchUntil(Infinity);
      log.info({ pid: current.pid }, 'embedded database answers again');
      if (connection !== undefined) for (const listener of listeners) listener(connection);
    }
  };

  const currentConnection = (): EmbeddedConnection => {
    if (connection === undefined) throw new Error('the embedded database was not started');
    return connection;
  };

  return {
    start: async () => {
      const first = await launchUntil(Date.now() + startTimeoutMs);
      failures = 0;
      keeping = keepRunning(first).catch((error: unknown) => {
        if (!stopping.signal.aborted) throw error;
      });
      return currentConnection();
    },
    stop: async () => {
      stopping.abort(new Error('the embedded database was stopped'));
      await child?.stop();
      await keeping;
    },
    connection: currentConnection,
    onRestart: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pid: () => child?.pid,
  };
}

function nextPauseMs(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
}
