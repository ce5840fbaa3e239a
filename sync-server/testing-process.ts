/**
 * For tests: the server as a process of its own, bundled as the build bundles it, over the embedded database. It can be killed
 * like a machine that loses power, and its data folder copied as it stands at that moment.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { validationSource } from '#couchdb/bundle.mjs';
import type { Actor } from '#schemas/rules/roles.ts';
import { signAccessToken } from './auth/access-token.ts';
import { readOrMakeSecrets } from './setup/secrets.ts';

export interface ServerBundle {
  readonly mainPath: string;
  remove(): Promise<void>;
}

/** Inside node_modules, because packages stay outside the bundle and are looked up from its place. */
export async function bundleServer(): Promise<ServerBundle> {
  const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'server-'));
  const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  await build({
    entryPoints: { main: entry('./main.ts'), 'embedded-child': entry('./embedded/child.ts') },
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'silent',
  });
  await writeFile(join(folder, 'validation.js'), await validationSource());
  return { mainPath: join(folder, 'main.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface ServerProcess {
  readonly url: string;
  readonly output: readonly string[];
  post(path: string, body: unknown, actor?: Actor): Promise<Response>;
  /** Sends the signal and waits for the end; the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startProcess(
  mainPath: string,
  dataDir: string,
  args: string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [mainPath, ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  const port = await whenListening(child, output);
  const url = `http://127.0.0.1:${port}`;
  const secrets = await readOrMakeSecrets(dataDir);
  return {
    url,
    output,
    post: async (path, body, actor) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (actor?.kind === 'account') {
        const claims = { accountId: actor.id, sessionId: 'session', roles: actor.roles };
        headers['authorization'] = `Bearer ${await signAccessToken(secrets.accessToken, claims, Date.now())}`;
      }
      return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    end: async (signal) => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

function whenListening(child: ChildProcess, output: string[]): Promise<number> {
  if (child.stdout === null) throw new Error('no output to read');
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      output.push(line);
      const port = /"port":(\d+).*"listening"/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output.join('\n')}`)));
  });
}
