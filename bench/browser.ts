/** A real Chromium with a profile on disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumFlags } from '../scripts/lib/chromium-flags.mjs';
import type { Lab } from './lab.ts';

/** So that PouchDB may ask the database on its own port, without the question beforehand that others would not pay. */
const ANY_ORIGIN = '--disable-web-security';

export interface BrowserOptions {
  /** A profile to open again; otherwise a new one, deleted at the end. */
  readonly profile?: string;
  readonly anyOrigin?: boolean;
}

export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'aesi-bench-profile-'));

export const withBrowser = async <T>(
  { profile, anyOrigin = false }: BrowserOptions,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> => {
  const folder = profile ?? (await newProfile());
  const executablePath = process.env['CHROMIUM_PATH'];
  const context = await chromium.launchPersistentContext(folder, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: anyOrigin ? [...chromiumFlags, ANY_ORIGIN] : chromiumFlags,
    bypassCSP: anyOrigin,
    viewport: { width: 360, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Africa/Ouagadougou',
  });
  // Long, for slow machines: a limit that only ends what hangs.
  context.setDefaultTimeout(10 * 60_000);
  try {
    return await work(context);
  } finally {
    await context.close();
    if (profile === undefined) await rm(folder, { recursive: true, force: true });
  }
};

/** Calls a function of the lab in a page that has just been loaded: every measure begins equally cold. */
export const inLab = async <N extends keyof Lab>(
  context: BrowserContext,
  url: string,
  name: N,
  args: Parameters<Lab[N]>,
): Promise<Awaited<ReturnType<Lab[N]>>> => {
  const page = await context.newPage();
  try {
    return await callIn(page, url, name, args);
  } finally {
    await page.close();
  }
};

const callIn = async <N extends keyof Lab>(
  page: Page,
  url: string,
  name: N,
  args: Parameters<Lab[N]>,
): Promise<Awaited<ReturnType<Lab[N]>>> => {
  await page.goto(url);
  await page.waitForFunction(() => window.lab !== undefined);
  return page.evaluate(
    ([call, given]) => {
      const run = window.lab?.[call as N] as (...some: unknown[]) => Promise<unknown>;
      return run(...(given as unknown[]));
    },
    [name, args] as [string, unknown],
  ) as Promise<Awaited<ReturnType<Lab[N]>>>;
};
