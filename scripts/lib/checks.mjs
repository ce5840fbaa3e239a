/**
 * The static checks: each runs a tool and says whether it is content. A tool that cannot run is a failed check.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkLockFile } from './lock-file.mjs';
import { root } from './paths.mjs';
import { binOf, capture } from './run.mjs';

/** @typedef {{ ok: boolean, details: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Check */

/**
 * TypeScript's projects. The root's are the tests, with both worlds' types; it builds on `schemas`, `app` and `sync-server`, which
 * are checked once, each with the types of its own world, and known to the others by their declarations.
 */
const projects = ['app/pwa', 'scripts', '.'];

/** Folders that dependency-cruiser reads. */
const cruised = ['schemas', 'app', 'sync-server', 'couchdb', 'e2e', 'bench', 'scripts'];

/**
 * A cruise that silently saw (almost) nothing passes every rule: it once did, under a TypeScript it did not know.
 * Measured against the files on disk; the margin leaves room for declaration files.
 */
const cruisedShare = 0.9;

/**
 * @param {string} packageName
 * @param {string[]} args
 * @param {string} [binName]
 * @returns {Promise<Outcome>}
 */
async function tool(packageName, args, binName) {
  const { code, output } = await capture(process.execPath, [binOf(packageName, binName), ...args]);
  return { ok: code === 0, details: output };
}

function countTypeScriptFiles() {
  return cruised
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
    .filter((name) => /\.tsx?$/.test(name)).length;
}

/** @returns {Promise<Outcome>} */
async function boundaries() {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...cruised];
  const { ok, details } = await tool('dependency-cruiser', args, 'depcruise');
  const start = details.indexOf('{');
  /** @type {import('dependency-cruiser').ICruiseResult} */
  let result;
  try {
    result = JSON.parse(details.slice(start));
  } catch {
    return { ok: false, details };
  }
  const own = result.modules.filter(({ source }) =>
    /^(schemas|app|sync-server|couchdb|e2e|bench|scripts)\/.*\.tsx?$/.test(source),
  );
  const floor = Math.floor(countTypeScriptFiles() * cruisedShare);
  const lines = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  if (own.length < floor)
    lines.push(`only ${own.length} modules were cruised, at least ${floor} were expected`);
  return { ok: ok && lines.length === 0, details: lines.join('\n') };
}

/** @type {Check[]} */
export const staticChecks = [
  {
    name: 'format (prettier)',
    run: () => tool('prettier', ['--check', '--log-level', 'warn', '--cache', '.']),
  },
  {
    name: 'lint (oxlint, type-aware)',
    run: () => tool('oxlint', ['--type-aware', '--deny-warnings', '--report-unused-disable-directives', '.']),
  },
  // The native compiler takes a quarter of the time; what reads our code by TypeScript's API needs the one before it.
  { name: 'types (tsc)', run: () => tool('typescript-native', ['--build', ...projects], 'tsc') },
  { name: 'boundaries (dependency-cruiser)', run: boundaries },
  { name: 'lock file', run: async () => checkLockFile() },
  { name: 'unused (knip)', run: () => tool('knip', ['--no-progress']) },
];
