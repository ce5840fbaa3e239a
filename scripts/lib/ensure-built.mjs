/**
 * Builds what is stale. The app and the server are judged apart: a stamp in dist/ holds the hash of every source file
 * that its part was built from, so an unchanged part is never built twice and a changed one never runs old code.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromRoot, root } from './paths.mjs';
import { capture } from './run.mjs';

/** @typedef {'app' | 'server'} Part */

const sharedSources = ['schemas', 'scripts/build.mjs', 'scripts/lib', 'package-lock.json', 'package.json'];

/** @type {Record<Part, string[]>} */
const sources = {
  app: [...sharedSources, 'app', 'scripts/vite', 'vite.config.ts'],
  server: [...sharedSources, 'sync-server', 'couchdb'],
};

const notBuilt = /\.test\.tsx?$|(^|\/)node_modules$/;

/**
 * @param {string} path relative to the root
 * @returns {string[]} files below it, relative to the root, in a stable order
 */
function filesUnder(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (path.includes('.')) return [path];
  return readdirSync(absolute, { withFileTypes: true })
    .map((entry) => ({ entry, path: `${path}/${entry.name}` }))
    .filter((child) => !notBuilt.test(child.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((child) => (child.entry.isDirectory() ? filesUnder(child.path) : [child.path]));
}

/** @param {Part} part */
function sourceHash(part) {
  const hash = createHash('sha256');
  for (const path of sources[part].flatMap(filesUnder)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {Part} part */
const stampPath = (part) => fromRoot('dist', `${part}.stamp`);

/** @param {Part} part */
function isStale(part) {
  const stamp = stampPath(part);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash(part);
}

/**
 * The stamp goes before the build and comes back after it, so that a build cut short is never taken for a good one.
 * The hash is taken first: a file that changes during the build makes the result stale again.
 * @param {Part} part
 * @param {() => Promise<void>} build
 */
export async function buildStamped(part, build) {
  const hash = sourceHash(part);
  const stamp = stampPath(part);
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** @returns {Part[]} */
const staleParts = () => /** @type {Part[]} */ (['app', 'server']).filter(isStale);

/** @param {(line: string) => void} say */
export async function ensureBuilt(say) {
  const stale = staleParts();
  if (stale.length === 0) return;
  say(`Building ${stale.join(' and ')}…`);
  // In a process of its own: quiet, and what the bundlers hold in memory is gone before the server starts.
  const { code, output } = await capture(process.execPath, [fromRoot('scripts/build.mjs'), ...stale]);
  if (code !== 0) throw new Error(`The build failed.\n${output}`);
}
