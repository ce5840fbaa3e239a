/** Runs vitest and playwright and reads their JSON reports: counts, and for each failed test its name and message. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { binOf, capture } from './run.mjs';

/** @typedef {import('./report.mjs').Counts} Counts */
/** @typedef {{ counts: Counts, details: string }} SuiteOutcome */

/** A broken foundation fails hundreds of tests with long messages; the first ones say it all, the report has the rest. */
const shownFailures = 20;
const shownLines = 30;

/**
 * @param {string[]} failures
 * @param {string} reportName
 */
function describeFailures(failures, reportName) {
  const shown = failures
    .slice(0, shownFailures)
    .map((failure) => failure.split('\n').slice(0, shownLines).join('\n'));
  const rest = failures.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more, in test-results/${reportName}`] : [])].join('\n\n');
}

const resultsFolder = fromRoot('test-results');

/**
 * @param {string} packageName
 * @param {string} binName
 * @param {string[]} args
 * @param {string} reportName
 * @param {Record<string, string>} env
 * @param {(report: any) => SuiteOutcome} read
 * @returns {Promise<SuiteOutcome>}
 */
async function runSuite(packageName, binName, args, reportName, env, read) {
  const reportPath = fromRoot('test-results', reportName);
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(reportPath, { force: true });
  const { code, output } = await capture(process.execPath, [binOf(packageName, binName), ...args], { env });
  if (!existsSync(reportPath)) return { counts: { passed: 0, failed: 1, skipped: 0 }, details: output };
  const outcome = read(JSON.parse(readFileSync(reportPath, 'utf8')));
  // An error outside any test (a rejected promise nobody awaited, a crashed worker) fails the run without failing a test.
  if (code !== 0 && outcome.counts.failed === 0) {
    return { counts: { ...outcome.counts, failed: 1 }, details: output.slice(-6000) };
  }
  return outcome;
}

/**
 * @param {string} chromiumPath
 * @returns {Promise<SuiteOutcome>}
 */
export function runVitest(chromiumPath) {
  const args = ['run', '--reporter=json', '--outputFile=test-results/vitest.json'];
  return runSuite('vitest', 'vitest', args, 'vitest.json', { CHROMIUM_PATH: chromiumPath }, readVitest);
}

/** @returns {Promise<SuiteOutcome>} */
export function runPlaywright() {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: fromRoot('test-results', 'playwright.json') };
  return runSuite(
    '@playwright/test',
    'playwright',
    ['test', '--reporter=json'],
    'playwright.json',
    env,
    readPlaywright,
  );
}

/**
 * @param {any} report vitest's JSON reporter (the shape of Jest's)
 * @returns {SuiteOutcome}
 */
export function readVitest(report) {
  /** @type {string[]} */
  const failures = [];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const before = counts.failed;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') {
        counts.failed += 1;
        failures.push(`${file.name}\n  ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`);
      } else counts.skipped += 1;
    }
    // A file that failed as a whole (syntax, import, hook) lists no failed test.
    if (file.status === 'failed' && counts.failed === before) {
      counts.failed += 1;
      failures.push(`${file.name}\n${file.message}`);
    }
  }
  return { counts, details: describeFailures(failures, 'vitest.json') };
}

/**
 * @param {any} report playwright's JSON reporter
 * @returns {SuiteOutcome}
 */
export function readPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  /** @type {string[]} */
  const failures = report.errors.map((/** @type {any} */ error) => error.message ?? String(error));
  for (const spec of report.suites.flatMap(specsOf)) {
    const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
    const errors = results.flatMap((/** @type {any} */ result) => result.errors);
    // One that needed a second try passed, and is told of: something in it, or in the product, depends on luck.
    if (errors.length === 0) continue;
    const told = errors.map((/** @type {any} */ e) => e.message).join('\n');
    failures.push(`${spec.file}: ${spec.title}${spec.ok ? ' (flaky)' : ''}\n${told}`);
  }
  return {
    counts: { passed: expected + flaky, failed: unexpected + report.errors.length, skipped, flaky },
    details: describeFailures(failures, 'playwright.json'),
  };
}

/**
 * @param {any} suite
 * @returns {any[]}
 */
const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
