/** Every page that exists, for everyone who may open it, on a phone and wide, light and dark: R55, R56 and no violation of axe. */
import type { Page } from '@playwright/test';
import { createActivity, editActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator, type Device } from '#e2e/fixtures/device.ts';
import { checkPage, expectContrast, LONG_VENUE } from '#e2e/fixtures/page-checks.ts';
import { openClub, openPage, openRunning, openSynchronisation } from '#e2e/fixtures/pages.ts';
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
  '/connexion',
  '/installation',
  '/invitation/inconnue',
  '/synchronisation',
  '/compte',
  `/borne/${UNKNOWN_ULID}`,
  `/presence/${UNKNOWN_ULID}`,
  '/nulle-part',
];

const firstHeading = (page: Page) => page.getByRole('heading', { level: 1 }).first();

/** Only colours differ between the themes. */
const bothThemes = async ({ page }: Device, name: string, dark: boolean): Promise<void> => {
  await expect(firstHeading(page)).toBeVisible();
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
}
