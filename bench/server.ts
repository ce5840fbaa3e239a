/** Starts the server under measurement on a copy of a filled data folder, and takes it down with its copy. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EmbeddedConnection } from '#server/embedded/supervisor.ts';
import { places } from './places.ts';
import type { FromServer, ServerWish, Signed, ToServer } from './server-messages.ts';

export interface BenchServer {
  readonly url: string;
  /** Where its database answers without it. */
  readonly database: EmbeddedConnection;
  readonly sign: (email: string) => Promise<Signed>;
  readonly stop: () => Promise<void>;
}

export const startServer = async (filled: string, appDir: string): Promise<BenchServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'aesi-bench-data-'));
  await cp(filled, dataDir, { recursive: true });
  const child = fork(places.serverProcess, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send({ dataDir, appDir, builtServer: pathToFileURL(places.serverMain).href } satisfies ServerWish);
  const ready = await answerOf(child, 'ready');
  return {
    url: ready.url,
    database: ready.database,
    sign: async (email) => {
      const answer = answerOf(child, 'token');
      child.send({ type: 'token', email } satisfies ToServer);
      return (await answer).signed;
    },
    stop: async () => {
      if (child.connected) {
        const ended = once(child, 'exit');
        child.send({ type: 'stop' } satisfies ToServer);
        await ended;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const answerOf = <T extends FromServer['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<FromServer, { type: T }>> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the server ended with ${code}`));
    const onMessage = (message: FromServer): void => {
      if (message.type === 'failed') reject(new Error(message.detail));
      if (message.type !== type) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(message as Extract<FromServer, { type: T }>);
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
