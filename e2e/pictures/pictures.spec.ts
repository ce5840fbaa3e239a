/** The README's pictures, taken from the running product: `npm run pictures` after a change of how it looks. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { toKiosk, writeNotes } from '#e2e/fixtures/activity.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { openClub, openRunning, openSynchronisation, openTab } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.informatique@demo.test';
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** Once everything in view is there and every photo is drawn. */
const take = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Charts below the fold are drawn when somebody comes to see them.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.skeleton')].every(
      (element) => element.getBoundingClientRect().top > window.innerHeight,
    ),
  );
  await page.waitForFunction(() =>
    [...document.images].every(
      (image) => image.complete || image.getBoundingClientRect().top > window.innerHeight,
    ),
  );
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', scale: 'css' });
};

test('pictures of a phone', async ({ world }) => {
  const device = await world.device(await world.yearServer());
  const { page } = device;
  await device.goto('/');
  await expectIndicator(page, 'À jour');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await take(page, 'dashboard-360');
  await signIn(device, LEAD);
  await expectIndicator(page, 'À jour');
  await openClub(page, 'informatique');
  await openTab(page, 'Programme');
  await take(page, 'programme-360');
  await openTab(page, 'Galerie');
  await take(page, 'gallery-360');
  await openClub(page, 'informatique');
  await openRunning(page);
  await expect(page.getByRole('button', { name: 'Passer en borne' })).toBeVisible();
  await take(page, 'activity-360');
  await device.network.close();
  await writeNotes(page, 'Coupure de courant : vingt minutes perdues.', 'À refaire en amphi, avec un micro.');
  await expectIndicator(page, 'Hors ligne · 1');
  await openSynchronisation(page);
  await take(page, 'sync-360');
  await page.goBack();
  await toKiosk(page);
  await take(page, 'kiosk-360');
});

test('pictures of a wide screen', async ({ world }) => {
  const server = await world.yearServer();
  const dark = await world.device(server, { wide: true, dark: true });
  await dark.goto('/');
  await expectIndicator(dark.page, 'À jour');
  await take(dark.page, 'dashboard-1280-dark');
  const light = await world.device(server, { wide: true });
  await signIn(light, LEAD);
  await expectIndicator(light.page, 'À jour');
  await openClub(light.page, 'informatique');
  await openTab(light.page, 'Équipe');
  await take(light.page, 'team-1280');
  await openClub(light.page, 'informatique');
  await openRunning(light.page);
  await take(light.page, 'activity-1280');
});
