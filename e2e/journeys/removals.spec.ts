/** R43: a visitor asks that a photo be taken down; the bureau keeps it, thinks again, and takes it down everywhere. */
import { expectIndicator, whenKept } from '#e2e/fixtures/device.ts';
import { checkPage, expectContrast } from '#e2e/fixtures/page-checks.ts';
import { openPage } from '#e2e/fixtures/pages.ts';
import { shownPhotos } from '#e2e/fixtures/photos.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const WHY = 'Je suis au premier rang, et on ne m’a rien demandé.';

test('R43 R60 a visitor asks for a photo to be taken down, also after a network that failed and a reload; the bureau decides', async ({
  world,
}) => {
  const server = await world.demoServer();
  const visitor = await world.device(server);
  await visitor.goto('/galerie');
  await whenKept(visitor.page);
  await visitor.page.getByRole('button', { name: 'Informatique', exact: true }).click();
  await expect(shownPhotos(visitor.page).first()).toBeVisible();
  const count = await shownPhotos(visitor.page).count();
  const sheet = visitor.page.getByRole('dialog', { name: 'Demander le retrait de cette photo' });
  const ask = async (): Promise<void> => {
    await shownPhotos(visitor.page).first().click();
    await visitor.page.getByRole('button', { name: 'Demander le retrait' }).click();
  };
  await ask();
  await sheet.getByLabel('Pourquoi').fill(WHY);
  await visitor.network.close();
  await sheet.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Pas de réseau');
  await expect(sheet.getByLabel('Pourquoi')).toHaveValue(WHY);
  await checkPage(visitor.page, 'asking for a removal');
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(visitor.page, 'asking for a removal, dark');
  await visitor.page.emulateMedia({ colorScheme: 'light' });
  await visitor.page.reload();
  await visitor.page.getByRole('button', { name: 'Informatique', exact: true }).click();
  await ask();
  await expect(sheet.getByLabel('Pourquoi')).toHaveValue(WHY);
  await visitor.network.open();
  await sheet.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(visitor.page.getByText('Demande envoyée au bureau du club')).toBeVisible();
  await visitor.page.keyboard.press('Escape');
  // What was sent is not kept.
  await ask();
  await expect(sheet.getByLabel('Pourquoi')).toHaveValue('');

  // What was asked is the bureau's and the board's matter.
  await visitor.goto('/galerie');
  await expect(shownPhotos(visitor.page).first()).toBeVisible();
  await expect(visitor.page.getByText(WHY)).toHaveCount(0);
  await visitor.page.getByRole('button', { name: 'Informatique', exact: true }).click();

  const board = await world.device(server);
  await signIn(board, 'board@demo.test');
  await expectIndicator(board.page, 'À jour');
  await openPage(board.page, 'Galerie', '/galerie');
  const read = board.page.getByRole('region', { name: 'On demande le retrait d’une photo' });
  await expect(read).toContainText(WHY);
  await expect(read.getByRole('button')).toHaveCount(0);

  const lead = await world.device(server, { wide: true });
  const { page } = lead;
  await signIn(lead, 'lead.informatique@demo.test');
  await expectIndicator(page, 'À jour');
  await openPage(page, 'Galerie', '/galerie');
  const requests = page.getByRole('region', { name: 'On demande le retrait d’une photo' });
  await expect(requests).toContainText(WHY);
  await checkPage(page, 'a request for removal');
  await requests.getByRole('button', { name: 'La garder' }).click();
  await expect(requests).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(requests).toContainText(WHY);
  await requests.getByRole('button', { name: 'Retirer la photo' }).click();
  await expect(requests).toHaveCount(0);
  await expectIndicator(page, 'À jour');
  await expect(shownPhotos(visitor.page)).toHaveCount(count - 1);
  await expect(read).toHaveCount(0);
});
