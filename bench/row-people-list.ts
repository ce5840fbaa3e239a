/**
 * Row 9: the board's list of participants scrolls from end to end without holding the page up, however long it is: the longest
 * task while scrolling, as a share of the 50 ms that a person begins to notice, and how many lines are in the document at most.
 */
import type { Page } from '@playwright/test';
import { withBrowser } from './browser.ts';
import { unlock, type FilledDevice } from './filled-device.ts';
import { spreadOf } from './measure.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';

const NOTICED_MS = 50;
const MOST_LINES = 100;
const LIST = 'ul[aria-label="Participants"]';
/** A strong flick of the thumb, over and over. */
const FLICKS = 120;

interface Scrolled {
  readonly people: number;
  readonly mostLines: number;
  readonly longestMs: number;
}

export const peopleList = async (device: FilledDevice, { quick, say }: Bench): Promise<Row[]> => {
  const scrolled = await withBrowser({ profile: device.profile }, async (context) => {
    const page = await context.newPage();
    await unlock(page, device);
    await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
    await page.getByRole('link', { name: 'Participants', exact: true }).click();
    await page.locator(`${LIST} > li`).first().waitFor();
    // Duplicates are looked for as soon as the list stands, and visits are read: a person scrolls for longer than that takes.
    await page.getByRole('button', { name: /^Vérifier/ }).waitFor();
    await page.getByRole('button', { name: 'Exporter' }).waitFor();
    const runs: Scrolled[] = [];
    for (let run = 0; run < (quick ? 2 : 5); run += 1) {
      runs.push(await scrollThrough(page));
      say(`participants: longest task ${Math.round(runs.at(-1)?.longestMs ?? 0)} ms`);
    }
    return runs;
  });
  const [first] = scrolled;
  const lines = Math.max(...scrolled.map(({ mostLines }) => mostLines));
  return [
    {
      number: '9',
      name: `longest task while ${first?.people ?? 0} participants scroll ÷ ${NOTICED_MS} ms`,
      value: spreadOf(scrolled.map(({ longestMs }) => longestMs / NOTICED_MS)),
      unit: 'ratio',
      goal: { sign: '≤', bound: 1 },
      details: `0 where none took ${NOTICED_MS} ms; at most ${lines} lines in the document`,
    },
    {
      number: '9+',
      name: `lines in the document at most ÷ ${MOST_LINES}`,
      value: spreadOf(scrolled.map(({ mostLines }) => mostLines / MOST_LINES)),
      unit: 'ratio',
      goal: { sign: '≤', bound: 1 },
      details: `${device.attendances} attendances`,
    },
  ];
};

const scrollThrough = (page: Page): Promise<Scrolled> =>
  page.evaluate(
    async ({ list, flicks }) => {
      let longestMs = 0;
      const observer = new PerformanceObserver((tasks) => {
        for (const { duration } of tasks.getEntries()) longestMs = Math.max(longestMs, duration);
      });
      observer.observe({ type: 'longtask' });
      let mostLines = 0;
      let people = 0;
      for (let flick = 0; flick <= flicks; flick += 1) {
        window.scrollTo(0, (document.documentElement.scrollHeight * flick) / flicks);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const lines = document.querySelectorAll(`${list} > li`);
        mostLines = Math.max(mostLines, lines.length);
        people = Number(lines[0]?.getAttribute('aria-setsize') ?? people);
      }
      // What was seen of the last frames waits to be told.
      for (const { duration } of observer.takeRecords()) longestMs = Math.max(longestMs, duration);
      observer.disconnect();
      window.scrollTo(0, 0);
      return { people, mostLines, longestMs };
    },
    { list: LIST, flicks: FLICKS },
  );
