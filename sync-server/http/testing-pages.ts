/** For tests: a folder as the build leaves it, with pages, one hashed script and its compressed forms. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export interface TestPages {
  readonly appDir: string;
  remove(): Promise<void>;
}

export async function makeTestPages(): Promise<TestPages> {
  const appDir = await mkdtemp(join(tmpdir(), 'aesi-app-'));
  await mkdir(join(appDir, 'assets'));
  const script = `console.log(${'1'.repeat(2000)})`;
  const files: Record<string, string | Buffer> = {
    'index.html': '<h1>main</h1>',
    'kiosk.html': '<h1>kiosk</h1>',
    'presence.html': '<h1>presence</h1>',
    'service-worker.js': '//',
    'manifest.webmanifest': '{}',
    'csp-hashes.json': JSON.stringify({ 'index.html': ['sha256-abc='], 'kiosk.html': ["x'; script-src *"] }),
    'assets/main-AbCd1234.js': script,
    'assets/main-AbCd1234.js.br': brotliCompressSync(script),
    'assets/main-AbCd1234.js.gz': gzipSync(script),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(appDir, name), content);
  return { appDir, remove: () => rm(appDir, { recursive: true }) };
}
