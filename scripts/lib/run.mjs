/** Child processes for the scripts: captured (quiet unless they fail) or with the terminal handed over. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { fromRoot, root } from './paths.mjs';

/**
 * Runs a command to its end and keeps what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** npm is a shell script on Windows, which only starts through a shell. */
const onWindows = process.platform === 'win32';

/** @param {string[]} args */
export const npm = (args) => capture('npm', args, { shell: onWindows });

/**
 * The JavaScript file behind a package's command, so that it runs under this very Node without npx.
 * @param {string} packageName
 * @param {string} [binName]
 */
export function binOf(packageName, binName = packageName) {
  const folder = fromRoot('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[binName];
  if (!file) throw new Error(`${packageName} has no command ${binName}`);
  return join(folder, file);
}
