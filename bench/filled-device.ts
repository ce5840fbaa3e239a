/**
 * A device that holds a whole year of a member of the board, sealed, and has no network any more. Filling one takes minutes: it
 * serves all measures of a run.
 */
import { generateSync } from 'otplib';
import type { Page } from '@playwright/test';
import { DEMO_PASSPHRASE, DEMO_TOTP_SECRET } from '#server/auth/demo-accounts.ts';
import { newProfile, withBrowser } from './browser.ts';
import { places } from './places.ts';
import { startServer } from './server.ts';
import { filledYear } from './years.ts';

const EMAIL = 'board@demo.test';
/** The dashboard's four. */
export const FIGURES = 'dl.figures-four dd';

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
    await withBrowser({ profile }, async (context) => {
      const page = await context.newPage();
      await signInAsBoard(page, server.url);
      await page.locator(FIGURES).first().waitFor();
      say(`filling a device with ${attendances} attendances…`);
      // It says so once everything is here and counted.
      await page.getByRole('link', { name: /^État de la connexion : à jour/i }).waitFor();
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

/** In a browser that was just started on the device's profile: the passphrase opens what lies there. */
export const unlock = async (page: Page, { url }: FilledDevice): Promise<void> => {
  await page.goto(`${url}/connexion`);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.waitForURL(`${url}/`);
};
