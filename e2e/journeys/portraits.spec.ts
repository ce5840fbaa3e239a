/** R12 and R43: a portrait taken without a network reaches everyone with the officer's agreement, and leaves them all again; a caption is corrected. */
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { checkPage, expectContrast } from '#e2e/fixtures/page-checks.ts';
import { openClub, openTab } from '#e2e/fixtures/pages.ts';
import { cameraPhoto, fileOf, shownPhotos, type PhotoFile } from '#e2e/fixtures/photos.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const NAME = 'Issouf Traoré';

test('R12 R43 a portrait and a caption, made without a network, reach the visitor; the portrait is taken down everywhere', async ({
  world,
}) => {
  const server = await world.demoServer();
  const lead = await world.device(server);
  const { page } = lead;
  await signIn(lead, 'lead.informatique@demo.test');
  await expectIndicator(page, 'À jour');
  await lead.network.close();
  await openClub(page, 'informatique');
  await openTab(page, 'Bureau');
  const cardOf = (shown: typeof page) => shown.getByRole('article').filter({ hasText: NAME });
  const menu = page.getByRole('button', { name: `Autres actes sur la fiche d’${NAME}` });
  const sheet = page.getByRole('dialog', { name: `Photo d’${NAME}` });
  const open = async (): Promise<void> => {
    await menu.click();
    await page.getByRole('menuitem', { name: 'Photo de profil' }).click();
    await expect(sheet).toBeVisible();
  };

  await open();
  await sheet.getByRole('button', { name: 'Mettre sur la fiche' }).click();
  await expect(sheet.getByText('Prenez ou choisissez d’abord une photo.')).toBeVisible();
  const choose = async (file: PhotoFile): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await sheet.getByRole('button', { name: 'Choisir un fichier' }).click();
    await (await chooser).setFiles(file);
  };
  await choose(fileOf('texte.jpg', 'Ceci n’est pas une photo'));
  await expect(sheet.getByText('« texte.jpg » n’est pas une photo', { exact: false })).toBeVisible();
  await choose(await cameraPhoto(2));
  await expect(sheet.getByText('Voici ce qui paraîtra sur la fiche.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Mettre sur la fiche' }).click();
  await expect(sheet.getByText('Cochez cette case une fois que la personne a dit oui.')).toBeVisible();
  await checkPage(page, 'the sheet of a portrait');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page, 'the sheet of a portrait, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await sheet.getByRole('checkbox', { name: /est d’accord/ }).check();
  await sheet.getByRole('button', { name: 'Mettre sur la fiche' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(cardOf(page).locator('img')).toHaveAttribute('src', /^blob:/);
  await checkPage(page, 'the bureau with a portrait');

  await openTab(page, 'Galerie');
  await expect(shownPhotos(page).first()).toBeVisible();
  const photos = await shownPhotos(page).count();
  await shownPhotos(page).first().click();
  await page.getByRole('button', { name: 'Modifier la légende' }).click();
  const caption = page.getByRole('dialog', { name: 'Légende de la photo' });
  await caption.getByRole('textbox', { name: 'Légende' }).fill('Le deuxième prix');
  await checkPage(page, 'the sheet of a caption');
  await caption.getByRole('button', { name: 'Enregistrer' }).click();
  const viewer = page.getByRole('dialog', { name: 'Photo ouverte' });
  await expect(viewer.getByText('Le deuxième prix')).toBeVisible();
  // What is said meanwhile lies above the photo, and can be taken back from there.
  await page.getByRole('button', { name: 'Annuler' }).click({ trial: true });
  await page.keyboard.press('Escape');

  await lead.network.open();
  await expectIndicator(page, 'À jour');
  const visitor = await world.device(server);
  await visitor.goto('/clubs/informatique/bureau');
  const portrait = cardOf(visitor.page).locator('img');
  await expect
    .poll(() => portrait.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const address = await portrait.evaluate((image: HTMLImageElement) => image.currentSrc);
  await expect(visitor.page.getByRole('button', { name: /fiche de/ })).toHaveCount(0);
  await openTab(visitor.page, 'Galerie');
  await expect(visitor.page.getByRole('button', { name: /^Agrandir.*Le deuxième prix/ })).toBeVisible();
  // A portrait is no photo of the gallery.
  await expect(shownPhotos(visitor.page)).toHaveCount(photos);
  await openTab(visitor.page, 'Bureau');

  await openTab(page, 'Bureau');
  await open();
  await sheet.getByRole('button', { name: 'Retirer la photo' }).click();
  await expect(cardOf(page).locator('img')).toHaveCount(0);
  await expect(cardOf(visitor.page).locator('img')).toHaveCount(0);
  await expect.poll(async () => (await fetch(address)).status).toBe(404);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(cardOf(visitor.page).locator('img')).toHaveCount(1);
});
