/**
 * For tests: the server as a process of its own, bundled as the build bundles it, over the embedded database. It can be killed
 * like a machine that loses power, and its data folder copied as it stands at that moment.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { validationSource } from '#couchdb/bundle.mjs';
import type { Actor } from '#schemas/rules/roles.ts';
import { signAccessToken } from './auth/access-token.ts';
import { readOrMakeSecrets } from './setup/secrets.ts';

export interface ServerBundle {
  readonly mainPath: string;
  readonly checkAuditPath: string;
  remove(): Promise<void>;
}

/** Inside node_modules, because packages stay outside the bundle and are looked up from its place. */
export async function bundleServer(): Promise<ServerBundle> {
  const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'server-'));
  const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  await build({
    entryPoints: {
      main: entry('./main.ts'),
      'check-audit': entry('./check-audit.ts'),
      'embedded-child': entry('./embedded/child.ts'),
    },
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'silent',
  });
  await writeFile(join(folder, 'validation.js'), await validationSource());
  return {
    mainPath: join(folder, 'main.js'),
    checkAuditPath: join(folder, 'check-audit.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Answered {
  readonly status: number | undefined;
  readonly body: unknown;
}

export interface ServerProcess {
  readonly url: string;
  readonly output: readonly string[];
  authorization(actor: Actor): Promise<Record<string, string>>;
  post(path: string, body: unknown, actor?: Actor): Promise<Response>;
  /** Gives the server the headers only; the function that it resolves to sends the body and reads the answer. */
  beginPost(path: string, body: unknown, actor?: Actor): Promise<() => Promise<Answered>>;
  /** Resolves when a line of the output is like this. */
  said(pattern: RegExp): Promise<void>;
  /** Sends the signal and waits for the end; the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** The same to the server and its database at once, as a service manager does; with `ownGroup` only. */
  endGroup(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  /** What a person reads. */
  readonly sentence: string;
  readonly log: string;
}

/** One that ends by itself: a start that is refused, a tool. */
export async function endedProcess(
  mainPath: string,
  environment: Readonly<Record<string, string>>,
  args: string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [mainPath, ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [ended, sentence, log] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stderr),
    text(child.stdout),
  ]);
  return { code: ended[0], sentence, log };
}

export async function startProcess(
  mainPath: string,
  dataDir: string,
  { args = [], ownGroup = false }: { readonly args?: string[]; readonly ownGroup?: boolean } = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [mainPath, ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: ownGroup,
  });
  const output: string[] = [];
  const port = await whenListening(child, output);
  const url = `http://127.0.0.1:${port}`;
  const secrets = await readOrMakeSecrets(dataDir);
  const authorization = async (actor?: Actor): Promise<Record<string, string>> => {
    if (actor?.kind !== 'account') return {};
    const claims = { accountId: actor.id, sessionId: 'session', roles: actor.roles };
    const token = await signAccessToken(secrets.accessToken, claims, Date.now());
    return { authorization: `Bearer ${token}` };
  };
  const headersOf = async (actor?: Actor): Promise<Record<string, string>> => ({
    'content-type': 'application/json',
    ...(await authorization(actor)),
  });
  const endWith = async (strike: () => void): Promise<number | null> => {
    const ended = once(child, 'exit') as Promise<[number | null]>;
    strike();
    return (await ended)[0];
  };
  return {
    url,
    output,
    authorization,
    post: async (path, body, actor) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: await headersOf(actor),
        body: JSON.stringify(body),
      }),
    beginPost: async (path, body, actor) => beginPost(`${url}${path}`, body, await headersOf(actor)),
    said: (pattern) => said(child, output, pattern),
    end: (signal) => endWith(() => child.kill(signal)),
    endGroup: (signal) => endWith(() => process.kill(-pidOf(child), signal)),
  };
}

/** The server has read the headers when this resolves, and waits for the body. */
export async function beginPost(
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<() => Promise<Answered>> {
  const sending = request(url, { method: 'POST', headers: { ...headers, expect: '100-continue' } });
  sending.flushHeaders();
  await once(sending, 'continue');
  return async () => {
    sending.end(JSON.stringify(body));
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    return { status: response.statusCode, body: await json(response) };
  };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('no process');
  return pid;
}

async function said(child: ChildProcess, output: readonly string[], pattern: RegExp): Promise<void> {
  while (!output.some((line) => pattern.test(line))) {
    if (child.stdout === null) throw new Error('no output to read');
    await once(child.stdout, 'data');
  }
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
