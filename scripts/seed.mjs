/** `npm run seed -- --attendances 50000`: fills an empty data folder with a year of the size asked for. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { serverSeed } from './lib/paths.mjs';

/** @param {string} line */
const say = (line) => console.error(line);

await ensureInstalled(say);
await ensureBuilt(say);
process.setSourceMapsEnabled(true);
process.argv[1] = serverSeed;
await import(pathToFileURL(serverSeed).href);
