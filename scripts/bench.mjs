/** `npm run bench`: bundles bench/main.ts and the server it starts, and runs it with the Chromium that the journeys use. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { ensureChromium } from './lib/find-chromium.mjs';
import { fromRoot, root } from './lib/paths.mjs';

/** @param {string} line */
const say = (line) => console.error(line);

await ensureInstalled(say);
process.env['CHROMIUM_PATH'] = await ensureChromium(say);
await ensureBuilt(say);

const { bundleForNode } = await import('./lib/bundle.mjs');
const outfile = fromRoot('dist/bench/main.js');
await bundleForNode({ entry: 'bench/main.ts', outfile });
await bundleForNode({ entry: 'bench/server-process.ts', outfile: fromRoot('dist/bench/server-process.js') });
process.chdir(root);
process.setSourceMapsEnabled(true);
process.argv[1] = outfile;
await import(pathToFileURL(outfile).href);
