/** `npm run dev`: the server rebuilt and restarted on every change, and the app from Vite with the server behind its proxy. */
import { spawn } from 'node:child_process';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { fromRoot, root } from './lib/paths.mjs';

endWithNpm();
await ensureInstalled((line) => console.error(line));
// Imported late: these packages may only just have been installed.
const esbuild = await import('esbuild');
const { createServer } = await import('vite');
const { serverEntries } = await import('./build.mjs');
const { bundleValidation } = await import('../couchdb/bundle.mjs');
const { nodeBundleOptions } = await import('./lib/bundle.mjs');

const appPort = 5173;
const serverPort = Number(process.env['PORT'] ?? 8080);
const outDir = fromRoot('dist/dev/server');

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;

/** The old server is awaited: two of them cannot hold one database. */
async function stopServer() {
  const running = server;
  server = undefined;
  if (!running || running.exitCode !== null) return;
  const gone = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  await gone;
}

async function restartServer() {
  await stopServer();
  server = spawn(
    process.execPath,
    ['--enable-source-maps', fromRoot('dist/dev/server/main.js'), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PORT: String(serverPort),
        PUBLIC_URL: process.env['PUBLIC_URL'] ?? `http://localhost:${appPort}`,
      },
    },
  );
}

/** Restarts run one after the other, however fast the changes come. */
let restarts = Promise.resolve();

/** @type {import('esbuild').Plugin} */
const restartAfterBuild = {
  name: 'restart-server',
  setup(build) {
    build.onEnd((result) => {
      if (result.errors.length === 0) restarts = restarts.then(restartServer);
    });
  },
};

// However this process ends, it leaves no server behind that holds the database.
process.on('exit', () => server?.kill('SIGTERM'));

process.env['PORT'] = String(serverPort);
await bundleValidation(`${outDir}/validation.js`);
for (const { entry, file } of serverEntries) {
  const isMain = file === 'main.js';
  const context = await esbuild.context({
    ...nodeBundleOptions({ entry, outfile: `${outDir}/${file}` }),
    logLevel: 'warning',
    plugins: isMain ? [restartAfterBuild] : [],
  });
  await (isMain ? context.watch() : context.rebuild());
}

const vite = await createServer({ root: fromRoot('app'), configFile: fromRoot('vite.config.ts') });
await vite.listen(appPort);
vite.printUrls();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void Promise.allSettled([stopServer(), vite.close(), esbuild.stop()]).then(() => process.exit(0));
  });
}
