/** One run of the database child: from fork to exit. The supervisor decides what follows. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Log } from '#server/ports/log.ts';
import { isChildMessage, STOP } from './messages.ts';
import type { StartMessage } from './messages.ts';

/** Opening takes about a second; a phone-sized server with a cold disk gets more. */
const READY_TIMEOUT_MS = 30_000;
/** Longer than the time the child allows its running requests. */
const KILL_AFTER_MS = 8_000;

interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningChild {
  readonly pid: number | undefined;
  /** The address, once the database answered a request there. Rejects when the child ends or stays silent. */
  readonly ready: Promise<string>;
  readonly exited: Promise<ChildExit>;
  /** Lets running requests finish, then insists. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly childPath: string;
  readonly start: StartMessage;
  readonly log: Log;
}

export function startChild({ childPath, start, log }: ChildOptions): RunningChild {
  const child = fork(childPath, [], {
    // The server's environment holds secrets that are no business of the database's. More threads than the usual 4,
    // because each waits for a disk while it syncs.
    env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '8' },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  forwardLines(child.stdout, (line) => log.warn({ line }, 'embedded database wrote to its output'));
  forwardLines(child.stderr, (line) => log.warn({ line }, 'embedded database wrote to its output'));
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    // Without a process there will be no 'exit'.
    child.on('error', () => child.pid === undefined && resolve({ code: null, signal: null }));
  });
  const ready = whenListening(child, exited, log).then((port) => whenAnswering(port, start));
  // A rejection is the starter's to handle, but the child may be stopped before anybody waits for it.
  ready.catch(() => {});
  child.send(start, () => {});
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    child.send(STOP, () => {});
    await exited;
    clearTimeout(timer);
  };
  return { pid: child.pid, ready, exited, stop, kill };
}

function whenListening(child: ChildProcess, exited: Promise<ChildExit>, log: Log): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no sign of the database child')), READY_TIMEOUT_MS);
    let lastError = '';
    child.on('message', (message) => {
      if (!isChildMessage(message)) return;
      if (message.type === 'listening') {
        clearTimeout(timer);
        resolve(message.port);
        return;
      }
      if (message.level === 'error') lastError = `: ${message.message.split('\n')[0]}`;
      log[message.level]({ pid: child.pid }, `embedded database: ${message.message}`);
    });
    child.on('error', reject);
    void exited.then(({ code, signal }) => {
      clearTimeout(timer);
      reject(new Error(`the database child ended with ${signal ?? `code ${code}`}${lastError}`));
    });
  });
}

async function whenAnswering(port: number, { username, password }: StartMessage): Promise<string> {
  const url = `http://127.0.0.1:${port}`;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(url, {
    headers: { authorization },
    signal: AbortSignal.timeout(READY_TIMEOUT_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`the database child answered ${response.status}`);
  return url;
}

function forwardLines(stream: Readable | null, forward: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', forward);
}
