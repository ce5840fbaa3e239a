/** Row 7: the thousandth person at the kiosk waits no longer than the first. */
import { inLab, withBrowser } from './browser.ts';
import { buildLab } from './build-lab.ts';
import { median, spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer } from './server.ts';
import { filledYear } from './years.ts';

const WARM_UP = 200;

export const kiosk = async ({ quick, say }: Bench): Promise<Row[]> => {
  const people = quick ? 200 : 1_000;
  await buildLab();
  const server = await startServer(await filledYear(500, say), places.lab);
  try {
    const runs = await withBrowser({}, async (context) => {
      const found: (readonly number[])[] = [];
      for (let round = 0; round < (quick ? 1 : 5); round += 1) {
        found.push(await inLab(context, server.url, 'measureKiosk', [people, WARM_UP]));
        say(`kiosk, round ${round + 1}: median ${median(found.at(-1) ?? []).toFixed(1)} ms`);
      }
      return found;
    });
    const tenth = people / 10;
    const first = runs.map((times) => median(times.slice(0, tenth)));
    const last = runs.map((times) => median(times.slice(-tenth)));
    return [
      {
        number: '7',
        name: `check-in at the kiosk, last ${tenth} ÷ first ${tenth} of ${people}`,
        value: spreadOf(last.map((ms, run) => ms / (first[run] ?? Number.NaN))),
        unit: 'ratio',
        goal: { sign: '≤', bound: 1.2 },
        details: `code and answer; first ${median(first).toFixed(1)} ms, last ${median(last).toFixed(1)} ms`,
      },
    ];
  } finally {
    await server.stop();
  }
};
