/**
 * Installs the packages when they are absent or differ from package-lock.json.
 *
 * npm writes node_modules/.package-lock.json as the last act of an install, so it both tells what is there and proves
 * that the install ended. Comparing it with the lock needs no stamp of our own and accepts any earlier `npm install`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { npm } from './run.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesIn(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Optional packages are left out: which of them are present depends on the platform. */
function isInstalled() {
  const wanted = packagesIn(fromRoot('package-lock.json'));
  const present = packagesIn(fromRoot('node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '' || optional || devOptional) return true;
    return present[path]?.version === version;
  });
}

/** @param {(line: string) => void} say */
export async function ensureInstalled(say) {
  if (isInstalled()) return;
  say('Installing packages (npm ci), once; this can take a minute…');
  // --include=dev: the build tools are development dependencies, also where NODE_ENV says production.
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0 && isInstalled()) return;
  process.stderr.write(output);
  throw new Error(
    code === 0 ? 'npm ci ended, but packages are still missing' : `npm ci failed (exit ${code})`,
  );
}
