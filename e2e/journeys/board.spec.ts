/**
 * Scenario 10 without the cash: the board reads figures, takes charts and lists away, sees which device is silent, searches feedback,
 * and comes back to lists as it left them.
 */
import type { Locator, Page } from '@playwright/test';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { csvRows, downloadBy, pdfText, type Downloaded } from '#e2e/fixtures/downloads.ts';
import { checkPage, expectContrast } from '#e2e/fixtures/page-checks.ts';
import { chooseInMenu, openClub, openPage, openSynchronisation, openTab } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const exportOf = async (page: Page, inside: Locator, format: string): Promise<Downloaded> => {
  await inside.getByRole('button', { name: 'Exporter' }).first().click();
  return downloadBy(page, () => page.getByRole('menuitem', { name: format }).click());
};

/** Without what only the screen writes: a dash for nothing, a space between thousands, the decimal of a whole rating. */
const bare = (text: string): string => text.replaceAll(/\s/g, '').replace(/^–$/, '').replace(/,0$/, '');

/** Its table, its numbers as CSV that Excel reads, and its picture. */
const takeChart = async (page: Page, chart: Locator): Promise<string[][]> => {
  await chart.getByRole('button', { name: 'Voir le tableau' }).click();
  const lines = chart.getByRole('row').filter({ has: page.getByRole('cell') });
  const shown = await lines.evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  const csv = await exportOf(page, chart, 'CSV');
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head = [], ...rows] = csvRows(csv);
  expect(rows.map((row) => row.map(bare))).toEqual(shown.map((row) => row.map(bare)));
  expect(rows.flatMap((row) => row.slice(1)).some((number) => number !== '')).toBe(true);
  const png = await downloadBy(page, () => chart.getByRole('button', { name: 'Image' }).click());
  expect(png.name).toBe(csv.name.replace(/csv$/, 'png'));
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // 960 × 540 at twice the pixels, by the picture's own head.
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1920, 1080]);
  await chart.getByRole('button', { name: 'Voir le graphique' }).click();
  await expect(chart.getByRole('img').first()).toBeVisible();
  return [head, ...rows];
};

/** The region of a card is named by its title, which says the finding: it is found by the title's place instead. */
const card = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`);

/** A card's file has a line for each of its rows, with the row's words. */
const expectSameLines = async (page: Page, id: string, head: string): Promise<void> => {
  const rows = card(page, id).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const [first, ...lines] = csvRows(await exportOf(page, card(page, id), 'CSV'));
  expect(first?.join(';')).toBe(head);
  expect(lines).toHaveLength(await rows.count());
  for (const [index, row] of (await rows.all()).entries()) {
    const title = (await row.innerText()).split(/\n|, /)[0] ?? '';
    expect(lines[index]?.join(';')).toContain(title);
  }
};

const both = async (page: Page, name: string): Promise<void> => {
  await checkPage(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
};

/** R9, R19: «Retour» finds each list as it was narrowed. */
const comeBackToLists = async (page: Page): Promise<void> => {
  await openPage(page, 'Participants', '/participants');
  const search = page.getByRole('searchbox', { name: 'Chercher une personne' });
  await page.getByRole('group', { name: /club/i }).getByRole('button', { name: 'Sport' }).click();
  const level = await chooseInMenu(page, 'Niveau', 'L2');
  const count = page.getByRole('status').filter({ hasText: /personnes?/ });
  await expect(page.getByRole('main').getByRole('button', { name: level, exact: true })).toBeVisible();
  // What is asked is found once the names have been indexed.
  const ofLevel = await count.innerText();
  await search.fill('ouedraogo');
  await expect(count).not.toHaveText(ofLevel);
  const found = await count.innerText();
  await openSynchronisation(page);
  await page.goBack();
  await expect(search).toHaveValue('ouedraogo');
  await expect(count).toHaveText(found);
  expect(new URL(page.url()).search).toBe('?club=sport&niveau=l2&q=ouedraogo');

  await openPage(page, 'Retours', '/retours');
  const texts = page.locator('section[aria-labelledby="voices"]').getByRole('status');
  await expect(texts).toBeVisible();
  const all = await texts.innerText();
  await page.getByLabel('Chercher dans les retours').fill('seance');
  await expect(texts).not.toHaveText(all);
  const left = await texts.innerText();
  await openSynchronisation(page);
  await page.goBack();
  await expect(page.getByLabel('Chercher dans les retours')).toHaveValue('seance');
  await expect(texts).toHaveText(left);

  await openClub(page, 'informatique');
  await openTab(page, 'Programme');
  const year = await chooseInMenu(page, /\d{4}–\d{4}/, /\d{4}–\d{4}/);
  await openTab(page, 'Bureau');
  await page.goBack();
  await expect(page.getByRole('main').getByRole('button', { name: year })).toBeVisible();
};

test('R9 R15 R16 R18 R19 R20 R61 R63 the board looks at a period, takes it away, reads the feedback, and comes back', async ({
  world,
}) => {
  const server = await world.yearServer();
  const lead = await world.device(server);
  await signIn(lead, 'lead.sport@demo.test');
  const board = await world.device(server, { wide: true });
  const { page } = board;
  await signIn(board, 'board@demo.test');
  await expectIndicator(page, 'À jour');

  await test.step('figures first, charts after', async () => {
    const figures = page.getByLabel('Chiffres de la période');
    await expect(figures).toBeVisible();
    await expect(
      card(page, 'evolution').getByRole('img', { name: /^Participations par mois/ }),
    ).toBeVisible();
    const [above, below] = [await figures.boundingBox(), await card(page, 'evolution').boundingBox()];
    expect(above?.y).toBeLessThan(below?.y ?? 0);
  });

  await test.step('a month has its own figures, a year its own', async () => {
    const participations = page
      .getByLabel('Chiffres de la période')
      .getByText('Participations')
      .locator('..');
    const ofYear = await participations.innerText();
    await page.getByRole('button', { name: 'Toute l’année' }).click();
    await page.getByRole('menuitemradio').last().click();
    await expect(participations).not.toHaveText(ofYear);
    await page
      .getByRole('main')
      .getByRole('button', { name: /\d{4}–\d{4}/ })
      .click();
    await page.getByRole('menuitemradio').first().click();
    await expect(page.getByRole('button', { name: 'Toute l’année' })).toBeVisible();
    await expect.poll(() => participations.innerText()).toBe(ofYear);
  });

  await test.step('the period as a report', async () => {
    const file = await downloadBy(page, () => page.getByRole('button', { name: 'Rapport PDF' }).click());
    expect(file.name).toMatch(/^aesi_tableau_de_bord-\d{4}-\d{4}\.pdf$/);
    const text = await pdfText(file);
    const shown = await card(page, 'top-ten').getByRole('listitem').first().innerText();
    for (const words of [
      'Tableau de bord',
      'Art oratoire',
      'Participations par mois',
      shown.split('\n')[1] ?? '',
    ])
      expect(text).toContain(words);
  });

  await test.step('the ranking of one club, and back to all', async () => {
    const ranking = card(page, 'top-ten');
    await ranking.getByRole('button', { name: 'Sport' }).click();
    await expect(ranking.getByRole('heading')).toHaveText('Top 10, Sport');
    await expect(ranking.getByRole('listitem').first()).toBeVisible();
    await ranking.getByRole('button', { name: 'Tous les clubs' }).click();
    await expect(ranking.getByRole('heading')).not.toHaveText('Top 10, Sport');
  });

  await test.step('every chart as table, as CSV that Excel reads, as picture', async () => {
    const [head = [], ...months] = await takeChart(page, card(page, 'evolution'));
    expect(head).toEqual(['Mois', 'Informatique', 'Anglais', 'Art oratoire', 'Sport']);
    expect(months.map(([month]) => month).join()).toMatch(/février|août|décembre/);
    const [, ...rates] = await takeChart(page, card(page, 'execution'));
    expect(rates.at(-1)?.slice(1).join()).toMatch(/^\d+ %/);
    await takeChart(page, card(page, 'averages'));
  });

  await test.step('the latest winners and what comes next as files: the lines of their cards', async () => {
    await expectSameLines(page, 'awards', 'Date;Club;Activité;Vainqueur');
    await expectSameLines(page, 'next-activities', 'Date;Heure;Club;Thème;État');
  });

  await test.step('the device that has not synchronised is named', async () => {
    const devices = card(page, 'devices');
    await expect(devices.getByRole('heading')).toHaveText(/personnes n’ont pas synchronisé/);
    await devices.getByRole('button', { name: /Les \d+ personnes/ }).click();
    const lines = devices.getByRole('listitem');
    await expect(lines.filter({ hasText: 'À jour' }).filter({ hasText: 'Sport' })).toHaveCount(1);
    await expect(lines.filter({ hasText: 'jamais vu' }).filter({ hasText: 'Anglais' })).toHaveCount(3);
  });

  await both(page, 'the board’s dashboard');

  await test.step('feedback is searched whatever its accents, filtered, and taken away without names', async () => {
    await openPage(page, 'Retours', '/retours');
    const voices = card(page, 'voices');
    await expect(voices.getByRole('listitem').first()).toBeVisible();
    await takeChart(page, card(page, 'trend'));
    const all = await voices.getByRole('status').innerText();
    await page.getByLabel('Chercher dans les retours').fill('SEANCE deuxieme');
    await expect(voices.getByRole('status')).not.toHaveText(all);
    await expect(voices.getByRole('listitem').first()).toContainText('deuxième séance');
    await page.getByRole('group', { name: 'Clubs' }).getByRole('button', { name: 'Informatique' }).click();
    await expect(voices.getByRole('listitem').first()).toContainText('Informatique');
    const csv = (await exportOf(page, page.getByRole('main'), 'CSV')).bytes.toString('utf8');
    expect(csv).toContain('Date;Club;Activité;Genre;Note;Texte');
    expect(csv).toContain('deuxième séance');
    expect(csv).not.toMatch(/participant|Anglais/);
    await both(page, 'feedback');
    await page.getByLabel('Chercher dans les retours').fill('introuvable');
    await expect(voices).toContainText('Rien ne correspond');
  });

  await test.step('what was narrowed is found again', () => comeBackToLists(page));
});

test('R14 R21 a visitor sees nothing of the board’s, a bureau the feedback of its own club', async ({
  world,
}) => {
  const server = await world.yearServer();
  const visitor = await world.device(server);
  await visitor.goto('/');
  await expectIndicator(visitor.page, 'À jour');
  await expect(card(visitor.page, 'evolution').getByRole('heading')).toBeVisible();
  await expect(visitor.page.getByText('Pour le bureau de l’AESI')).toHaveCount(0);
  await expect(visitor.page.getByRole('link', { name: 'Retours' })).toHaveCount(0);
  await expectSameLines(visitor.page, 'awards', 'Date;Club;Activité;Vainqueur');
  await expectSameLines(visitor.page, 'next-activities', 'Date;Heure;Club;Thème;État');
  await visitor.goto('/retours');
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText(
    'Les retours sont pour les bureaux',
  );
  const officer = await world.device(server, { wide: true });
  await signIn(officer, 'officer.anglais@demo.test');
  await expectIndicator(officer.page, 'À jour');
  await openPage(officer.page, 'Retours', '/retours');
  await expect(card(officer.page, 'voices').getByRole('listitem').first()).toContainText('Anglais');
  await expect(officer.page.getByRole('group', { name: 'Clubs' })).not.toContainText('Sport');
  await officer.page.getByLabel('Chercher dans les retours').fill('sport');
  await expect(card(officer.page, 'voices')).toContainText('Rien ne correspond');
});
