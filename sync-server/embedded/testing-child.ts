/**
 * For tests: the database child bundled as the build bundles it. It stands inside node_modules because the bundle
 * leaves packages out and looks them up from its own place.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface TestChild {
  readonly childPath: string;
  /** testing-parent.ts, bundled. */
  readonly parentPath: string;
  /** An empty data folder, removed by `remove`. */
  readonly dataDir: string;
  remove(): Promise<void>;
}

export async function makeTestChild(): Promise<TestChild> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  const bundleDir = await mkdtemp(join(cache, 'embedded-child-'));
  const entryPoints = [
    new URL('./child.ts', import.meta.url),
    new URL('./testing-parent.ts', import.meta.url),
  ].map((url) => fileURLToPath(url));
  await build({
    entryPoints,
    outdir: bundleDir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'embedded-data-'));
  return {
    childPath: join(bundleDir, 'child.js'),
    parentPath: join(bundleDir, 'testing-parent.js'),
    dataDir,
    remove: async () => {
      for (const folder of [bundleDir, dataDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}
