/** `npm run verify`: the static checks alone. */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { createReport, inLanes } from './lib/report.mjs';

await ensureInstalled((line) => console.log(line));
// Imported late: what it imports may only just have been installed.
const { staticChecks } = await import('./lib/checks.mjs');
const report = createReport();
await inLanes(
  staticChecks.map((check) => () => report.run(check)),
  2,
);
process.exitCode = report.close();
