/**
 * A device that holds a whole year of a member of the board, sealed, and has no network any more. Filling one takes minutes: it
 * serves all measures of a run.
 */
import { generateSync } from 'otplib';
import type { Page } from '@playwright/test';
import { DEMO_PASSPHRASE, DEMO_TOTP_SECRET } from '#server/auth/demo-accounts.ts';
import { newProfile, withBrowser } from './browser.ts';
import { places } from './places.ts';
import { startServer, type BenchServer } from './server.ts';
import { filledYear } from './years.ts';

const EMAIL = 'board@demo.test';
/** The dashboard's four. */
export const FIGURES = 'dl.figures-four dd';
const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'];

export interface FilledDevice {
  readonly attendances: number;
  readonly url: string;
  readonly profile: string;
}

export interface Devices {
  readonly small: FilledDevice;
  readonly large: FilledDevice;
}

/** A person signs in, everything arrives and is counted; then the server goes away. */
export const filledDevice = async (
  attendances: number,
  say: (line: string) => void,
): Promise<FilledDevice> => {
  const server = await startServer(await filledYear(attendances, say), places.app);
  const profile = await newProfile();
  try {
    const expected = await attendancesIn(server);
    await withBrowser({ profile }, async (context) => {
      const page = await context.newPage();
      await signInAsBoard(page, server.url);
      await page.locator(FIGURES).first().waitFor();
      say(`filling a device with ${expected} attendances…`);
      await whenCounted(page, expected);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    });
  } finally {
    await server.stop();
  }
  return { attendances, url: server.url, profile };
};

const signInAsBoard = async (page: Page, url: string): Promise<void> => {
  await typePassphrase(page, url);
  await page.getByLabel('Code à six chiffres').fill(generateSync({ secret: DEMO_TOTP_SECRET }));
  await page.waitForURL(`${url}/`);
};

const typePassphrase = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/connexion`);
  await page.getByLabel('E‑mail', { exact: true }).fill(EMAIL);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: 'Continuer' }).click();
};

const attendancesIn = async ({ database }: BenchServer): Promise<number> => {
  const { url, username, password } = database;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const counts = await Promise.all(
    CLUBS.map(async (club) => {
      const rows = 'startkey="attendance:"&endkey="attendance:\uffff"';
      const response = await fetch(`${url}/aesi-attendances-${club}/_all_docs?${rows}`, {
        headers: { authorization },
      });
      return ((await response.json()) as { rows: unknown[] }).rows.length;
    }),
  );
  return counts.reduce((total, one) => total + one, 0);
};

/** Each counted document leaves a row; it is over when every attendance has one and none was added for a while. */
const whenCounted = async (page: Page, attendances: number): Promise<void> => {
  for (let last = -1, quiet = 0; quiet < 3;) {
    const rows = await page.evaluate(countContributions);
    quiet = rows === last && rows > attendances ? quiet + 1 : 0;
    last = rows;
    await page.waitForTimeout(1_000);
  }
};

/** Runs in the page. */
const countContributions = async (): Promise<number> => {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const store = names.find((name) => name.startsWith('aesi-user-') && name.endsWith('-store'));
  if (store === undefined) return 0;
  return new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open(store);
    opening.addEventListener('error', () => reject(new Error('the store does not open')));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const counting = database.transaction('contributions').objectStore('contributions').count();
      counting.addEventListener('success', () => {
        database.close();
        resolve(counting.result);
      });
      counting.addEventListener('error', () => reject(new Error('the rows cannot be counted')));
    });
  });
};

/** In a browser that was just started on the device's profile: the passphrase opens what lies there. */
export const unlock = async (page: Page, { url }: FilledDevice): Promise<void> => {
  await page.goto(`${url}/connexion`);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.waitForURL(`${url}/`);
};
