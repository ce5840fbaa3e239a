/**
 * Checks that package-lock.json names every optional package, those for other platforms included. npm leaves out what the
 * registry at hand didn't offer when the lock was written, and `npm ci` then refuses the whole lock, on every machine.
 */
import { readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/** @typedef {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} Packages */

/**
 * Node's own search: beside the package that asks, then in each folder above.
 * @param {Packages} packages
 * @param {string} asker path of the package in the lock, '' for the root
 * @param {string} name
 */
function isNamed(packages, asker, name) {
  for (let place = asker; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
    if (!place.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

/** @returns {{ ok: boolean, details: string }} */
export function checkLockFile() {
  /** @type {Packages} */
  const packages = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')).packages;
  const missing = Object.entries(packages).flatMap(([asker, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isNamed(packages, asker, name))
      .map(([name, version]) => `${name}@${version}, wanted by ${asker}, is missing from package-lock.json`),
  );
  return { ok: missing.length === 0, details: missing.join('\n') };
}
