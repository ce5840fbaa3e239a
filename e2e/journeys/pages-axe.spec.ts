/**
 * The pages, for everyone who may open them, light and dark, on a phone and wide: R55, R56 and no violation of axe. Those of
 * check-in are looked at in code.spec.ts, what was refused in refused.spec.ts.
 */
import type { Page } from '@playwright/test';
import { createActivity, editActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import {
  checkEveryLook,
  checkLayout,
  checkPage,
  DESK,
  expectContrast,
  LONG_VENUE,
  PHONE,
} from '#e2e/fixtures/page-checks.ts';
import { activityIn, openClub, openPage, openRunning, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

/** An officer's pages are a lead's with fewer acts. */
const PEOPLE = ['lead.informatique', 'board'];

const UNKNOWN_ULID = '01HZZZZZZZZZZZZZZZZZZZZZZZ';

/** What everybody may open by its address; each is drawn once its first heading stands. */
const OPEN_PAGES = [
  '/',
  '/clubs/informatique',
  '/clubs/art-oratoire',
  '/clubs/inconnu',
  '/clubs/informatique/activites/nouvelle',
  `/clubs/informatique/activites/${UNKNOWN_ULID}`,
  '/galerie',
  '/connexion',
  '/installation',
  '/invitation/inconnue',
  '/retours',
  '/synchronisation',
  '/compte',
  `/borne/${UNKNOWN_ULID}`,
  `/presence/${UNKNOWN_ULID}`,
  '/nulle-part',
];

const firstHeading = (page: Page) => page.getByRole('heading', { level: 1 }).first();

const checkOpened = async (page: Page, name: string): Promise<void> => {
  await expect(firstHeading(page)).toBeVisible();
  await checkEveryLook(page, name);
};

/** The menu at the side instead of the drawer. */
const checkFrame = async (page: Page): Promise<void> => {
  await page.setViewportSize(DESK);
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
  await checkPage(page, 'the frame of a wide page');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page, 'the frame of a wide page, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
};

/** On the account's page, for all pages from now on. */
const toEnglish = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
};

/** Between the languages only the lengths of words differ. */
const checkInEnglish = async (page: Page, name: string): Promise<void> => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(firstHeading(page)).toBeVisible();
  await checkLayout(page, `${name}, in English`);
};

test('R55 R56 R63 pages of a visitor', async ({ world }) => {
  const server = await world.demoServer();
  const { page, goto } = await world.device(server);
  await goto('/');
  await expectIndicator(page, 'À jour');
  await checkFrame(page);
  for (const path of OPEN_PAGES) {
    await goto(path);
    await checkOpened(page, path);
  }
  await goto('/clubs/sport');
  await openRunning(page);
  await checkOpened(page, 'an activity');
  const activity = new URL(page.url()).pathname;
  const presence = `/presence/${activityIn(page)}`;
  await goto(presence);
  await expect(firstHeading(page)).toHaveText('Entrez le code affiché dans la salle');
  await checkOpened(page, 'the form of check-in');

  await goto('/compte');
  await toEnglish(page);
  for (const path of ['/', '/clubs/informatique', '/galerie', '/connexion', activity, presence]) {
    await goto(path);
    await checkInEnglish(page, path);
  }
});

for (const who of PEOPLE) {
  test(`R55 R56 R63 pages of ${who}`, async ({ world }) => {
    const server = await world.demoServer();
    const device = await world.device(server);
    const { page } = device;
    await signIn(device, `${who}@demo.test`);
    await expectIndicator(page, 'À jour');
    await checkOpened(page, 'dashboard');
    await checkFrame(page);
    await openClub(page, 'informatique');
    await checkOpened(page, 'club');
    if (who !== 'board') {
      await page.getByRole('link', { name: 'Nouvelle activité' }).click();
      await expect(page.getByLabel('Thème')).toBeVisible();
      await checkOpened(page, 'new activity');
      await createActivity(page, 'informatique', 'Visite de la bibliothèque');
      await editActivity(page, { Lieu: LONG_VENUE });
      await checkOpened(page, 'an activity far away');
      await openClub(page, 'informatique');
      await checkOpened(page, 'club with an activity far away');
      await page.getByRole('link', { name: 'Nouvelle activité' }).click();
      await expect(page.getByRole('button', { name: LONG_VENUE })).toBeVisible();
      await checkPage(page, 'new activity, with a venue that is offered again');
      await openClub(page, 'informatique');
    }
    await openRunning(page);
    await checkOpened(page, 'activity');
    await openSynchronisation(page);
    await checkOpened(page, 'synchronisation');
    await openPage(page, 'Mon compte', '/compte');
    await checkOpened(page, 'account');
    await toEnglish(page);
    await checkInEnglish(page, 'account');
    const before = who === 'board' ? /\/$/ : /\/nouvelle$/;
    for (const path of ['/synchronisation', /\/activites\/\w+$/, '/clubs/informatique', before]) {
      await page.goBack();
      await expect(page).toHaveURL(path);
      await checkInEnglish(page, String(path));
    }
  });
}
