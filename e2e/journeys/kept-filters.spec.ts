/** R9, R19, R61: what a list is narrowed to stands in its address: «Retour», a reload and a link that is sent find the same list. */
import type { Page } from '@playwright/test';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { csvRows, exportAs } from '#e2e/fixtures/downloads.ts';
import { openClub, openPage, openTab } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const main = (page: Page) => page.getByRole('main');
const timeline = (page: Page) => page.getByRole('region', { name: 'Activités' });

const choose = async (page: Page, menu: string | RegExp, item: string | RegExp): Promise<string> => {
  await main(page).getByRole('button', { name: menu }).click();
  const chosen = page.getByRole('menuitemradio', { name: item }).last();
  const text = await chosen.innerText();
  await chosen.click();
  return text.trim();
};

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
  const month = await choose(page, 'Toute l’année', /./);
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
  const topic = await choose(page, 'Toutes les activités', /./);
  await page.reload();
  await expect(main(page).getByRole('button', { name: topic, exact: true })).toBeVisible();
});

test('R9 R20 the board finds people and feedback as it left them', async ({ world }) => {
  const server = await world.yearServer();
  const board = await world.device(server);
  const { page } = board;
  await signIn(board, 'board@demo.test');
  await expectIndicator(page, 'À jour');

  await openPage(page, 'Participants', '/participants');
  const search = page.getByRole('searchbox', { name: 'Chercher une personne' });
  await search.fill('ouedraogo');
  await page.getByRole('group', { name: /club/i }).getByRole('button', { name: 'Sport' }).click();
  const level = await choose(page, 'Niveau', 'L2');
  const count = page.getByRole('status').filter({ hasText: /personnes?/ });
  await expect(main(page).getByRole('button', { name: level, exact: true })).toBeVisible();
  const found = await count.innerText();
  await openPage(page, 'Synchronisation', '/synchronisation');
  await page.goBack();
  await expect(search).toHaveValue('ouedraogo');
  await expect(count).toHaveText(found);
  expect(new URL(page.url()).search).toBe('?q=ouedraogo&club=sport&niveau=l2');

  await openPage(page, 'Retours', '/retours');
  const texts = page.locator('section[aria-labelledby="voices"]').getByRole('status');
  await expect(texts).toBeVisible();
  const all = await texts.innerText();
  await page.getByLabel('Chercher dans les retours').fill('seance');
  await expect(texts).not.toHaveText(all);
  const left = await texts.innerText();
  await openPage(page, 'Synchronisation', '/synchronisation');
  await page.goBack();
  await expect(page.getByLabel('Chercher dans les retours')).toHaveValue('seance');
  await expect(texts).toHaveText(left);

  await openClub(page, 'informatique');
  await openTab(page, 'Programme');
  const year = await choose(page, /\d{4}–\d{4}/, /\d{4}–\d{4}/);
  await openTab(page, 'Bureau');
  await page.goBack();
  await expect(main(page).getByRole('button', { name: year })).toBeVisible();
});
