/**
 * Scenario 4 and R9, R18, R24, R53: people are found although their names are misspelt, two cards of one person are merged and
 * separated again, the top 10 follows, and what is shown goes into a file as it is.
 */
import type { Locator, Page } from '@playwright/test';
import {
  addByHand,
  addPresent,
  createActivity,
  presentCount,
  startActivity,
  type TypedPerson,
} from '#e2e/fixtures/activity.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { csvRows, exportAs, pdfText, xlsxRows } from '#e2e/fixtures/downloads.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { clubTabs, openClub, openPage, openTab } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const MOST_ROWS = 100;

const list = (page: Page) => page.getByRole('list', { name: 'Participants', exact: true });
const lines = (page: Page) => list(page).getByRole('listitem');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Chercher une personne' });
const sheet = (page: Page) => page.getByRole('dialog');
const openPeople = (page: Page): Promise<void> => openPage(page, 'Participants', '/participants');

/** A pair that was decided leads back to the others. */
const closeDuplicates = async (page: Page): Promise<void> => {
  await expect(sheet(page).getByRole('heading', { name: 'Doublons probables' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
};

const isLeftOf = async (one: Locator, other: Locator): Promise<boolean> => {
  const [left, right] = [await one.boundingBox(), await other.boundingBox()];
  return left !== null && right !== null && left.x + left.width <= right.x;
};

/** As the status line counts them. */
const countShown = async (page: Page): Promise<number> => {
  const text = await page
    .getByRole('status')
    .filter({ hasText: /personnes?/ })
    .innerText();
  return Number((/^[\d\s]+/.exec(text) ?? ['0'])[0].replaceAll(/\s/g, ''));
};

const namesShown = async (page: Page): Promise<string[]> => {
  const texts = await lines(page).allInnerTexts();
  return texts.map((text) => text.split('\n').find((line) => line.length > 2) ?? '');
};

const topTen = async (page: Page): Promise<string[]> => {
  await openPage(page, 'Tableau de bord', '/');
  const top = page.getByRole('list', { name: /^Top 10/ }).first();
  await expect(top.getByRole('listitem').first()).toBeVisible();
  return top.getByRole('listitem').allInnerTexts();
};

/** On the club's page, with its tab left open. */
const clubTop = async (page: Page): Promise<string[]> => {
  await clubTabs(page).getByRole('link', { name: 'Activités', exact: true }).click();
  const top = page.getByRole('list', { name: /^Top 10/ });
  await expect(top.getByRole('listitem').first()).toBeVisible();
  return top.getByRole('listitem').allInnerTexts();
};

/** Gives the person in that place of the list another name, and a filière and niveau that both share. */
const rename = async (page: Page, place: number, firstName: string, lastName: string): Promise<void> => {
  await lines(page).nth(place).getByRole('button').click();
  await sheet(page).getByRole('button', { name: 'Corriger' }).click();
  await sheet(page).getByLabel('Prénom').fill(firstName);
  await sheet(page).getByLabel('Nom', { exact: true }).fill(lastName);
  await sheet(page).getByRole('radiogroup', { name: 'Filière' }).getByRole('radio').first().check();
  await sheet(page).getByRole('radiogroup', { name: 'Niveau' }).getByRole('radio').nth(1).check();
  await sheet(page).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(sheet(page).getByRole('heading', { name: `${firstName} ${lastName}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
};

/** A merge may have given its name to the card that went on: what each of the two came to is what it was. */
const countOf = (line: string): number => Number(/\d+(?=\D*$)/.exec(line)?.[0]);

interface PersonInFile extends TypedPerson {
  readonly attendances: number;
}

const fullName = ({ firstName, lastName }: PersonInFile): string => `${firstName} ${lastName}`;

/** Everybody whom the list shows, as the file says, the most faithful first. */
const peopleInFile = async (page: Page): Promise<PersonInFile[]> => {
  const [head = [], ...rows] = csvRows(await exportAs(page, 'CSV'));
  return rows.map((row) => {
    const cell = (name: string): string => row[head.indexOf(name)] ?? '';
    return {
      firstName: cell('Prénom'),
      lastName: cell('Nom'),
      program: cell('Filière'),
      level: cell('Niveau'),
      attendances: Number(cell('Présences')),
    };
  });
};

/** The one stands first in the list, the other is looked for. */
const openPair = async (page: Page, first: PersonInFile, second: PersonInFile): Promise<void> => {
  await lines(page).first().getByRole('button').click();
  await expect(sheet(page).getByRole('heading', { name: fullName(first) })).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Réunir avec' }).click();
  await sheet(page).getByRole('searchbox').fill(fullName(second));
  await sheet(page)
    .getByRole('listitem')
    .filter({ hasText: `${second.program} · ${second.level}` })
    .getByRole('button', { name: fullName(second) })
    .first()
    .click();
};

test('R18 R24 the board merges Ouédraogo Ali and Ouedraogo Aly of several clubs, and separates them again', async ({
  world,
}) => {
  const server = await world.demoServer();
  const board = await world.device(server, { wide: true });
  const { page } = board;
  await signIn(board, 'board@demo.test');
  await expectIndicator(page, 'À jour');
  await openPeople(page);
  await expect(lines(page).first()).toBeVisible();
  await checkPage(page, 'participants of all clubs');

  // However long the list, few of it are in the document, and its end is within reach.
  const count = await countShown(page);
  expect(count).toBeGreaterThan(MOST_ROWS);
  await expect(lines(page).first()).toHaveAttribute('aria-setsize', String(count));
  expect(await lines(page).count()).toBeLessThanOrEqual(MOST_ROWS);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(list(page).locator(`[aria-posinset="${count}"]`)).toBeVisible();
  expect(await lines(page).count()).toBeLessThanOrEqual(MOST_ROWS);
  await page.evaluate(() => window.scrollTo(0, 0));

  // The two most faithful, whom everybody will miss in the top 10.
  await rename(page, 0, 'Ali', 'Ouédraogo');
  await rename(page, 1, 'Aly', 'Ouedraogo');
  const before = await topTen(page);

  await openPeople(page);
  await page.getByRole('button', { name: /^Vérifier/ }).click();
  const pair = sheet(page).getByRole('button', { name: /A(li|ly) Ou[eé]draogo\s*A(li|ly) Ou[eé]draogo/ });
  await pair.first().click();
  await expect(sheet(page).getByRole('heading', { name: 'Une seule personne' })).toBeVisible();
  // What differs is chosen field by field; one of each is proposed.
  const kept = (field: string) => sheet(page).getByRole('radiogroup', { name: field });
  await expect(kept('Prénom gardé').getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(kept('Niveau gardé')).toHaveCount(0);
  await kept('Prénom gardé').getByRole('radio', { name: /^Ali/ }).check();
  await kept('Nom gardé')
    .getByRole('radio', { name: /^Ouédraogo/ })
    .check();
  await checkPage(page, 'two cards side by side');
  await sheet(page).getByRole('button', { name: 'Réunir les deux fiches' }).click();
  const said = page.getByText('Fiches réunies : Ali Ouédraogo');
  await expect(said).toBeVisible();
  await expect(sheet(page).getByRole('heading', { name: 'Doublons probables' })).toBeVisible();
  await expect.poll(() => isLeftOf(said, sheet(page)), 'the panel’s acts are free of messages').toBe(true);
  await closeDuplicates(page);
  await expect.poll(() => countShown(page)).toBe(count - 1);
  await expect.poll(() => topTen(page)).not.toEqual(before);
  await expect(async () => {
    const merged = await topTen(page);
    expect(merged.join(' ')).not.toContain('Aly Ouedraogo');
    expect(merged[0]).toContain('Ali Ouédraogo');
  }).toPass();

  // Either spelling finds the one person; the sheet says which cards are together.
  await openPeople(page);
  await search(page).fill('ouedrago aly');
  await lines(page)
    .getByRole('button', { name: /Ali Ouédraogo/ })
    .click();
  await checkPage(page, 'a person of several cards');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  // Nobody has to remember a name to find a merge again: the last ones stand below the list.
  await page.getByRole('button', { name: 'Effacer la recherche' }).click();
  const recent = page.getByRole('list', { name: 'Réunies récemment' });
  await recent
    .getByRole('button', { name: /^Séparer A(li|ly) Ou/ })
    .first()
    .click();
  await expect(page.getByText(/^Fiche séparée\s: A(li|ly) Ou/)).toBeVisible();
  await expect.poll(() => countShown(page)).toBe(count);
  await expect.poll(async () => (await topTen(page)).map(countOf)).toEqual(before.map(countOf));
});

test('R9 R24 R53 a lead finds, merges and exports the club’s people', async ({ world }) => {
  const server = await world.yearServer();
  const lead = await world.device(server);
  const { page } = lead;
  await signIn(lead, 'lead.sport@demo.test');
  await expectIndicator(page, 'À jour');
  await openClub(page, 'sport');
  await page.getByRole('link', { name: 'Participants' }).click();
  await expect(lines(page).first()).toBeVisible();
  const everybody = await countShown(page);
  await checkPage(page, 'a club’s participants');

  // Nobody is merged with himself.
  await search(page).fill('ouedrago');
  await expect.poll(() => namesShown(page)).not.toHaveLength(0);
  await lines(page).first().getByRole('button').click();
  const self = (await sheet(page).getByRole('heading', { level: 2 }).innerText()).trim();
  await sheet(page).getByRole('button', { name: 'Réunir avec' }).click();
  await sheet(page).getByRole('button', { name: self }).first().click();
  await expect(sheet(page).getByText('C’est déjà la même personne')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);

  // Exactly what is filtered and shown, in every format, without a network.
  await lead.network.close();
  await expect.poll(async () => (await namesShown(page)).length).toBe(await countShown(page));
  const names = await namesShown(page);
  expect(names.every((name) => /dr[a-z]*go/i.test(name.normalize('NFD').replaceAll(/\p{M}/gu, '')))).toBe(
    true,
  );
  const csv = await exportAs(page, 'CSV');
  expect(csv.name).toBe('participants-sport.csv');
  expect(
    csvRows(csv)
      .slice(1)
      .map(([lastName, firstName]) => `${firstName} ${lastName}`),
  ).toEqual(names);
  const sheetRows = await xlsxRows(await exportAs(page, 'Excel'));
  expect(
    sheetRows.slice(1).map(([lastName, firstName]) => `${String(firstName)} ${String(lastName)}`),
  ).toEqual(names);
  const { rows } = JSON.parse((await exportAs(page, 'JSON')).bytes.toString('utf8')) as {
    readonly rows: readonly { readonly Nom: string; readonly Prénom: string }[];
  };
  expect(rows.map(({ Nom, Prénom }) => `${Prénom} ${Nom}`)).toEqual(names);
  const text = await pdfText(await exportAs(page, 'PDF'));
  for (const row of rows) expect(text).toContain(`${row.Nom} ${row.Prénom}`);
  expect(text).toContain('Participants, Sport');

  // A merge within the club is the lead's; taken back at once, it leaves nothing, whatever was chosen of the two cards.
  await page.getByRole('button', { name: 'Effacer la recherche' }).click();
  await expect.poll(() => countShown(page)).toBe(everybody);
  const apart = await peopleInFile(page);
  const [first, second] = apart;
  if (first === undefined || second === undefined) throw new Error('nobody in the club');
  await openPair(page, first, second);
  const differing = sheet(page).getByRole('radiogroup', { name: / gardée?$/ });
  for (let at = 0; at < (await differing.count()); at += 1)
    await differing.nth(at).getByRole('radio', { checked: false }).check();
  await sheet(page).getByRole('button', { name: 'Réunir les deux fiches' }).click();
  await expect(page.getByText(`Fiches réunies : ${fullName(second)}`)).toBeVisible();
  await expect(sheet(page).getByRole('heading', { name: fullName(second) })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(() => countShown(page)).toBe(everybody);
  await expect.poll(() => peopleInFile(page)).toEqual(apart);

  // A pair that is two people is not proposed again.
  const check = page.getByRole('button', { name: /^Vérifier/ });
  const pairs = Number(/\d+/.exec(await check.innerText())?.[0]);
  await check.click();
  await sheet(page).getByRole('listitem').first().getByRole('button').click();
  await sheet(page).getByRole('button', { name: 'Deux personnes' }).click();
  await closeDuplicates(page);
  await expect(check).toContainText(String(pairs - 1));

  // The club's own top 10 follows a merge, and its end; who came meanwhile came on the card of the name that was typed.
  const before = await clubTop(page);
  await openTab(page, 'Participants');
  await openPair(page, first, second);
  await sheet(page).getByRole('button', { name: 'Réunir les deux fiches' }).click();
  await expect(sheet(page).getByRole('heading', { name: fullName(first) })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => clubTop(page)).not.toEqual(before);
  await createActivity(page, 'sport', 'Match de rattrapage');
  await startActivity(page);
  await addByHand(page, first);
  await addPresent(page, first);
  await addByHand(page, second);
  await expect(presentCount(page)).toHaveText('2 présents');
  await openClub(page, 'sport');
  await openTab(page, 'Participants');
  await page
    .getByRole('list', { name: 'Réunies récemment' })
    .getByRole('button', { name: `Séparer ${fullName(second)}` })
    .click();
  const oneMore = (one: PersonInFile): PersonInFile => ({ ...one, attendances: one.attendances + 1 });
  await expect.poll(() => peopleInFile(page)).toEqual(apart.map((one, at) => (at < 2 ? oneMore(one) : one)));
  const countsIn = (top: readonly string[]): number[] =>
    [first, second].map((one) => countOf(top.find((line) => line.includes(fullName(one))) ?? ''));
  await expect
    .poll(async () => countsIn(await clubTop(page)))
    .toEqual(countsIn(before).map((count) => count + 1));
  await lead.network.open();
  await expectIndicator(page, 'À jour');
});
