/**
 * R6, R7, R9, R24, R32, R61: an activity on paper. The sheet is printed, typed line by line, saved without a network; what stands on the
 * page stands in the report and in the files, read back by other programs than those that wrote them.
 */
import type { Page } from '@playwright/test';
import {
  chooseAct,
  createActivity,
  presentCount,
  startActivity,
  writeNotes,
} from '#e2e/fixtures/activity.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { csvRows, downloadBy, exportAs, pdfPictures, pdfText } from '#e2e/fixtures/downloads.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openActivity } from '#e2e/fixtures/pages.ts';
import { agreeAndPublish, cameraPhoto, takePhotos } from '#e2e/fixtures/photos.ts';
import { signIn, unlock } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.anglais@demo.test';
const TOPIC = 'Débat : faut‑il coder en anglais ?';

const line = (page: Page, number: number) =>
  page.getByRole('group', { name: `Ligne ${number}`, exact: true });

/** Enter goes from box to box; filière and niveau of the line above stand there already. */
const typeLine = async (page: Page, lastName: string, firstName: string): Promise<void> => {
  for (const text of [lastName, firstName]) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
};

test('R6 R7 R24 R32 a sheet on paper, typed without a network, and the report of the activity', async ({
  world,
}) => {
  const server = await world.demoServer();
  const device = await world.device(server);
  const { page } = device;
  await signIn(device, LEAD);
  await expectIndicator(page, 'À jour');
  const { path } = await createActivity(page, 'anglais', TOPIC);
  await startActivity(page);
  await expectIndicator(page, 'À jour');
  await device.network.close();

  await page.getByRole('link', { name: 'Feuille d’émargement' }).click();
  const sheet = page.getByRole('article', { name: 'Feuille d’émargement, page 1' });
  await expect(sheet.getByText(TOPIC)).toBeVisible();
  // Blank lines, for who signs by hand; on paper they stand alone.
  await expect(sheet.getByRole('row')).toHaveCount(21);
  await checkPage(page, 'the sign-in sheet');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Voir l’activité' }).click();

  await page.getByRole('link', { name: 'Saisir une feuille papier' }).click();
  await expect(line(page, 1).getByLabel('Nom', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Écrivez au moins une ligne');
  await line(page, 1).getByLabel('Filière').selectOption({ index: 1 });
  await line(page, 1).getByLabel('Niveau').selectOption({ index: 2 });
  await line(page, 1).getByLabel('Nom', { exact: true }).focus();
  await typeLine(page, 'Zoungrana', 'Wendpanga');
  await expect(line(page, 2).getByLabel('Nom', { exact: true })).toBeFocused();
  await typeLine(page, 'BATIONO', 'Éléonore');
  await typeLine(page, 'bationo', 'eleonore');
  await typeLine(page, 'Bationo', 'Éléonore');
  await page.keyboard.insertText('Tiendrébéogo');
  await expect(line(page, 3)).toContainText('Même personne qu’à la ligne 2');
  await line(page, 4).getByRole('checkbox', { name: 'Une autre personne du même nom' }).check();
  // Nothing typed is lost.
  await page.reload();
  await unlock(device, LEAD);
  await openActivity(page, 'anglais', TOPIC);
  await page.getByRole('link', { name: 'Saisir une feuille papier' }).click();
  await expect(line(page, 5).getByLabel('Nom', { exact: true })).toHaveValue('Tiendrébéogo');
  await page.getByRole('button', { name: 'Enregistrer 3 présences' }).click();
  await expect(line(page, 5)).toContainText('Remplissez les quatre cases');
  await expect(line(page, 5).getByLabel('Prénom')).toBeFocused();
  // So far up that no line lies half under the bar at the top.
  await page.evaluate(() => scrollTo(0, 0));
  await checkPage(page, 'typing a paper sheet');
  await line(page, 5).getByRole('button', { name: 'Retirer la ligne 5' }).click();
  await page.getByRole('button', { name: 'Enregistrer 3 présences' }).click();
  await expect(page).toHaveURL(path);
  await expect(presentCount(page).first()).toHaveText('3 présents');
  const people = page.getByRole('region', { name: 'Participants' });
  await expect(people.getByRole('listitem')).toHaveCount(3);
  await expect(people.getByRole('listitem').filter({ hasText: 'Wendpanga Zoungrana' })).toContainText(
    'Feuille',
  );

  // The same sheet a second time: everybody is known.
  await page.getByRole('link', { name: 'Saisir une feuille papier' }).click();
  await line(page, 1).getByLabel('Filière').selectOption({ index: 1 });
  await line(page, 1).getByLabel('Niveau').selectOption({ index: 2 });
  await line(page, 1).getByLabel('Nom', { exact: true }).focus();
  await typeLine(page, 'Zoungrana', 'Wendpanga');
  await expect(line(page, 1)).toContainText('Wendpanga Zoungrana est déjà dans la liste');
  await page.getByRole('link', { name: 'Voir l’activité' }).click();

  await chooseAct(page, 'Modifier l’activité');
  const edit = page.getByRole('dialog', { name: 'Modifier l’activité' });
  const begins = await edit.getByLabel('Date et heure').inputValue();
  await edit.getByLabel('Fin').fill(`${Number(begins.slice(0, 4)) - 1}${begins.slice(4)}`);
  await edit.getByRole('radio', { name: 'Compétition' }).check();
  await edit.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(edit.getByText('La fin vient avant le début')).toBeVisible();
  await edit.getByLabel('Fin').fill(`${Number(begins.slice(0, 4)) + 1}${begins.slice(4)}`);
  await edit.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(edit).toHaveCount(0);

  await page.getByRole('button', { name: 'Noter les vainqueurs' }).click();
  const winners = page.getByRole('dialog', { name: 'Vainqueurs' });
  await winners.getByLabel('Nom ou équipe').fill('Wendpanga Zoungrana');
  await expect(winners.getByText('Pas dans la liste des présents')).toHaveCount(0);
  await winners.getByLabel('Nom ou équipe').fill('Issa Absent');
  await expect(winners.getByText('Pas dans la liste des présents')).toBeVisible();
  await winners.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Vainqueurs' })).toContainText(
    'n’est pas dans la liste des présents',
  );
  await writeNotes(page, 'Coupure de courant : vingt minutes perdues.', 'À refaire en amphi, avec un micro.');

  await takePhotos(page, await cameraPhoto(1));
  await agreeAndPublish(page);
  const report = await downloadBy(page, () => page.getByRole('button', { name: 'Compte rendu PDF' }).click());
  expect(await pdfPictures(report)).toBe(1);
  const text = await pdfText(report);
  for (const shown of await people.getByRole('listitem').locator('.font-medium').allInnerTexts()) {
    const [firstName = '', lastName = ''] = shown.split(' ');
    expect(text).toContain(`${lastName} ${firstName}`);
  }
  for (const said of [
    'Débat : faut‑il coder en anglais ?',
    'Présents 3',
    'Coupure de courant : vingt minutes perdues.',
    'À refaire en amphi',
    '1. Issa Absent',
  ]) {
    expect(text).toContain(said);
  }

  await page.getByRole('button', { name: 'Chercher un participant' }).click();
  await people.getByRole('searchbox').fill('zoungrana');
  await expect(people.getByRole('listitem')).toHaveCount(1);
  const rows = csvRows(await exportAs(page, 'CSV'));
  expect(rows).toHaveLength(2);
  expect(rows[1]).toEqual(expect.arrayContaining(['Zoungrana', 'Wendpanga']));
  await checkPage(page, 'an activity with its list searched');

  await device.network.open();
  await expectIndicator(page, 'À jour');
  await expect(page.getByText('Tout est arrivé')).toBeVisible();
});
