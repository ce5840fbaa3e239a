/**
 * Rows 5 and 6: what a visitor with an empty profile downloads before there is something to use. Sizes, not times. The line is
 * as slow as 3G, so that what arrives before and what arrives after are as on a phone.
 */
import type { BrowserContext, Request } from '@playwright/test';
import { brotliBytes } from './brotli-bytes.ts';
import { withBrowser } from './browser.ts';
import { spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer, type BenchServer } from './server.ts';
import { filledYear } from './years.ts';

const KIB = 1024;
const BITS = 8;
const THIRD_GENERATION = {
  offline: false,
  latency: 300,
  downloadThroughput: 750_000 / BITS,
  uploadThroughput: 250_000 / BITS,
};
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
      const ofHome = await downloads(`${server.url}/`, FOUR_FIGURES);
      const needed = ofPresence.filter(({ isKeeping }) => !isKeeping);
      const neededScripts = ofHome.filter(({ isScript, isKeeping }) => isScript && !isKeeping);
      presence.push(sum(needed) / KIB);
      scripts.push(sum(neededScripts) / KIB);
      details.presence = describe(
        needed,
        ofPresence.filter(({ isKeeping }) => isKeeping),
      );
      details.scripts = describe(
        neededScripts,
        ofHome.filter(({ isKeeping }) => isKeeping),
      );
      if (quick) for (const { name, bytes } of [...needed, ...neededScripts]) say(`${kib(bytes)} ${name}`);
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
  readonly name: string;
  readonly endedAtMs: number;
  /** The body as brotli; heads shrink to nothing under HTTP/2. */
  readonly bytes: number;
  readonly isScript: boolean;
  /** Fetched by the service worker, to be kept for later. */
  readonly isKeeping: boolean;
}

/** It never ends, and carries a few bytes. */
const HINTS = '/sync/hints';

/** Every answer that was there when `selector` showed. */
const downloads = (url: string, selector: string): Promise<Download[]> =>
  withBrowser({}, async (context) => {
    const requests: Request[] = [];
    context.on('request', (one) => {
      if (new URL(one.url()).pathname !== HINTS) requests.push(one);
    });
    const shownAtMs = await openUntil(context, url, selector);
    const answered = await Promise.all(requests.map(toDownload));
    return answered.filter(({ endedAtMs }) => endedAtMs <= shownAtMs);
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
  const line = await context.newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', THIRD_GENERATION);
  await page.goto(url);
  const shownAt = await page.waitForFunction(() => document.documentElement.dataset['shownAt']);
  return Number(await shownAt.jsonValue());
};

const toDownload = async (asked: Request): Promise<Download> => {
  const response = await asked.response();
  await response?.finished();
  const { startTime, responseEnd } = asked.timing();
  return {
    name: new URL(asked.url()).pathname.split('/').at(-1) ?? '',
    endedAtMs: startTime + responseEnd,
    bytes: await brotliBytes(asked),
    isScript: (response?.headers()['content-type'] ?? '').includes('javascript'),
    isKeeping: asked.serviceWorker() !== null,
  };
};

const sum = (list: readonly Download[]): number => list.reduce((total, { bytes }) => total + bytes, 0);

const kib = (bytes: number): string => (bytes / KIB).toFixed(1);

const describe = (list: readonly Download[], kept: readonly Download[]): string => {
  const largest = [...list].sort((a, b) => b.bytes - a.bytes).slice(0, 5);
  const named = largest.map(({ name, bytes }) => `${name} ${kib(bytes)}`);
  const meanwhile = kept.length === 0 ? '' : `; meanwhile the service worker kept ${kib(sum(kept))} KiB`;
  return `${list.length} answers: ${named.join(', ')}${meanwhile}`;
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
