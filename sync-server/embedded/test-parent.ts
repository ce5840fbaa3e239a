/** For tests: a server reduced to its database, in a process of its own so that it can be killed. */
import { createEmbeddedDatabase } from './supervisor.ts';

const [childPath, dataDir] = process.argv.slice(2);
if (childPath === undefined || dataDir === undefined)
  throw new Error('usage: test-parent <child> <data folder>');
const log = { info: () => {}, warn: () => {}, error: () => {} };
const database = createEmbeddedDatabase({ childPath, dataDir, log });
process.send?.(await database.start());
// Stays until it is killed.
setInterval(() => {}, 60_000);
