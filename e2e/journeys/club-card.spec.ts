/**
 * R1, R10, R21: the board begins a club, which everybody finds; it renames a club and its links stay good; an archived club can be read, takes nothing new, not even from a
 * phone that has not heard of it, stands in past figures and in no list of choices; reopened, it goes on.
 */
import type { Page } from '@playwright/test';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openPage, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const manage = async (page: Page, act: string): Promise<void> => {
  await page.getByRole('button', { name: 'Gérer le club' }).click();
  await page.getByRole('menuitem', { name: act }).click();
};

const menu = (page: Page) => page.getByRole('navigation', { name: 'Navigation principale' });
const cards = (page: Page) => page.getByRole('main').locator('a[href="/clubs/sport"]');

const beginClub = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Ajouter un club' }).click();
  const sheet = page.getByRole('dialog', { name: 'Un nouveau club' });
  await sheet.getByRole('button', { name: 'Ajouter un club' }).click();
  await expect(sheet.getByText('Donnez un nom à ce club.')).toBeVisible();
  await sheet.getByLabel('Nom du club').fill('Théâtre & danse');
  await expect(sheet.getByText('L’adresse du club sera /clubs/theatre-danse')).toBeVisible();
  await checkPage(page, 'a new club');
  await sheet.getByRole('button', { name: 'Ajouter un club' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(menu(page).getByRole('link', { name: 'Théâtre & danse' })).toBeVisible();
};

test('R1 R10 R21 the board begins, renames, archives and reopens a club', async ({ world }) => {
  const server = await world.demoServer();
  const [board, lead] = [await world.device(server, { wide: true }), await world.device(server)];
  await signIn(board, 'board@demo.test');
  await signIn(lead, 'lead.sport@demo.test');
  await Promise.all([board, lead].map(({ page }) => expectIndicator(page, 'À jour')));
  const { page } = board;

  await beginClub(page);
  await test.step('a club without anything offers its first step', async () => {
    await openPage(page, 'Théâtre & danse', '/clubs/theatre-danse');
    await checkPage(page, 'a club without anything');
    await page.getByRole('link', { name: 'Inviter son responsable' }).click();
    const invitation = page.getByRole('dialog', { name: 'Inviter quelqu’un' });
    await expect(invitation.getByRole('radio', { name: 'Théâtre & danse' })).toBeChecked();
    await expect(invitation.getByRole('radio', { name: /^Responsable/ })).toBeChecked();
    await invitation.getByRole('button', { name: 'Fermer' }).click();
    await expect(page).toHaveURL('/compte');
  });
  await openPage(page, 'Sport', '/clubs/sport');
  await manage(page, 'Modifier le nom et le texte');
  const sheet = page.getByRole('dialog', { name: 'Modifier le club' });
  const name = sheet.getByLabel('Nom du club');
  await expect(name).toBeFocused();
  await name.fill('ANGLAIS');
  await expect(sheet.getByText('Un autre club porte déjà ce nom.')).toBeVisible();
  await name.fill(' ');
  await sheet.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(sheet.getByText('Donnez un nom à ce club.')).toBeVisible();
  await name.fill('Sport et santé');
  await checkPage(page, 'a club’s card');
  await test.step('a form that is sent off before its draft was read keeps the draft', async () => {
    await sheet.getByRole('button', { name: 'Fermer' }).click();
    await expect(sheet).toHaveCount(0);
    await saveAtOnce(page);
    await manage(page, 'Modifier le nom et le texte');
    await expect(name).toHaveValue('Sport et santé');
  });
  await sheet.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sport et santé');
  await expect(page).toHaveURL('/clubs/sport');
  await expect(menu(page).getByRole('link', { name: 'Sport et santé' })).toBeVisible();
  await expectIndicator(page, 'À jour');
  const visitor = await world.device(server, { wide: true });
  await visitor.goto('/clubs/sport');
  await expect(visitor.page.getByRole('heading', { level: 1 })).toContainText('Sport et santé');
  await expect(visitor.page.getByRole('button', { name: 'Gérer le club' })).toHaveCount(0);
  await openPage(visitor.page, 'Théâtre & danse', '/clubs/theatre-danse');
  await expect(visitor.page.getByRole('heading', { level: 1 })).toContainText('Théâtre & danse');
  await expect(visitor.page.getByText('Ici viendra tout ce que le club organise.')).toBeVisible();
  await expect(visitor.page.getByRole('link', { name: 'Inviter son responsable' })).toHaveCount(0);

  // The lead names and describes the club; that it ends is not the lead's to say.
  await openPage(lead.page, 'Sport et santé', '/clubs/sport');
  await lead.page.getByRole('button', { name: 'Gérer le club' }).click();
  await expect(lead.page.getByRole('menuitem')).toHaveText(['Modifier le nom et le texte']);
  await lead.page.keyboard.press('Escape');
  await lead.network.close();

  await manage(page, 'Archiver le club');
  const dialog = page.getByRole('alertdialog', { name: 'Archiver ce club ?' });
  await expect(dialog).toContainText('Sport et santé');
  await checkPage(page, 'archiving a club');
  await dialog.getByRole('button', { name: 'Archiver le club' }).click();
  await expect(page.getByText(/^Ce club est archivé depuis le/)).toBeVisible();
  await expect(menu(page).getByRole('link', { name: 'Sport et santé' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Activités' }).getByRole('link').first()).toBeVisible();
  await checkPage(page, 'an archived club');
  await openPage(page, 'Tableau de bord', '/');
  await expect(cards(page)).toContainText('Sport et santé');
  await expectIndicator(page, 'À jour');

  // What was made on a phone that did not know it is kept there, with the reason.
  await createActivityOffline(lead.page);
  await lead.network.open();
  await expectIndicator(lead.page, /1 refusé/);
  await openSynchronisation(lead.page);
  await expect(lead.page.getByText(/Ce club est archivé\s: on n’y ajoute plus d’activité/)).toBeVisible();
  await lead.goto('/clubs/sport/activites/nouvelle');
  await expect(lead.page.getByText('Ce club est archivé', { exact: true })).toBeVisible();

  await cards(page).click();
  await manage(page, 'Rouvrir le club');
  await expect(page.getByText('Sport et santé est rouvert.')).toBeVisible();
  await expect(page.getByText(/^Ce club est archivé depuis le/)).toHaveCount(0);
  await expect(menu(page).getByRole('link', { name: 'Sport et santé' })).toBeVisible();
  await expectIndicator(page, 'À jour');
});

const createActivityOffline = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Nouvelle activité' }).click();
  await page.getByLabel('Thème').fill('Tournoi de minuit');
  await page.getByRole('button', { name: 'Créer l’activité' }).click();
  await expect(page.getByRole('heading', { name: 'Tournoi de minuit', level: 1 })).toBeVisible();
};

/**
 * A thumb that is quicker than the disk: it saves in the moment in which the sheet comes. By script: a click from here arrives when
 * the disk has long answered, and would prove nothing.
 */
const saveAtOnce = (page: Page): Promise<void> =>
  page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const save = document.querySelector<HTMLElement>('[role="dialog"] button[type="submit"]');
      if (save === null) return;
      observer.disconnect();
      save.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
