/**
 * A new installation: the server's link makes the first administrator, who invites a lead, who accepts on a phone of his own and
 * signs in again later. All through the pages; the codes come from the secrets that the pages show.
 */
import type { Page } from '@playwright/test';
import { ADMIN, enrol, install, installationPath, shownSecret } from '#e2e/fixtures/enrol.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { beginClub, openPage } from '#e2e/fixtures/pages.ts';
import { signInByRecoveryCode, typePassphrase } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { nextTotp } from '#e2e/fixtures/totp.ts';

const CLUB = 'Théâtre';
const LEAD = { name: 'Salif Kaboré', email: 'salif@aesi.test' };

/** Gives path and token of the link. */
const inviteLead = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Nom complet').fill(LEAD.name);
  await sheet.getByLabel('E‑mail').fill(LEAD.email);
  await expect(sheet.getByRole('radio', { name: CLUB })).toBeVisible();
  await sheet.getByRole('radio', { name: 'Informatique' }).check();
  await sheet.getByRole('radio', { name: /^Responsable/ }).check();
  await checkPage(page, 'inviting somebody');
  await sheet.getByRole('button', { name: 'Faire le lien' }).click();
  await expect(sheet.getByRole('img', { name: 'QR du lien d’invitation' })).toBeVisible();
  const link = await sheet.getByRole('group', { name: 'Lien d’invitation' }).innerText();
  await checkPage(page, 'a link to hand over');
  await sheet.getByRole('button', { name: 'C’est remis' }).click();
  const { pathname, hash } = new URL(link);
  // Behind `#`: it reaches no server log.
  expect(pathname).toBe('/invitation');
  return `${pathname}${hash}`;
};

test('R2 R25 R28 an installation begins with an administrator, who invites a lead, who signs in', async ({
  world,
}) => {
  const server = await world.emptyServer('script');
  const office = await world.device(server);
  await install(office);

  // Nothing has happened yet: what an installation begins with is there already.
  await beginClub(office.page, CLUB);
  await openPage(office.page, 'Mon compte', '/compte');
  await expect(office.page.getByText(ADMIN.email)).toBeVisible();
  await expect(office.page.getByText('Il en reste 10.')).toBeVisible();
  const invitation = await inviteLead(office.page);
  await expect(office.page.getByRole('list', { name: 'Invitations en attente' })).toContainText(LEAD.name);

  const phone = await world.device(server);
  await phone.goto(invitation);
  await expect(phone.page.getByText('Bonjour Salif Kaboré.')).toBeVisible();
  await expect(phone.page.getByText(/Awa Ouédraogo vous invite comme responsable/)).toBeVisible();
  // Out of the address once it was read; a reload goes on, and a link of the older form leads to the same.
  await expect(phone.page).toHaveURL('/invitation');
  await phone.page.reload();
  await expect(phone.page.getByText('Bonjour Salif Kaboré.')).toBeVisible();
  await phone.goto(invitation.replace('#', '/'));
  await expect(phone.page).toHaveURL('/invitation');
  await expect(phone.page.getByText('Bonjour Salif Kaboré.')).toBeVisible();
  const { passphrase, secret, codes } = await enrol(phone, LEAD.email, 1, 3);
  await expect(phone.page).toHaveURL('/clubs/informatique');
  await expect(phone.page.getByRole('link', { name: 'Nouvelle activité' }).first()).toBeVisible();

  // The link is spent, for everybody.
  await office.goto(invitation);
  await expect(office.page.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible();

  // Signed out, he comes back with the same words and the next code.
  await openPage(phone.page, 'Mon compte', '/compte');
  await phone.page.getByRole('button', { name: 'Se déconnecter' }).click();
  const asked = phone.page.getByRole('alertdialog');
  await asked.getByRole('checkbox', { name: /Effacer aussi mes données/ }).check();
  await asked.getByRole('button', { name: 'Se déconnecter et effacer' }).click();
  await expect(phone.page).toHaveURL('/');
  await phone.goto('/connexion');
  await typePassphrase(phone.page, LEAD.email, passphrase);
  await phone.page.getByLabel('Code à six chiffres').fill(nextTotp(server, LEAD.email, secret));
  await expect(phone.page).toHaveURL('/');

  // A code of the kit stands for the second factor, once.
  const other = await world.device(server);
  await signInByRecoveryCode(other, LEAD.email, passphrase, codes[0] ?? '');
});

test('R25 R26 R61 the installation’s link works once, and a wrong code loses nothing that was typed', async ({
  world,
}) => {
  const server = await world.emptyServer();
  const device = await world.device(server);
  const { page } = device;
  await test.step('R61 without any document the dashboard says what will be here', async () => {
    await device.goto('/');
    await expect(page.getByRole('heading', { name: 'Les activités des clubs paraîtront ici' })).toBeVisible();
    await expect(page.getByLabel('Chiffres de la période')).toBeVisible();
  });
  await device.goto(await installationPath(server));
  await page.getByLabel('Nom complet').fill(ADMIN.name);
  await page.getByLabel('E‑mail').fill(ADMIN.email);
  await page.getByRole('button', { name: 'Continuer' }).click();
  const words = 'un tracteur rouge dort dehors';
  await page.getByLabel('Retapez‑les, ou choisissez les vôtres').fill('awa 2026');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Trop courte/);
  await page.getByLabel('Retapez‑les, ou choisissez les vôtres').fill(words);
  await page.getByLabel('Votre phrase encore une fois').fill('un tracteur rouge');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('alert')).toHaveText(/ne sont pas pareilles/);
  await page.getByLabel('Votre phrase encore une fois').fill(words);
  await page.getByRole('button', { name: 'Continuer' }).click();

  await page.getByLabel('Le code affiché').fill('000000');
  await expect(page.getByRole('alert')).toHaveText(/Ce code n’est pas le bon/);
  await device.network.close();
  await page.getByLabel('Le code affiché').fill('111111');
  await expect(page.getByRole('alert')).toHaveText(/Pas de réseau/);
  await device.network.open();
  await page.getByRole('button', { name: 'Retour' }).click();
  await expect(page.getByLabel('Retapez‑les, ou choisissez les vôtres')).toHaveValue(words);
  await page.getByRole('button', { name: 'Continuer' }).click();
  const secret = await shownSecret(page);
  await page.getByLabel('Le code affiché').fill(nextTotp(server, ADMIN.email, secret));
  await expect(page.getByRole('heading', { name: 'Gardez votre kit' })).toBeVisible();
  await expect(page).toHaveURL('/installation');

  const late = await world.device(server);
  await late.goto(await installationPath(server));
  await expect(late.page.getByRole('heading', { name: 'L’installation est déjà faite' })).toBeVisible();
  await late.page.getByRole('link', { name: 'Me connecter' }).click();
  await expect(late.page).toHaveURL('/connexion');
});
