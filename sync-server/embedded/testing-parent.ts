/** For tests: a server reduced to its database, in a process of its own so that it can be killed. */
import { silentLog } from '#server/ports/log.ts';
import { createEmbeddedDatabase } from './supervisor.ts';

const [childPath, dataDir] = process.argv.slice(2);
if (childPath === undefined || dataDir === undefined)
  throw new Error('usage: testing-parent <child> <data folder>');
const database = createEmbeddedDatabase({ childPath, dataDir, log: silentLog });
process.send?.(await database.start());
// Stays until it is killed.
setInterval(() => {}, 60_000);
