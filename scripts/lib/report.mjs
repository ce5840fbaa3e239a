/** What `npm test` and `npm run verify` print: one line per check, details of failures only, one closing line. */

/**
 * `flaky`: those of the passed ones that needed a second try.
 * @typedef {{ passed: number, failed: number, skipped: number, flaky?: number }} Counts
 */

/** @param {number} startedMs */
const secondsSince = (startedMs) => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;

export function createReport() {
  const total = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

  /**
   * @param {string} name
   * @param {Counts} counts
   * @param {string} details
   * @param {number} startedMs
   */
  function add(name, counts, details, startedMs) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    total.flaky += counts.flaky ?? 0;
    const several = counts.passed + counts.failed + counts.skipped > 1;
    const numbers = several ? `, ${closingLine(counts)}` : '';
    console.log(`${counts.failed > 0 ? 'FAIL' : 'ok  '} ${name}${numbers} (${secondsSince(startedMs)})`);
    const isWorthTelling = counts.failed > 0 || (counts.flaky ?? 0) > 0;
    if (isWorthTelling && details.trim()) console.log(indent(details));
  }

  return {
    add,
    /** @param {import('./checks.mjs').Check} check */
    async run(check) {
      const startedMs = Date.now();
      const { ok, details } = await check
        .run()
        .catch((error) => ({ ok: false, details: String(error?.stack ?? error) }));
      add(check.name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, details, startedMs);
      return ok;
    },
    /** Prints the closing line and gives the exit code. */
    close() {
      console.log(closingLine(total));
      return total.failed === 0 && total.passed > 0 ? 0 : 1;
    },
  };
}

/** @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped, flaky = 0 }) =>
  `${passed} passed, ${failed} failed${flaky > 0 ? `, ${flaky} flaky` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Colour codes would only be noise in a log. */
const colours = /\u001b\[[0-9;]*m/g;

/** @param {string} text */
function indent(text) {
  return text
    .replace(colours, '')
    .trimEnd()
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}

/**
 * Runs tasks with at most `lanes` at a time, in order of the list.
 * @param {(() => Promise<unknown>)[]} tasks
 * @param {number} lanes
 */
export async function inLanes(tasks, lanes) {
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
