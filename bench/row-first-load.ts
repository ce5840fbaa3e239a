/** Rows 5 and 6: what a visitor with an empty profile downloads before there is something to use. Sizes, not times. */
import type { BrowserContext, Request } from '@playwright/test';
import { withBrowser } from './browser.ts';
import { spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer, type BenchServer } from './server.ts';
import { filledYear } from './years.ts';

const KIB = 1024;
const CODE_FIELD = 'input[autocomplete="one-time-code"]';
const FOUR_FIGURES = 'dl.figures-four dd';

export const firstLoad = async ({ quick, say }: Bench): Promise<Row[]> => {
  const year = await filledYear(500, say, { running: true });
  const server = await startServer(year, places.app);
  try {
    const ulid = await runningActivity(server);
    const presence: number[] = [];
    const scripts: number[] = [];
    const details = { presence: '', scripts: '' };
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      const ofPresence = await downloads(`${server.url}/presence/${ulid}`, CODE_FIELD);
      presence.push(sum(ofPresence) / KIB);
      details.presence = describe(ofPresence);
      const ofHome = (await downloads(`${server.url}/`, FOUR_FIGURES)).filter(({ isScript }) => isScript);
      scripts.push(sum(ofHome) / KIB);
      details.scripts = describe(ofHome);
    }
    return [
      {
        number: '5',
        name: '/presence before the code field shows, everything',
        value: spreadOf(presence),
        unit: 'KiB',
        goal: { sign: '≤', bound: 80 },
        details: details.presence,
      },
      {
        number: '6',
        name: 'scripts before the four figures show',
        value: spreadOf(scripts),
        unit: 'KiB',
        goal: { sign: '≤', bound: 220 },
        details: details.scripts,
      },
    ];
  } finally {
    await server.stop();
  }
};

interface Download {
  readonly startedAtMs: number;
  readonly name: string;
  readonly bytes: number;
  readonly isScript: boolean;
}

/** It never ends, and carries a few bytes. */
const HINTS = '/sync/hints';

/** Every answer, heads included, to what was asked for before `selector` showed. */
const downloads = (url: string, selector: string): Promise<Download[]> =>
  withBrowser({}, async (context) => {
    const requests: Request[] = [];
    context.on('request', (request) => {
      if (new URL(request.url()).pathname !== HINTS) requests.push(request);
    });
    const shownAtMs = await openUntil(context, url, selector);
    const answered = await Promise.all(requests.map(toDownload));
    return answered.filter(({ startedAtMs }) => startedAtMs <= shownAtMs);
  });

const openUntil = async (context: BrowserContext, url: string, selector: string): Promise<number> => {
  await context.addInitScript((wanted) => {
    const look = (): void => {
      if (document.querySelector(wanted) === null) requestAnimationFrame(look);
      else document.documentElement.dataset['shownAt'] = String(Date.now());
    };
    look();
  }, selector);
  const page = await context.newPage();
  await page.goto(url);
  const shownAt = await page.waitForFunction(() => document.documentElement.dataset['shownAt']);
  return Number(await shownAt.jsonValue());
};

const toDownload = async (request: Request): Promise<Download> => {
  const response = await request.response();
  await response?.finished();
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  const type = response?.headers()['content-type'] ?? '';
  return {
    startedAtMs: request.timing().startTime,
    name: new URL(request.url()).pathname.split('/').at(-1) ?? '',
    bytes: responseHeadersSize + responseBodySize,
    isScript: type.includes('javascript'),
  };
};

const sum = (list: readonly Download[]): number => list.reduce((total, { bytes }) => total + bytes, 0);

const describe = (list: readonly Download[]): string => {
  const largest = [...list].sort((a, b) => b.bytes - a.bytes).slice(0, 4);
  const named = largest.map(({ name, bytes }) => `${name} ${(bytes / KIB).toFixed(1)}`);
  return `${list.length} answers; ${named.join(', ')}`;
};

const runningActivity = async ({ url }: BenchServer): Promise<string> => {
  const response = await fetch(`${url}/sync/pull`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pulls: [{ collection: 'activities', checkpoint: {}, limit: 1000 }] }),
  });
  const answer = (await response.json()) as {
    pulls: { documents: { id: string; state: string }[] }[];
  };
  const running = answer.pulls[0]?.documents.find(({ state }) => state === 'running');
  if (running === undefined) throw new Error('no activity is running');
  return running.id.slice('activity:'.length);
};
