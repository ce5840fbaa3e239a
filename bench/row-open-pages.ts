/**
 * Row 10: going to each page inside the application, on a device with a large year and on one with a small one: from the step
 * until nothing on the page changes any more and no skeleton is in sight (charts further down are drawn when they are). Row 10+:
 * until the first of the participants stands there by name, which is what somebody who looks for a person waits for. Without a
 * network, as members of the board.
 */
import type { Page } from '@playwright/test';
import { withBrowser } from './browser.ts';
import { FIGURES, unlock, type Devices, type FilledDevice } from './filled-device.ts';
import { median, ratios, spreadOf } from './measure.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';

const PEOPLE = 'all participants';
const FIRST_PERSON = 'main ul[aria-label="Participants"] > li';
const NAMES = 'names of all participants';
const PAGES: Readonly<Record<string, string>> = {
  'the dashboard': '/',
  'a club': '/clubs/informatique',
  'its programme': '/clubs/informatique/programme',
  'its gallery': '/clubs/informatique/galerie',
  'its bureau': '/clubs/informatique/bureau',
  'its team': '/clubs/informatique/equipe',
  'its participants': '/clubs/informatique/participants',
  [PEOPLE]: '/participants',
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
  const rowOf = (number: string, what: string, measured: string): Row => {
    const of = (size: keyof Devices): number[] => rounds.map((times) => times[size][measured] ?? Number.NaN);
    return {
      number,
      name: `${what}, ${large.attendances} ÷ ${small.attendances} attendances`,
      value: spreadOf(ratios(of('large'), of('small'))),
      unit: 'ratio',
      details: `${Math.round(median(of('large')))} ms, ${Math.round(median(of('small')))} ms`,
    };
  };
  return [
    ...[...Object.keys(PAGES), ACTIVITY].map((name) => rowOf('10', `opening ${name}`, name)),
    rowOf('10+', 'the first participant’s name shown', NAMES),
  ];
};

const goThrough = (device: FilledDevice): Promise<Times> =>
  withBrowser({ profile: device.profile }, async (context) => {
    const page = await context.newPage();
    await unlock(page, device);
    await page.locator(FIGURES).first().waitFor();
    const times: Times = {};
    for (const [name, path] of Object.entries(PAGES)) {
      await settle(page, BETWEEN);
      const { settledMs, firstPersonMs } = await settle(page, path);
      times[name] = settledMs;
      if (name === PEOPLE) times[NAMES] = firstPersonMs;
    }
    await settle(page, PAGES['a club'] ?? BETWEEN);
    const activity = await page.locator('main a[href*="/activites/"]').last().getAttribute('href');
    await settle(page, BETWEEN);
    times[ACTIVITY] = (await settle(page, activity ?? BETWEEN)).settledMs;
    return times;
  });

interface Settled {
  /** From the step until the last change. */
  readonly settledMs: number;
  /** Not a number where nobody is listed. */
  readonly firstPersonMs: number;
}

const settle = (page: Page, path: string): Promise<Settled> =>
  page.evaluate(
    ({ target, quietMs, firstPerson }) =>
      new Promise<Settled>((resolve) => {
        const startMs = performance.now();
        let lastMs = startMs;
        let firstPersonMs = Number.NaN;
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
          if (Number.isNaN(firstPersonMs) && document.querySelector(firstPerson) !== null)
            firstPersonMs = performance.now() - startMs;
          if ([...document.querySelectorAll('main .skeleton')].some(isInSight)) lastMs = performance.now();
          if (performance.now() - lastMs < quietMs) return void requestAnimationFrame(look);
          observer.disconnect();
          resolve({ settledMs: lastMs - startMs, firstPersonMs });
        };
        look();
      }),
    { target: path, quietMs: QUIET_MS, firstPerson: FIRST_PERSON },
  );
