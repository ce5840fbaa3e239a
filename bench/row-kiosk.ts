/** Row 7: the thousandth person at the kiosk waits no longer than the first. */
import { inLab, withBrowser } from './browser.ts';
import { buildLab } from './build-lab.ts';
import { median, spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer } from './server.ts';
import { filledYear } from './years.ts';

export const kiosk = async ({ quick, say }: Bench): Promise<Row[]> => {
  const people = quick ? 200 : 1_000;
  const tenth = people / 10;
  await buildLab();
  const server = await startServer(await filledYear(500, say), places.lab);
  try {
    const runs = await withBrowser({}, async (context) => {
      const found: { readonly first: number; readonly last: number }[] = [];
      for (let round = 0; round < (quick ? 1 : 5); round += 1) {
        const { first, last } = await inLab(context, server.url, 'measureKiosk', [people, tenth]);
        found.push({ first: median(first), last: median(last) });
        say(`kiosk, round ${round + 1}: median of the first ${median(first).toFixed(1)} ms`);
      }
      return found;
    });
    return [
      {
        number: '7',
        name: `check-in at the kiosk, last ${tenth} ÷ first ${tenth} of ${people}`,
        value: spreadOf(runs.map(({ first, last }) => last / first)),
        unit: 'ratio',
        goal: { sign: '≤', bound: 1.2 },
        details: `code and answer; first ${median(runs.map(({ first }) => first)).toFixed(1)} ms, last ${median(runs.map(({ last }) => last)).toFixed(1)} ms`,
      },
    ];
  } finally {
    await server.stop();
  }
};
