/** `npm run build [app] [server]`: the app to dist/app, the server with its embedded database's entry to dist/server. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleValidation } from '../couchdb/bundle.mjs';
import { bundleForNode } from './lib/bundle.mjs';
import { buildStamped } from './lib/ensure-built.mjs';
import { fromRoot, root } from './lib/paths.mjs';
import { precompress } from './lib/precompress.mjs';

/** What the server folder is made of: source entry → file in dist/server. */
export const serverEntries = [
  { entry: 'sync-server/main.ts', file: 'main.js' },
  { entry: 'sync-server/seed.ts', file: 'seed.js' },
  { entry: 'sync-server/check-audit.ts', file: 'check-audit.js' },
  { entry: 'sync-server/embedded/child.ts', file: 'embedded-child.js' },
];

async function buildApp() {
  const vite = await import('vite');
  await vite.build({ root: fromRoot('app'), configFile: fromRoot('vite.config.ts'), logLevel: 'warn' });
  await precompress(fromRoot('dist/app'));
}

async function buildServer() {
  rmSync(fromRoot('dist/server'), { recursive: true, force: true });
  await bundleValidation();
  for (const { entry, file } of serverEntries) {
    await bundleForNode({ entry, outfile: fromRoot('dist/server', file) });
  }
}

/** @param {readonly string[]} parts */
export async function build(parts) {
  process.chdir(root);
  if (parts.includes('server')) await buildStamped('server', buildServer);
  if (parts.includes('app')) await buildStamped('app', buildApp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2).filter((part) => part === 'app' || part === 'server');
  await build(asked.length > 0 ? asked : ['app', 'server']);
}
