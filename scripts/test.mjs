/**
 * `npm test`: installs what is missing (a browser too), builds, and runs every check. Ends with one line of counts.
 * The static checks share two cores with the build; the suites follow side by side: each waits often enough, for timers, databases
 * and browsers, that the cores would rest half of the time if they took turns.
 */
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { ensureChromium } from './lib/find-chromium.mjs';
import { checkFirstLoads } from './lib/first-load.mjs';
import { createReport, inLanes } from './lib/report.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

const report = createReport();

/**
 * @param {string} name
 * @param {() => Promise<void>} act
 */
const step = (name, act) => report.run({ name, run: () => act().then(() => ({ ok: true, details: '' })) });

async function everything() {
  if (!(await step('packages', () => ensureInstalled(say)))) return;
  const { staticChecks } = await import('./lib/checks.mjs');
  const { runPlaywright, runVitest } = await import('./lib/suites.mjs');

  let chromium = '';
  const hasBrowser = await step('browser', async () => {
    chromium = await ensureChromium(say);
  });
  let isBuilt = false;
  const build = async () => {
    isBuilt = await step('build', () => ensureBuilt(() => {}));
  };
  await inLanes([build, ...staticChecks.map((check) => () => report.run(check))], 2);

  if (isBuilt) await report.run({ name: 'first loads within budget', run: async () => checkFirstLoads() });

  /**
   * @param {string} name
   * @param {() => Promise<import('./lib/suites.mjs').SuiteOutcome>} run
   */
  const suite = async (name, run) => {
    const startedMs = Date.now();
    const { counts, details } = await run();
    report.add(name, counts, details, startedMs);
  };
  const rules = suite('unit, property, contract and fuzz tests (vitest)', () => runVitest(chromium));
  // Without a browser or a build every journey would fail for that one reason, which is already counted.
  const journeys =
    hasBrowser && isBuilt ? suite('journeys (playwright)', () => runPlaywright()) : Promise.resolve();
  await Promise.all([rules, journeys]);
}

await everything();
process.exitCode = report.close();
