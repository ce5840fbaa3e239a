/**
 * R4, R12, R13 and R14: a club's tabs, on a phone. What the bureau does there without a network reaches others; who has only the
 * link sees neither the team nor a contact that nobody agreed to publish.
 */
import type { Page } from '@playwright/test';
import { expectIndicator, type Device } from '#e2e/fixtures/device.ts';
import { csvRows, exportAs, pdfText, xlsxRows } from '#e2e/fixtures/downloads.ts';
import { checkPage, expectContrast } from '#e2e/fixtures/page-checks.ts';
import { clubTabs, openClub, openTab, tapTwice } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const checkBoth = async ({ page }: Device, name: string): Promise<void> => {
  await checkPage(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
};

const choose = async (page: Page, menu: string | RegExp, item: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: menu }).click();
  await page
    .getByRole('menuitem', { name: item })
    .or(page.getByRole('menuitemradio', { name: item }))
    .click();
};

const submit = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', { name }).click();

/** `2026–2027`, so many years from the one that the phone is in. */
const yearFrom = (device: Device, by: number): string => {
  const now = new Date(device.nowMs());
  const start = now.getUTCFullYear() - (now.getUTCMonth() < 9 ? 1 : 0) + by;
  return `${start}–${start + 1}`;
};

/** However many tabs stand before it, on a phone. */
const expectTabInSight = (page: Page): Promise<void> =>
  expect(clubTabs(page).locator('[aria-current]')).toBeInViewport({ ratio: 0.95 });

/** From an activity far down the list one comes back to where it stands. */
const expectBackToPlace = async (page: Page): Promise<void> => {
  await clubTabs(page).getByRole('link', { name: 'Activités' }).click();
  const last = page.getByRole('link', { name: /Terminée/ }).last();
  // The list grows while it is read: what was last may give its place.
  await expect(async () => {
    await last.scrollIntoViewIfNeeded({ timeout: 1_000 });
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
  }).toPass();
  const top = await page.evaluate(() => scrollY);
  await last.click();
  await expect(page).toHaveURL(/\/activites\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top - 100);
};

const lines = (page: Page, year: string) => page.getByRole('list', { name: `Actions de ${year}` });

test('R4 a programme built, ordered, ticked, cancelled and copied without a network', async ({ world }) => {
  const server = await world.demoServer();
  const phone = await world.device(server);
  const { page } = phone;
  await signIn(phone, 'lead.informatique@demo.test');
  await expectIndicator(page, 'À jour');
  await phone.network.close();
  await openClub(page, 'informatique');
  await openTab(page, 'Programme');
  const [year, nextYear] = [yearFrom(phone, 0), yearFrom(phone, 1)];
  const list = lines(page, year);
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const before = await list.getByRole('listitem').count();

  await page.getByRole('button', { name: 'Ajouter une action' }).click();
  await submit(page, 'Ajouter');
  await expect(page.getByText('Dites ce qu’il y a à faire.')).toBeVisible();
  await page.getByLabel('Que faut‑il faire').fill('Atelier de soudure');
  await page.getByLabel('Pour quand').fill('1999-01-01');
  await expect(page.getByText(`Cette date n’est pas dans l’année ${year}.`)).toBeVisible();
  await page.getByLabel('Pour quand').fill('');
  await submit(page, 'Ajouter');
  await expect(list.getByRole('listitem')).toHaveCount(before + 1);
  await expect(list.getByRole('listitem').last()).toContainText('Atelier de soudure');

  await page.getByRole('button', { name: 'Changer l’ordre' }).click();
  await page.getByRole('button', { name: /^Monter .*Atelier de soudure/ }).click();
  const rows = page.locator('ol > li');
  await expect(rows.nth(before - 1)).toContainText('Atelier de soudure');
  await page.mouse.wheel(0, -10_000);
  const [held, first] = [rows.nth(2), rows.nth(0)];
  const heldTitle = await held.locator('span').nth(1).innerText();
  const handle = held.locator('span').first();
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await first.boundingBox()];
  if (from === null || to === null) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, to.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect(rows.first()).toContainText(heldTitle);
  await page.getByRole('button', { name: 'Terminer' }).click();
  await expect(list.getByRole('listitem').first()).toContainText(heldTitle);

  const rate = page.getByRole('img', { name: /^Taux d’exécution/ });
  const rateBefore = await rate.getAttribute('aria-label');
  const box = page.getByRole('checkbox', { name: 'Fait : Atelier de soudure' });
  await box.click();
  await expect(page.getByText('« Atelier de soudure » est faite.')).toBeVisible();
  await expect(rate).not.toHaveAttribute('aria-label', rateBefore ?? '');
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(box).not.toBeChecked();
  await expect(rate).toHaveAttribute('aria-label', rateBefore ?? '');

  await choose(page, /actes sur .*Atelier de soudure/, 'Annuler l’action');
  await submit(page, 'Annuler l’action');
  await expect(page.getByText('Dites pourquoi l’action est annulée.')).toBeVisible();
  await page.getByLabel('Raison').fill('Postes en panne');
  await submit(page, 'Annuler l’action');
  await expect(page.getByText('Annulée : Postes en panne')).toBeVisible();
  await expect(page.getByText('Taux d’exécution : actions faites ÷ actions prévues.')).toBeVisible();
  await checkBoth(phone, 'the programme');
  const file = csvRows(await exportAs(page, 'CSV'));
  expect(file).toHaveLength(1 + before + 1);
  expect(file[1]?.[0]).toBe(heldTitle);
  expect(file.find(([title]) => title === 'Atelier de soudure')).toEqual(
    expect.arrayContaining(['Annulée', 'Postes en panne']),
  );

  await choose(page, year, nextYear);
  await page.getByRole('button', { name: `Reprendre le programme ${year}` }).click();
  await expect(page.getByRole('dialog').getByText(heldTitle)).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Atelier de soudure')).toHaveCount(0);
  await checkBoth(phone, 'what is copied');
  await submit(page, /^Reprendre \d+ actions$/);
  await expect(lines(page, nextYear).getByRole('listitem').first()).toContainText(heldTitle);
  await expect(page.getByRole('button', { name: /^Reprendre le programme/ })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);

  await phone.network.open();
  await expectIndicator(page, 'À jour');
  const visitor = await world.device(server, { wide: true });
  await visitor.goto('/clubs/informatique/programme');
  await expect(visitor.page.getByText('Annulée : Postes en panne')).toBeVisible();
  await expect(lines(visitor.page, year).getByRole('listitem').first()).toContainText(heldTitle);
  await expect(visitor.page.getByRole('checkbox')).toHaveCount(0);
  await expect(visitor.page.getByRole('button', { name: /actes sur/ })).toHaveCount(0);
  await expect(clubTabs(visitor.page).getByRole('link', { name: 'Équipe' })).toHaveCount(0);
  await checkBoth(visitor, 'the programme of a visitor');
  // Back and forth between tabs by the browser's own buttons.
  await openTab(visitor.page, 'Bureau');
  const officers = csvRows(await exportAs(visitor.page, 'CSV')).slice(1);
  await expect(visitor.page.getByRole('article')).toHaveCount(officers.length);
  await visitor.page.goBack();
  await expect(visitor.page.getByRole('heading', { name: 'Programme', level: 1 })).toBeVisible();
  await expectBackToPlace(visitor.page);
  await visitor.goto('/clubs/informatique/equipe');
  await expect(visitor.page.getByRole('heading', { name: 'Réservé au bureau du club' })).toBeVisible();
  await checkBoth(visitor, 'a reserved tab');
});

const TASK = 'Imprimer les badges';
const SECRET_PHONE = '+226 55 44 33 22';

test('R12 R13 R14 the handover, the roll call and a task reach the officer, and no visitor', async ({
  world,
}) => {
  const server = await world.demoServer();
  const [lead, officer] = [await world.device(server), await world.device(server)];
  await Promise.all([
    signIn(lead, 'lead.informatique@demo.test'),
    signIn(officer, 'officer.informatique@demo.test'),
  ]);
  await expectIndicator(lead.page, 'À jour');
  await expectIndicator(officer.page, 'À jour');
  const { page } = lead;
  await openClub(page, 'informatique');

  await openTab(page, 'Bureau');
  await expectTabInSight(page);
  await page.getByRole('button', { name: 'Ajouter un membre' }).click();
  await page.getByLabel('Prénom').fill('Rokia');
  await page.getByLabel('Nom', { exact: true }).fill('Sanou');
  await submit(page, 'Ajouter');
  await expect(page.getByText('Choisissez une filière.')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radiogroup', { name: 'Filière' }).getByRole('radio').first().check();
  await dialog.getByRole('radiogroup', { name: 'Niveau' }).getByRole('radio').first().check();
  await page.getByLabel('Téléphone').fill(SECRET_PHONE);
  await checkBoth(lead, 'a card of the bureau');
  await submit(page, 'Ajouter');
  await expect(page.getByRole('heading', { name: 'Rokia Sanou' })).toBeVisible();
  await expect(page.getByText(SECRET_PHONE)).toBeVisible();
  await checkBoth(lead, 'the bureau');

  await choose(page, /fiche de Rokia Sanou/, 'Quitte le bureau');
  await submit(page, 'Enregistrer');
  await expect(page.getByText(/^A quitté le bureau le/)).toBeVisible();
  const cards = page.getByRole('article');
  const count = await cards.count();
  const [year, nextYear] = [yearFrom(lead, 0), yearFrom(lead, 1)];
  await page.getByRole('button', { name: `Préparer le bureau ${nextYear}` }).click();
  await expect(page.getByRole('dialog').getByText('Rokia Sanou reste')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Mariam Kaboré reste' }).uncheck();
  await page.getByRole('combobox', { name: 'Poste de Salif Compaoré' }).selectOption('Présidence');
  await page.getByRole('combobox', { name: 'Poste d’Issouf Traoré' }).selectOption('Responsable');
  await checkBoth(lead, 'the handover');
  await submit(page, /^Garder \d+ personnes$/);
  await expect(cards).toHaveCount(count - 2);
  await expect(cards.filter({ hasText: 'Issouf Traoré' })).toContainText('Responsable');
  await choose(page, `Mandat ${nextYear}`, year);
  await expect(cards).toHaveCount(count);
  await expect(cards.filter({ hasText: 'Issouf Traoré' })).toContainText('Membre');

  await openTab(page, 'Équipe');
  await expectTabInSight(page);
  await page.getByRole('button', { name: 'Faire l’appel' }).click();
  await submit(page, 'Enregistrer l’appel');
  await expect(page.getByText('Donnez un nom à cette réunion.')).toBeVisible();
  await page.getByLabel('Nom de la réunion').fill('Réunion de rentrée');
  await page.getByRole('button', { name: 'Tous présents' }).click();
  await page.getByRole('radiogroup', { name: 'Présence d’Issouf Traoré' }).getByLabel('Excusé').check();
  await checkBoth(lead, 'a roll call');
  await submit(page, 'Enregistrer l’appel');
  await page.getByRole('button', { name: /^Mariam Kaboré, Réunion de rentrée.*présent$/ }).click();
  await expect(
    page.getByRole('button', { name: /^Mariam Kaboré, Réunion de rentrée.*absent$/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Attribuer une tâche', exact: true }).click();
  await page.getByLabel('Quoi').fill(TASK);
  await submit(page, 'Attribuer');
  await expect(page.getByText('Choisissez au moins une personne.')).toBeVisible();
  await dialog.getByLabel('Issouf Traoré').check();
  await dialog.getByLabel('Mariam Kaboré').check();
  await dialog.getByLabel('Pour quand').fill('2020-01-01');
  await expect(dialog.getByText(/la tâche paraîtra en retard/)).toBeVisible();
  await dialog.getByLabel('Pour quand').fill('');
  await checkBoth(lead, 'a task');
  await tapTwice(dialog.getByRole('button', { name: 'Attribuer à 2 personnes' }));
  await expect(page.getByRole('button', { name: new RegExp(`actes sur .*${TASK}`) })).toHaveCount(2);
  await checkBoth(lead, 'the team');
  // Each year has its own team, meetings and tasks.
  await choose(page, year, nextYear);
  await expect(page.getByText('Aucun appel cette année')).toBeVisible();
  await expect(page.getByText('Aucune tâche', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Faire l’appel' }).click();
  await expect(dialog.getByRole('radiogroup', { name: 'Présence d’Issouf Traoré' })).toBeVisible();
  await expect(dialog.getByRole('radiogroup', { name: 'Présence de Mariam Kaboré' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await choose(page, nextYear, year);
  await expect(page.getByRole('button', { name: new RegExp(`actes sur .*${TASK}`) })).toHaveCount(2);
  const grid = csvRows(await exportAs(page, 'CSV'));
  const meeting = grid[0]?.findIndex((head) => head.startsWith('Réunion de rentrée')) ?? -1;
  const markOf = (rows: readonly (readonly unknown[])[], who: string): unknown =>
    rows.find(([name]) => name === who)?.[meeting];
  expect(markOf(grid, 'Mariam Kaboré')).toBe('absent');
  const sheetRows = await xlsxRows(await exportAs(page, 'Excel'));
  expect(markOf(sheetRows, 'Issouf Traoré')).toBe('excusé');
  const { rows } = JSON.parse((await exportAs(page, 'JSON')).bytes.toString('utf8')) as {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  };
  expect(rows.map((row) => row['Membre du bureau'])).toEqual(grid.slice(1).map(([name]) => name));
  expect(await pdfText(await exportAs(page, 'PDF'))).toContain('Mariam Kaboré');
  await expectIndicator(page, 'À jour');

  await openClub(officer.page, 'informatique');
  await openTab(officer.page, 'Équipe');
  await expect(
    officer.page.getByRole('img', { name: /^Issouf Traoré, Réunion de rentrée.*excusé$/ }),
  ).toBeVisible();
  await expect(officer.page.getByRole('button', { name: /Faire l’appel|Attribuer|actes sur/ })).toHaveCount(
    0,
  );
  const own = officer.page.getByRole('radiogroup', { name: new RegExp(`Avancement de .*${TASK}`) });
  await expect(own).toHaveCount(1);
  await checkBoth(officer, 'the team of an officer');
  await officer.network.close();
  await own.getByLabel('Fait').click();
  await expectIndicator(officer.page, /^Hors ligne · 1/);
  await officer.network.open();
  await expectIndicator(officer.page, 'À jour');
  const done = page
    .getByRole('region', { name: 'Issouf Traoré' })
    .getByRole('listitem')
    .filter({ hasText: TASK });
  await expect(done).toContainText('Fait');

  const visitor = await world.device(server);
  await visitor.goto('/clubs/informatique/bureau');
  await expect(visitor.page.getByRole('heading', { name: 'Rokia Sanou' })).toBeVisible();
  const words = await visitor.page.locator('body').innerText();
  expect(words).not.toContain(SECRET_PHONE);
  await expect(visitor.page.getByRole('button', { name: /Ajouter|Préparer|actes sur/ })).toHaveCount(0);
  await expect(clubTabs(visitor.page).getByRole('link', { name: 'Équipe' })).toHaveCount(0);
  await checkBoth(visitor, 'the bureau of a visitor');
});
