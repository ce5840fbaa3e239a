/** R19, R61: what a list is narrowed to stands in its address: «Retour», a reload and a link that is sent find the same list (the board’s: board.spec.ts). */
import type { Page } from '@playwright/test';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { csvRows, exportAs } from '#e2e/fixtures/downloads.ts';
import { chooseInMenu, openClub } from '#e2e/fixtures/pages.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const main = (page: Page) => page.getByRole('main');
const timeline = (page: Page) => page.getByRole('region', { name: 'Activités' });

test('R10 R14 R19 R53 a visitor comes back to the list that he narrowed, and sends it to somebody', async ({
  world,
}) => {
  const server = await world.demoServer();
  const { page, goto } = await world.device(server);
  await goto('/clubs/sport');
  await expectIndicator(page, 'À jour');
  await timeline(page)
    .getByRole('button', { name: /^Terminée/ })
    .click();
  await expect(page).toHaveURL(/\?etat=done$/);
  const done = timeline(page).getByRole('link');
  await expect(done.first()).toContainText('Terminée');
  const topics = async () => (await done.allInnerTexts()).map((text) => text.split('\n')[0]);
  const shown = await topics();
  await done.first().click();
  await expect(page).toHaveURL(/\/activites\//);
  await page.goBack();
  await expect(timeline(page).getByRole('button', { name: /^Terminée/, pressed: true })).toBeVisible();
  await expect.poll(topics).toEqual(shown);
  const month = await chooseInMenu(page, 'Toute l’année', /./);
  await expect(page).toHaveURL(/etat=done&periode=\d{4}-\d{2}$/);
  await page.reload();
  await expect(timeline(page).getByRole('button', { name: month })).toBeVisible();
  await expect(timeline(page).getByRole('button', { name: /^Terminée/, pressed: true })).toBeVisible();
  // The club's own entry of the menu shows everything again.
  await openClub(page, 'sport');
  await expect(timeline(page).getByRole('button', { name: /^Toutes?/, pressed: true })).toBeVisible();
  // Narrowing adds nothing to go back through.
  await page.goBack();
  await expect(timeline(page).getByRole('button', { name: month })).toBeVisible();

  await goto('/galerie?club=sport&activite=nonsense');
  const clubs = page.getByRole('group', { name: 'Club', exact: true });
  await expect(clubs.getByRole('button', { name: 'Sport', pressed: true })).toBeVisible();
  await test.step('R14 R53 the photos’ list, which names nobody', async () => {
    const photos = page.getByRole('button', { name: /^Agrandir/ });
    await expect(photos.first()).toBeVisible();
    const file = await exportAs(page, 'CSV');
    expect(file.name).toBe('photos-sport.csv');
    const [head, ...lines] = csvRows(file);
    expect(head).toEqual(['Date', 'Club', 'Activité', 'Légende']);
    expect(lines).toHaveLength(await photos.count());
    for (const [, club] of lines) expect(club).toBe('Sport');
  });
  const topic = await chooseInMenu(page, 'Toutes les activités', /./);
  await page.reload();
  await expect(main(page).getByRole('button', { name: topic, exact: true })).toBeVisible();
});
