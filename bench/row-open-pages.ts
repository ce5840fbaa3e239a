/**
 * Row 10: going to each page inside the application, on a device with a large year and on one with a small one: from the step
 * until nothing on the page changes any more and no skeleton is in sight (charts further down are drawn when they are). Without
 * a network, as members of the board.
 */
import type { Page } from '@playwright/test';
import { withBrowser } from './browser.ts';
import { FIGURES, unlock, type Devices, type FilledDevice } from './filled-device.ts';
import { median, ratios, spreadOf } from './measure.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';

const PAGES: Readonly<Record<string, string>> = {
  'the dashboard': '/',
  'a club': '/clubs/informatique',
  'its programme': '/clubs/informatique/programme',
  'its gallery': '/clubs/informatique/galerie',
  'its bureau': '/clubs/informatique/bureau',
  'its team': '/clubs/informatique/equipe',
  'its participants': '/clubs/informatique/participants',
  'all participants': '/participants',
  'the feedback': '/retours',
  'the whole gallery': '/galerie',
  'what waits to be sent': '/synchronisation',
};
const ACTIVITY = 'an activity';
/** Between two steps: holds nothing that grows. */
const BETWEEN = '/compte';
/** Nothing has changed for so long: longer than a page waits for its next part, shorter than the second of a clock. */
const QUIET_MS = 600;

type Times = Record<string, number>;

export const openPages = async ({ small, large }: Devices, { quick, say }: Bench): Promise<Row[]> => {
  const rounds: { readonly small: Times; readonly large: Times }[] = [];
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    rounds.push({ small: await goThrough(small), large: await goThrough(large) });
    say(`pages, round ${round + 1} done`);
  }
  return [...Object.keys(PAGES), ACTIVITY].map((name) => {
    const of = (size: keyof Devices): number[] => rounds.map((times) => times[size][name] ?? Number.NaN);
    return {
      number: '10',
      name: `opening ${name}, ${large.attendances} ÷ ${small.attendances} attendances`,
      value: spreadOf(ratios(of('large'), of('small'))),
      unit: 'ratio',
      details: `${Math.round(median(of('large')))} ms, ${Math.round(median(of('small')))} ms`,
    };
  });
};

const goThrough = (device: FilledDevice): Promise<Times> =>
  withBrowser({ profile: device.profile }, async (context) => {
    const page = await context.newPage();
    await unlock(page, device);
    await page.locator(FIGURES).first().waitFor();
    const times: Times = {};
    for (const [name, path] of Object.entries(PAGES)) {
      await settle(page, BETWEEN);
      times[name] = await settle(page, path);
    }
    await settle(page, PAGES['a club'] ?? BETWEEN);
    const activity = await page.locator('main a[href*="/activites/"]').last().getAttribute('href');
    await settle(page, BETWEEN);
    times[ACTIVITY] = await settle(page, activity ?? BETWEEN);
    return times;
  });

/** Milliseconds from the step until the last change. */
const settle = (page: Page, path: string): Promise<number> =>
  page.evaluate(
    ({ target, quietMs }) =>
      new Promise<number>((resolve) => {
        const startMs = performance.now();
        let lastMs = startMs;
        const observer = new MutationObserver(() => {
          lastMs = performance.now();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        // The router listens to it.
        history.pushState({}, '', target);
        const isInSight = (element: Element): boolean => {
          const { top, bottom } = element.getBoundingClientRect();
          return top < innerHeight && bottom > 0;
        };
        const look = (): void => {
          if ([...document.querySelectorAll('main .skeleton')].some(isInSight)) lastMs = performance.now();
          if (performance.now() - lastMs < quietMs) return void requestAnimationFrame(look);
          observer.disconnect();
          resolve(lastMs - startMs);
        };
        look();
      }),
    { target: path, quietMs: QUIET_MS },
  );
