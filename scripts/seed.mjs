/** `npm run seed -- --attendances 50000`: fills an empty data folder with a year of the size asked for. */
import { serverSeed } from './lib/paths.mjs';
import { runBuilt } from './lib/run-built.mjs';

await runBuilt(serverSeed);
