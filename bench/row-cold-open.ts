/**
 * Row 4: a device that is switched on without a network opens a person's sealed data as fast with a large year as with a small
 * one. The application itself, from its kept files; the server is down. Typing the passphrase is left out.
 */
import { rm } from 'node:fs/promises';
import { generateSync } from 'otplib';
import type { Page } from '@playwright/test';
import { DEMO_PASSPHRASE, DEMO_TOTP_SECRET } from '#server/auth/demo-accounts.ts';
import { newProfile, withBrowser } from './browser.ts';
import { interleave, median, ratios, spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer, type BenchServer } from './server.ts';
import { filledYear } from './years.ts';

const EMAIL = 'board@demo.test';
const FIGURES = 'dl.figures-four dd';
const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'];

interface Device {
  readonly url: string;
  readonly profile: string;
}

interface Opening {
  /** Until the passphrase can be typed, and from then until the figures. */
  readonly wholeMs: number;
  /** Until the figures, from the moment the passphrase had become a key: what depends on the data. */
  readonly afterKeyMs: number;
}

export const coldOpen = async ({ quick, say }: Bench): Promise<Row[]> => {
  const sizes = quick ? { small: 500, large: 1_000 } : { small: 500, large: 50_000 };
  const small = await deviceWith(sizes.small, say);
  const large = await deviceWith(sizes.large, say);
  try {
    const afterKey = { small: [] as number[], large: [] as number[] };
    const openOne = async (size: 'small' | 'large', device: Device): Promise<number> => {
      const opening = await open(device);
      say(`cold open, ${sizes[size]}: ${Math.round(opening.wholeMs)} ms`);
      afterKey[size].push(opening.afterKeyMs);
      return opening.wholeMs;
    };
    const whole = await interleave(quick ? 2 : 5, {
      small: () => openOne('small', small),
      large: () => openOne('large', large),
    });
    const compare = `${sizes.large} ÷ ${sizes.small} attendances`;
    return [
      {
        number: '4',
        name: `cold open offline, ${compare}`,
        value: spreadOf(ratios(whole.large, whole.small)),
        unit: 'ratio',
        goal: { sign: '≤', bound: 1.2 },
        details: `page to four figures; ${medians(whole)}`,
      },
      {
        number: '4+',
        name: `of that, from the key to the figures, ${compare}`,
        value: spreadOf(ratios(afterKey.large, afterKey.small)),
        unit: 'ratio',
        details: `without page and Argon2id; ${medians(afterKey)}`,
      },
    ];
  } finally {
    await Promise.all([small, large].map(({ profile }) => rm(profile, { recursive: true, force: true })));
  }
};

const medians = ({ small, large }: Record<'small' | 'large', readonly number[]>): string =>
  `${Math.round(median(large))} ms, ${Math.round(median(small))} ms`;

/** A person signs in, everything arrives and is counted; then the server goes away. */
const deviceWith = async (attendances: number, say: (line: string) => void): Promise<Device> => {
  const server = await startServer(await filledYear(attendances, say), places.app);
  const profile = await newProfile();
  try {
    const expected = await attendancesIn(server);
    await withBrowser({ profile }, async (context) => {
      const page = await context.newPage();
      await signInAsBoard(page, server.url);
      await page.locator(FIGURES).first().waitFor();
      say(`cold open: filling a device with ${expected} attendances…`);
      await whenCounted(page, expected);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    });
  } finally {
    await server.stop();
  }
  return { url: server.url, profile };
};

export const signInAsBoard = async (page: Page, url: string): Promise<void> => {
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

/** A browser that has just been started, on the device's profile. */
const open = ({ url, profile }: Device): Promise<Opening> =>
  withBrowser({ profile }, async (context) => {
    await context.addInitScript(watchPage, FIGURES);
    const page = await context.newPage();
    await page.goto(`${url}/connexion`);
    await page.getByLabel('Phrase de passe', { exact: true }).fill(DEMO_PASSPHRASE);
    await page.getByRole('button', { name: 'Ouvrir' }).click();
    await page.waitForURL(`${url}/`);
    const marks = await page.waitForFunction(() => {
      const { field, submit, key, figures } = (window as unknown as { marks: Marks }).marks;
      return field !== undefined && submit !== undefined && key !== undefined && figures !== undefined
        ? { field, submit, key, figures }
        : undefined;
    });
    const { field, submit, key, figures } = (await marks.jsonValue()) as Required<Marks>;
    return { wholeMs: field + (figures - submit), afterKeyMs: figures - key };
  });

/** Milliseconds since the page's beginning. */
interface Marks {
  field?: number;
  submit?: number;
  key?: number;
  figures?: number;
}

/** Runs in the page, before its own scripts: notes the moments, the worker of Argon2id among them. */
const watchPage = (figures: string): void => {
  const marks: Marks = {};
  (window as unknown as { marks: Marks }).marks = marks;
  document.addEventListener('submit', () => (marks.submit = performance.now()), { capture: true });
  const look = (): void => {
    if (document.querySelector('input[type="password"]') !== null) marks.field ??= performance.now();
    // The visitor's own figures do not count.
    if (marks.key !== undefined && location.pathname === '/' && document.querySelector(figures) !== null) {
      marks.figures = performance.now();
    } else requestAnimationFrame(look);
  };
  look();
  window.Worker = class extends Worker {
    constructor(...parts: ConstructorParameters<typeof Worker>) {
      super(...parts);
      this.addEventListener('message', () => (marks.key ??= performance.now()));
    }
  };
};
