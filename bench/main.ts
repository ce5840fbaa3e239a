/**
 * `npm run bench`: the measures of DESIGN §12 that exist so far, in one table of ratios beside their goals. Nothing here fails for
 * being slow: a table is read by people.
 *
 *   npm run bench -- --only 3,5     some rows
 *   npm run bench -- --quick        small and few, to try the measures
 *   npm run bench -- --write        also into bench/results.md
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { onFilledDevices } from './on-filled-devices.ts';
import { places } from './places.ts';
import { tableOf, type Row } from './report.ts';
import { figures } from './row-figures.ts';
import { firstLoad } from './row-first-load.ts';
import { firstSync } from './row-first-sync.ts';
import { kiosk } from './row-kiosk.ts';
import { proxy } from './row-proxy.ts';
import type { Bench, Measure } from './rows.ts';

const MEASURES: readonly Measure[] = [
  { numbers: [1, 2], run: firstSync },
  { numbers: [3], run: figures },
  { numbers: [5, 6], run: firstLoad },
  { numbers: [7], run: kiosk },
  { numbers: [8], run: proxy },
  { numbers: [4, 9, 10], run: onFilledDevices },
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

// Playwright only closes its browsers then, and the next measure would go on.
process.once('SIGTERM', () => process.exit(143));

const asked = values.only?.split(',').map(Number);
const isAsked = (number: number): boolean => asked === undefined || asked.includes(number);

const run = async (bench: Bench): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const { numbers, run: measure } of MEASURES) {
    if (!numbers.some(isAsked)) continue;
    try {
      const found = await measure(bench);
      rows.push(...found.filter((row) => isAsked(Number.parseInt(row.number, 10))));
    } catch (error) {
      // The other rows are worth having all the same.
      bench.say(`Row ${numbers.join(', ')} was not measured: ${describe(error)}`);
      process.exitCode = 1;
    }
  }
  return rows;
};

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const rows = await run({ quick: values.quick, say: (line) => console.error(line) });
const size = values.quick ? 'A quick try: sizes and rounds are too small to conclude from.' : 'Whole sizes.';
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`;
const text = `${tableOf(rows)}\n\n${size} Medians of interleaved rounds. ${machine}\n`;
console.log(`\n${text}`);
if (values.write) await writeFile(places.results, `# Measured against DESIGN §12\n\n${text}`);
