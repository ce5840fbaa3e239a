/**
 * The embedded database: a process of its own, because PouchDB's work would stall the server's event loop and because
 * a fault in it must not end the server. It listens on loopback only and answers 401 to whoever is not its parent's
 * server; the check stands before the database application, so there is no moment without an administrator.
 *
 * It lives until its parent asks it to end, and never longer than its parent: when the IPC channel closes, for whatever
 * reason, it ends. A survivor would hold LevelDB's lock and block the next start.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { format } from 'node:util';
import { openEngine } from './engine.ts';
import { isStartMessage, isStopMessage } from './messages.ts';
import type { ChildMessage, LogMessage, StartMessage } from './messages.ts';
import { challengeOf } from './served-folder.ts';
import { createWriteRecovery, hasRoom } from './write-recovery.ts';

const LOOPBACK = '127.0.0.1';
/** How long running requests may take to finish once the end was asked for. */
const GRACE_MS = 5_000;

const closers: (() => Promise<void>)[] = [];
let ending = false;

function send(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

function log(level: LogMessage['level'], message: string): void {
  send({ type: 'log', level, message });
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(code), GRACE_MS).unref();
  for (const close of closers.reverse()) await close();
  process.exit(code);
}

function fail(what: string, error: unknown): void {
  log('error', `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  // Leaves the message time to go out.
  setImmediate(() => process.exit(1));
}

async function start({ directory, port, username, password }: StartMessage): Promise<void> {
  const recover = createWriteRecovery({
    isRoomBack: () => hasRoom(directory),
    restart: () => {
      log('error', 'the disk took nothing; the database is opened anew');
      void end(1);
    },
  });
  const engine = await openEngine(directory, () => void recover());
  closers.push(() => engine.close());
  const isAuthorized = createAuthorization(username, password);
  const challenge = await challengeOf(directory);
  const server = createServer((request, response) => {
    // A kept-alive connection that was busy when the server closed would hold the end up.
    response.once('close', () => ending && setImmediate(() => server.closeIdleConnections()));
    if (isAuthorized(request.headers.authorization)) return engine.handle(request, response);
    response.writeHead(401, {
      'content-type': 'application/json',
      // One that is about to let go of the folder is no reason not to start another.
      ...(!ending && { 'www-authenticate': challenge }),
    });
    response.end('{"error":"unauthorized","reason":"Name or password is incorrect."}\n');
  });
  // Longer than any pause between two requests of the server, so that it never writes into a closing connection.
  server.keepAliveTimeout = 120_000;
  closers.push(() => closeServer(server));
  send({ type: 'listening', port: await listen(server, port) });
}

function createAuthorization(username: string, password: string): (header: string | undefined) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  return (header) => header !== undefined && timingSafeEqual(digest(header), expected);
}

async function listen(server: Server, port: number): Promise<number> {
  const attempt = (wished: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: LOOPBACK, port: wished }, () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  await attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return attempt(0);
  });
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

// Libraries below write to the console; standard output is not a place for that here.
for (const level of ['log', 'info', 'warn', 'error'] as const) {
  console[level] = (...parts: unknown[]) => log(level === 'log' ? 'info' : level, format(...parts));
}
process.on('uncaughtException', (error) => fail('uncaught exception', error));
process.on('unhandledRejection', (error) => fail('unhandled rejection', error));
process.on('disconnect', () => void end(0));
// A terminal's Ctrl-C and a service manager's stop reach every process at once. The parent decides when the database goes:
// it still finishes what it accepted.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {});
process.on('message', (message) => {
  if (isStopMessage(message)) void end(0);
  if (isStartMessage(message)) start(message).catch((error: unknown) => fail('start failed', error));
});
