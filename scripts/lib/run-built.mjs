/** Installs and builds what is missing, telling so beside the output, and goes on with a built program of the server. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

/** @param {string} path */
export async function runBuilt(path) {
  /** @param {string} line */
  const say = (line) => console.error(line);
  await ensureInstalled(say);
  await ensureBuilt(say);
  process.setSourceMapsEnabled(true);
  process.argv[1] = path;
  await import(pathToFileURL(path).href);
}
