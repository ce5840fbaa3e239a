/** Every page that exists, for everyone who may open it, light and dark, on a phone and wide: R55, R56 and no violation of axe. */
import type { Page } from '@playwright/test';
import {
  chooseAct,
  createActivity,
  deleteActivity,
  editActivity,
  openCheckIn,
  startActivity,
  toKiosk,
} from '#e2e/fixtures/activity.ts';
import { codeField, enterCode, fillForm, submitForm, thanks, typeWrongCode } from '#e2e/fixtures/check-in.ts';
import { expectIndicator, type Device } from '#e2e/fixtures/device.ts';
import { checkLayout, checkPage, expectContrast, LONG_VENUE } from '#e2e/fixtures/page-checks.ts';
import {
  activityIn,
  openActivity,
  openClub,
  openPage,
  openRunning,
  openSynchronisation,
} from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
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

const PHONE = { width: 360, height: 800 };
const DESK = { width: 1280, height: 800 };

const checkEveryLook = async (device: Device, name: string): Promise<void> => {
  await expect(firstHeading(device.page)).toBeVisible();
  await checkShown(device, name);
};

/** Between the themes only colours differ, between the widths only where things stand; the frame of a wide page is checkFrame's. */
const checkShown = async ({ page }: Device, name: string): Promise<void> => {
  await checkPage(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  // The kiosk fills the screen, and a window that does cannot be made wider.
  await page.evaluate(() => (document.fullscreenElement === null ? undefined : document.exitFullscreen()));
  await page.setViewportSize(DESK);
  await checkLayout(page, `${name}, wide`);
  await page.setViewportSize(PHONE);
};

/** The menu at the side instead of the drawer. */
const checkFrame = async ({ page }: Device): Promise<void> => {
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

const checkInEnglish = async (page: Page, name: string): Promise<void> => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(firstHeading(page)).toBeVisible();
  await checkPage(page, `${name}, in English`);
};

test('R55 R56 R63 pages of a visitor', async ({ world }) => {
  const server = await world.demoServer();
  const device = await world.device(server);
  await device.goto('/');
  await expectIndicator(device.page, 'À jour');
  await checkFrame(device);
  for (const path of OPEN_PAGES) {
    await device.goto(path);
    await checkEveryLook(device, path);
  }
  await device.goto('/clubs/sport');
  await openRunning(device.page);
  await checkEveryLook(device, 'an activity');
  const activity = new URL(device.page.url()).pathname;
  const presence = `/presence/${activityIn(device.page)}`;
  await device.goto(presence);
  await expect(firstHeading(device.page)).toHaveText('Entrez le code affiché dans la salle');
  await checkEveryLook(device, 'the form of check-in');

  await device.goto('/compte');
  await toEnglish(device.page);
  for (const path of ['/', '/clubs/informatique', '/galerie', '/connexion', activity, presence]) {
    await device.goto(path);
    await checkInEnglish(device.page, path);
  }
});

for (const who of PEOPLE) {
  test(`R55 R56 R63 pages of ${who}`, async ({ world }) => {
    const server = await world.demoServer();
    const device = await world.device(server);
    const { page } = device;
    await signIn(device, `${who}@demo.test`);
    await expectIndicator(page, 'À jour');
    await checkEveryLook(device, 'dashboard');
    await checkFrame(device);
    await openClub(page, 'informatique');
    await checkEveryLook(device, 'club');
    if (who !== 'board') {
      await page.getByRole('link', { name: 'Nouvelle activité' }).click();
      await expect(page.getByLabel('Thème')).toBeVisible();
      await checkEveryLook(device, 'new activity');
      await createActivity(page, 'informatique', 'Visite de la bibliothèque');
      await editActivity(page, { Lieu: LONG_VENUE });
      await checkEveryLook(device, 'an activity far away');
      await openClub(page, 'informatique');
      await checkEveryLook(device, 'club with an activity far away');
      await page.getByRole('link', { name: 'Nouvelle activité' }).click();
      await expect(page.getByRole('button', { name: LONG_VENUE })).toBeVisible();
      await checkPage(page, 'new activity, with a venue that is offered again');
      await openClub(page, 'informatique');
    }
    await openRunning(page);
    await checkEveryLook(device, 'activity');
    await openSynchronisation(page);
    await checkEveryLook(device, 'synchronisation');
    await openPage(page, 'Mon compte', '/compte');
    await checkEveryLook(device, 'account');
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

test('R7 R55 R56 the kiosk and an own phone', async ({ world }) => {
  const server = await world.demoServer();
  const host = await world.device(server, { clockOffMs: 0 });
  const { page } = host;
  await signIn(host, 'lead.anglais@demo.test');
  await expectIndicator(page, 'À jour');
  const { ulid } = await createActivity(page, 'anglais', 'Public speaking : why not ?');
  await startActivity(page);
  const code = await openCheckIn(page);
  await expectIndicator(page, 'À jour');
  await checkSheets(host);
  await toKiosk(page);
  await expect(codeField(page)).toBeVisible();
  await checkEveryLook(host, 'the code at the kiosk');
  await enterCode(page, code);
  await fillForm(page, { ...person(0), suggestion: 'Encore !' });
  await checkEveryLook(host, 'the form at the kiosk');
  // What is typed survives a reload (docs/decisions/013-kiosk-draft.md).
  await page.reload();
  await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue(person(0).firstName);
  await expect(page.getByLabel('Une suggestion')).toHaveValue('Encore !');
  await submitForm(page);
  await expect(thanks(page, person(0).firstName)).toBeVisible();
  await checkEveryLook(host, 'the thanks of the kiosk');
  await host.letPass(2_500);
  await expect(codeField(page)).toBeVisible();
  await page.reload();
  await expect(codeField(page)).toBeVisible();
  for (const left of [4, 3, 2, 1]) {
    await typeWrongCode(page, code);
    await expect(page.getByRole('alert')).toContainText(left === 1 ? 'Encore un essai' : `Encore ${left}`);
  }
  await typeWrongCode(page, code);
  await expect(page.getByRole('heading', { name: 'Attendez un instant' })).toBeVisible();
  await checkEveryLook(host, 'the kiosk after five wrong codes');

  const own = await world.device(server);
  await own.goto(`/presence/${ulid}`);
  await enterCode(own.page, code);
  await checkEveryLook(own, 'the form on an own phone');
  await fillForm(own.page, person(1));
  await own.network.close();
  await submitForm(own.page);
  await expect(own.page.getByText(/part seule quand il revient/)).toBeVisible();
  await checkEveryLook(own, 'an answer that waits for the network');
  await own.network.open();
  await expect(thanks(own.page, person(1).firstName)).toBeVisible();
  await checkEveryLook(own, 'the thanks on an own phone');
});

test('R55 R56 R60 what was refused', async ({ world }) => {
  const server = await world.demoServer();
  const lead = await world.device(server);
  const officer = await world.device(server, { clockOffMs: 0 });
  await Promise.all([
    signIn(lead, 'lead.art-oratoire@demo.test'),
    signIn(officer, 'officer.art-oratoire@demo.test'),
  ]);
  await expectIndicator(lead.page, 'À jour');
  await createActivity(lead.page, 'art-oratoire', 'Atelier de voix');
  await expectIndicator(officer.page, 'À jour');
  await openActivity(officer.page, 'art-oratoire', 'Atelier de voix');
  await officer.network.close();
  await editActivity(officer.page, { Lieu: 'Salle 104' });
  await openSynchronisation(officer.page);
  await checkEveryLook(officer, 'what waits to be sent');
  await deleteActivity(lead.page);
  await expectIndicator(lead.page, 'À jour');
  await officer.network.open();
  await officer.letPass(60_000);
  await expectIndicator(officer.page, '1 refusé');
  await expect(officer.page.getByRole('heading', { name: '1 changement refusé' })).toBeVisible();
  await expect(officer.page.getByText('Tout est arrivé')).toHaveCount(0);
  await checkEveryLook(officer, 'what was refused');
  await officer.page.getByRole('button', { name: 'Corriger' }).click();
  await expect(officer.page.getByRole('dialog')).toBeVisible();
  await checkShown(officer, 'correcting what was refused');
});

/** On a running activity's page: the forms that open above it. */
const checkSheets = async (device: Device): Promise<void> => {
  const { page } = device;
  const sheets = [
    { name: 'editing an activity', open: () => chooseAct(page, 'Modifier l’activité'), role: 'dialog' },
    {
      name: 'the notes of an activity',
      open: () => page.getByRole('button', { name: /^(Noter|Compléter)$/ }).click(),
      role: 'dialog',
    },
    {
      name: 'cancelling an activity',
      open: () => chooseAct(page, 'Annuler l’activité'),
      role: 'alertdialog',
    },
  ] as const;
  for (const { name, open, role } of sheets) {
    await open();
    await expect(page.getByRole(role)).toBeVisible();
    await checkShown(device, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role)).toHaveCount(0);
  }
};
