/** Every page that exists, for everyone who may open it, on a phone and wide, light and dark: R55, R56 and no violation of axe. */
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
import { expectIndicator, whenKept, type Device } from '#e2e/fixtures/device.ts';
import { checkPage, expectContrast, LONG_VENUE } from '#e2e/fixtures/page-checks.ts';
import { openActivity, openClub, openPage, openRunning, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LOOKS = [
  {
    name: 'phone, light first',
    wide: false,
    dark: false,
    people: ['officer.informatique', 'lead.informatique'],
  },
  { name: 'wide, dark first', wide: true, dark: true, people: ['lead.informatique', 'board'] },
] as const;

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

const bothThemes = async (device: Device, name: string, dark: boolean): Promise<void> => {
  await expect(firstHeading(device.page)).toBeVisible();
  await checkShown(device, name, dark);
};

/** Only colours differ between the themes. */
const checkShown = async ({ page }: Device, name: string, dark: boolean): Promise<void> => {
  await checkPage(page, name);
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  await expectContrast(page, `${name}, other theme`);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
};

for (const { name, wide, dark, people } of LOOKS) {
  test(`R55 R56 pages of a visitor (${name})`, async ({ world }) => {
    const server = await world.demoServer();
    const device = await world.device(server, { wide, dark });
    await device.goto('/');
    await expectIndicator(device.page, 'À jour');
    for (const path of OPEN_PAGES) {
      await device.goto(path);
      await bothThemes(device, path, dark);
    }
    await device.goto('/clubs/sport');
    await openRunning(device.page);
    await bothThemes(device, 'an activity', dark);
    await device.goto(`/presence/${new URL(device.page.url()).pathname.split('/').at(-1)}`);
    await expect(firstHeading(device.page)).toHaveText('Entrez le code affiché dans la salle');
    await bothThemes(device, 'the form of check-in', dark);
  });

  for (const who of people) {
    test(`R55 R56 pages of ${who} (${name})`, async ({ world }) => {
      const server = await world.demoServer();
      const device = await world.device(server, { wide, dark });
      const { page } = device;
      await signIn(device, `${who}@demo.test`);
      await expectIndicator(page, 'À jour');
      await bothThemes(device, 'dashboard', dark);
      await openClub(page, 'informatique');
      await bothThemes(device, 'club', dark);
      if (who !== 'board') {
        await page.getByRole('link', { name: 'Nouvelle activité' }).click();
        await expect(page.getByLabel('Thème')).toBeVisible();
        await bothThemes(device, 'new activity', dark);
        await createActivity(page, 'informatique', 'Visite de la bibliothèque');
        await editActivity(page, { Lieu: LONG_VENUE });
        await bothThemes(device, 'an activity far away', dark);
        await openClub(page, 'informatique');
        await bothThemes(device, 'club with an activity far away', dark);
        await page.getByRole('link', { name: 'Nouvelle activité' }).click();
        await expect(page.getByRole('button', { name: LONG_VENUE })).toBeVisible();
        await checkPage(page, 'new activity, with a venue that is offered again');
        await openClub(page, 'informatique');
      }
      await openRunning(page);
      await bothThemes(device, 'activity', dark);
      await openSynchronisation(page);
      await bothThemes(device, 'synchronisation', dark);
      await openPage(page, 'Mon compte', '/compte');
      await bothThemes(device, 'account', dark);
    });
  }

  test(`R7 R55 R56 the kiosk and an own phone (${name})`, async ({ world }) => {
    const server = await world.demoServer();
    const host = await world.device(server, { wide, dark, clockOffMs: 0 });
    const { page } = host;
    await signIn(host, 'lead.anglais@demo.test');
    await expectIndicator(page, 'À jour');
    const { ulid } = await createActivity(page, 'anglais', 'Public speaking : why not ?');
    await startActivity(page);
    const code = await openCheckIn(page);
    await expectIndicator(page, 'À jour');
    await checkSheets(host, dark);
    await whenKept(page);
    await toKiosk(page);
    await expect(codeField(page)).toBeVisible();
    await bothThemes(host, 'the code at the kiosk', dark);
    await enterCode(page, code);
    await fillForm(page, { ...person(0), suggestion: 'Encore !' });
    await bothThemes(host, 'the form at the kiosk', dark);
    // What is typed survives a reload (docs/decisions/013-kiosk-draft.md).
    await page.reload();
    await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue(person(0).firstName);
    await expect(page.getByLabel('Une suggestion')).toHaveValue('Encore !');
    await submitForm(page);
    await expect(thanks(page, person(0).firstName)).toBeVisible();
    await bothThemes(host, 'the thanks of the kiosk', dark);
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
    await bothThemes(host, 'the kiosk after five wrong codes', dark);

    const own = await world.device(server, { wide, dark });
    await own.goto(`/presence/${ulid}`);
    await enterCode(own.page, code);
    await bothThemes(own, 'the form on an own phone', dark);
    await fillForm(own.page, person(1));
    await own.network.close();
    await submitForm(own.page);
    await expect(own.page.getByText(/part seule quand il revient/)).toBeVisible();
    await bothThemes(own, 'an answer that waits for the network', dark);
    await own.network.open();
    await expect(thanks(own.page, person(1).firstName)).toBeVisible();
    await bothThemes(own, 'the thanks on an own phone', dark);
  });

  test(`R55 R56 R60 what was refused (${name})`, async ({ world }) => {
    const server = await world.demoServer();
    const lead = await world.device(server);
    const officer = await world.device(server, { wide, dark, clockOffMs: 0 });
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
    await bothThemes(officer, 'what waits to be sent', dark);
    await deleteActivity(lead.page);
    await expectIndicator(lead.page, 'À jour');
    await officer.network.open();
    await officer.letPass(60_000);
    await expectIndicator(officer.page, '1 refusé');
    await expect(officer.page.getByRole('heading', { name: '1 changement refusé' })).toBeVisible();
    await expect(officer.page.getByText('Tout est arrivé')).toHaveCount(0);
    await bothThemes(officer, 'what was refused', dark);
    await officer.page.getByRole('button', { name: 'Corriger' }).click();
    await expect(officer.page.getByRole('dialog')).toBeVisible();
    await checkShown(officer, 'correcting what was refused', dark);
  });
}

/** On a running activity's page: the forms that open above it. */
const checkSheets = async (device: Device, dark: boolean): Promise<void> => {
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
    await checkShown(device, name, dark);
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role)).toHaveCount(0);
  }
};
