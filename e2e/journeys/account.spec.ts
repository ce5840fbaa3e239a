/** One's own account: another passphrase, new recovery codes, another authenticator, devices, and how this device looks. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator, whenKept, type Device } from '#e2e/fixtures/device.ts';
import { ADMIN, install, shownSecret } from '#e2e/fixtures/enrol.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openPage } from '#e2e/fixtures/pages.ts';
import { signIn, signInByRecoveryCode, typePassphrase, unlock } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { nextTotp } from '#e2e/fixtures/totp.ts';

const openAccount = (page: Page): Promise<void> => openPage(page, 'Mon compte', '/compte');

const SESSION_ENDED = /La session avec le serveur est finie/;

const devices = (page: Page) => page.getByRole('list', { name: 'Mes appareils' }).getByRole('listitem');

test('R25 R26 R28 another passphrase, authenticator and kit; devices are signed out from afar; the new phrase opens offline', async ({
  world,
}) => {
  const server = await world.emptyServer();
  const device = await world.device(server, { wide: true, dark: true, clockOffMs: 0 });
  const { page } = device;
  const { passphrase, secret, codes } = await install(device);
  const other = await world.device(server);
  await other.goto('/connexion');
  await typePassphrase(other.page, ADMIN.email, passphrase);
  await other.page.getByLabel('Code à six chiffres').fill(nextTotp(server, ADMIN.email, secret));
  await expect(other.page).toHaveURL('/');

  await openAccount(page);
  await expect(devices(page)).toHaveCount(2);
  const next = await changePassphrase(device, passphrase);
  await expect(devices(page)).toHaveCount(1);
  await openAccount(other.page);
  await expect(other.page.getByText(SESSION_ENDED).first()).toBeVisible();

  await signInByRecoveryCode(other, ADMIN.email, next, codes[0] ?? '');
  // What lies on that device is still sealed with the old one.
  await expect(other.page.getByRole('heading', { name: 'Votre phrase a changé' })).toBeVisible();
  await checkPage(other.page, 'the old passphrase once more');
  await other.page.getByLabel('Ancienne phrase de passe').fill(passphrase);
  await other.page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await expect(other.page).toHaveURL('/');
  await device.letPass(60_000);
  await expect(page.getByText('Il en reste 9.')).toBeVisible();
  const authenticator = await changeAuthenticator(device, next);
  await page.getByRole('button', { name: /^Refaire les codes de secours/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Code à six chiffres').fill('000000');
  await expect(sheet.getByRole('alert')).toHaveText(/n’est pas le bon/);
  await sheet.getByLabel('Code à six chiffres').fill(nextTotp(server, ADMIN.email, authenticator));
  await expect(page.getByRole('heading', { level: 1, name: 'Votre nouveau kit' })).toBeVisible();
  await checkPage(page, 'a new kit');
  await page.getByRole('checkbox', { name: /rangé en lieu sûr/ }).check();
  await page.getByRole('button', { name: 'Revenir à mon compte' }).click();
  await expect(page.getByText('Il en reste 10.')).toBeVisible();

  await expect(devices(page)).toHaveCount(2);
  await devices(page)
    .getByRole('button', { name: /^Déconnecter/ })
    .click();
  await page.getByRole('button', { name: 'Déconnecter l’appareil' }).click();
  await expect(devices(page)).toHaveCount(1);
  await openAccount(other.page);
  await expect(other.page.getByText(SESSION_ENDED).first()).toBeVisible();

  await whenKept(page);
  await device.network.close();
  await device.goto('/connexion');
  await typePassphrase(page, ADMIN.email, passphrase);
  await expect(page.getByRole('alert')).toHaveText(/n’est pas le bon/);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page).toHaveURL('/');
  await openAccount(page);
  await expect(page.getByText(/a besoin du réseau/).first()).toBeVisible();
  await checkPage(page, 'the account offline');
});

/** For the words that are proposed, which it gives back. */
const changePassphrase = async ({ page, network }: Device, passphrase: string): Promise<string> => {
  await page.getByRole('button', { name: /^Changer de phrase de passe/ }).click();
  const sheet = page.getByRole('dialog');
  const words = sheet.getByRole('list', { name: 'Mots proposés' }).locator('b');
  await expect(words).toHaveCount(5);
  const next = (await words.allTextContents()).join(' ');
  await sheet.getByLabel('Phrase actuelle').fill('une phrase qui n’est pas la bonne');
  await sheet.getByLabel('Retapez‑les, ou choisissez les vôtres').fill(next);
  await checkPage(page, 'changing the passphrase');
  await sheet.getByRole('button', { name: 'Changer de phrase', exact: true }).click();
  await expect(sheet.getByRole('alert')).toHaveText(/pas votre phrase actuelle/);
  await expect(sheet.getByLabel('Phrase actuelle')).toBeFocused();
  await sheet.getByLabel('Phrase actuelle').fill(passphrase);
  // The network goes and comes back: what stands here was perhaps written down already.
  await network.close();
  await sheet.getByRole('button', { name: 'Changer de phrase', exact: true }).click();
  await expect(sheet.getByText(/réseau/)).toBeVisible();
  await network.open();
  await sheet.getByRole('button', { name: 'Changer de phrase', exact: true }).click();
  await expect(page.getByText('Votre phrase est changée.')).toBeVisible();
  return next;
};

/** Gives back the new secret. */
const changeAuthenticator = async ({ page, server }: Device, passphrase: string): Promise<string> => {
  await page.getByRole('button', { name: /^Remplacer l’application de codes/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
  await sheet.getByRole('button', { name: 'Continuer' }).click();
  await expect(sheet.getByLabel('Le code affiché')).toBeVisible();
  await checkPage(page, 'another authenticator');
  const secret = await shownSecret(page);
  server.spentSteps.delete(ADMIN.email);
  await sheet.getByLabel('Le code affiché').fill(nextTotp(server, ADMIN.email, secret));
  await expect(page.getByText('La nouvelle application de codes est active.')).toBeVisible();
  return secret;
};

test('R63 the theme and the language are chosen on the device and stay', async ({ world }) => {
  const server = await world.emptyServer();
  const device = await world.device(server, { kept: true });
  const { page } = device;
  await device.goto('/');
  await openPage(page, 'Langue et apparence', '/compte');
  await expect(page.getByRole('heading', { name: 'Vous n’êtes pas connecté' })).toBeVisible();
  const html = page.locator('html');
  await page.getByRole('radio', { name: 'Sombre' }).check();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await checkPage(page, 'the account of a visitor, dark');
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  await expect(html).toHaveAttribute('lang', 'en');
  await device.reboot('/compte');
  await expect(device.page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  await expect(device.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await device.page.getByRole('radio', { name: 'Auto' }).check();
  await expect(device.page.locator('html')).not.toHaveAttribute('data-theme');
});

test('R26 R60 signing out names what is unsent, hands it over, and keeps it sealed; nobody touches it: it locks by itself', async ({
  world,
}) => {
  const lead = 'lead.informatique@demo.test';
  const topic = 'Atelier noté sans réseau';
  const server = await world.demoServer();
  const device = await world.device(server, { clockOffMs: 0 });
  await signIn(device, lead);
  await expectIndicator(device.page, 'À jour');
  await device.network.close();
  await createActivity(device.page, 'informatique', topic);
  await expectIndicator(device.page, 'Hors ligne · 1');

  const { page } = device;
  await openAccount(page);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked.getByText(/pas envoyés?\./)).toBeVisible();
  await expect(asked.getByText(/reste scellé ici/)).toBeVisible();
  await checkPage(page, 'signing out with something unsent');
  const download = page.waitForEvent('download');
  await asked.getByRole('button', { name: 'Exporter ce qui n’est pas envoyé' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(topic);
  await asked.getByRole('checkbox', { name: /Effacer aussi mes données/ }).check();
  await expect(asked.getByText(/sera perdu si vous effacez/)).toBeVisible();
  await asked.getByRole('checkbox', { name: /Effacer aussi mes données/ }).uncheck();
  await asked.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
  await expect(page).toHaveURL('/');

  await unlock(device, lead);
  await expectIndicator(page, /^Hors ligne · \d+/);
  await device.network.open();
  await device.letPass(60_000);
  await expectIndicator(page, 'À jour');

  await openAccount(page);
  const minutes = page.getByRole('radiogroup', { name: /^Minutes sans usage/ });
  await expect(minutes.getByRole('radio', { name: '15' })).toBeChecked();
  await minutes.getByRole('radio', { name: '5', exact: true }).check();
  await device.letPass(4 * 60_000);
  await expect(page.getByText(lead)).toBeVisible();
  await device.letPass(75_000);
  await expect(page.getByRole('heading', { name: 'Vous n’êtes pas connecté' })).toBeVisible();
});
