/**
 * `npm start`: installs what is missing, builds what is stale, then becomes the server.
 *
 * The server runs in this very process: signals and exit codes need no forwarding, and killing this process kills the
 * server, never leaving one behind that holds the database.
 */
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { serverMain } from './lib/paths.mjs';

/** @param {string} line */
const say = (line) => console.error(line);

endWithNpm();
try {
  await ensureInstalled(say);
  await ensureBuilt(say);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

process.setSourceMapsEnabled(true);
process.argv[1] = serverMain;
await import(pathToFileURL(serverMain).href);
