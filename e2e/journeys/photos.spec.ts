/** Scenario 1's photos, scenario 8 and scenario 12; R39–R43, R58: taken offline, sent after the texts, looked at, taken down everywhere. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { createActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator, whenKept, type Device } from '#e2e/fixtures/device.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openActivity, openPage, openSynchronisation, openTab } from '#e2e/fixtures/pages.ts';
import {
  agreeAndPublish,
  allDrawn,
  cameraPhoto,
  fileOf,
  publishSheet,
  shownHashes,
  shownPhotos,
  shownSizes,
  swipe,
  takePhotos,
} from '#e2e/fixtures/photos.ts';
import { temporaryFolder } from '#e2e/fixtures/server.ts';
import { signIn, unlock } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.informatique@demo.test';
const TOPIC = 'Remise des prix';
const DROPS = 4;
/** About half a photo, so that every drop falls into the middle of one. */
const BYTES_BETWEEN_DROPS = 150_000;

/** What the device asks of the server, in order. */
const watchRequests = ({ page }: Device): { readonly method: string; readonly path: string }[] => {
  const seen: { method: string; path: string }[] = [];
  page.on('request', (request) =>
    seen.push({ method: request.method(), path: new URL(request.url()).pathname }),
  );
  return seen;
};

test('R39 R42 R43 photos taken without network arrive, exactly those, after the texts, over a line that drops', async ({
  world,
}) => {
  const server = await world.demoServer();
  const phone = await world.device(server, { kept: true, clockOffMs: 0 });
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  await phone.network.close();
  await phone.reboot();
  await unlock(phone, LEAD);
  const activity = await createActivity(phone.page, 'informatique', TOPIC);

  const files = await Promise.all([1, 2, 3, 4, 5].map(cameraPhoto));
  const [first, second, third, fourth, fifth] = files as [
    (typeof files)[0],
    (typeof files)[0],
    (typeof files)[0],
    (typeof files)[0],
    (typeof files)[0],
  ];
  await takePhotos(phone.page, first, 'Prendre une photo');
  const sheet = publishSheet(phone.page);
  await expect(sheet.getByRole('img', { name: 'Photo 1' })).toBeVisible();
  // Without the persons' agreement nothing is published; what was typed survives.
  await sheet.getByLabel('Légende de la photo 1').fill('Le premier prix');
  await sheet.getByRole('button', { name: 'Publier la photo' }).click();
  await expect(sheet.getByRole('alert')).toHaveText(/Cochez cette case/);
  await sheet.getByRole('button', { name: 'Plus tard' }).click();
  await takePhotos(phone.page, [second, third]);
  await expect(sheet.getByRole('listitem')).toHaveCount(3);
  await expect(sheet.getByLabel('Légende de la photo 1')).toHaveValue('Le premier prix');
  await checkPage(phone.page, 'the sheet before publishing');
  await agreeAndPublish(phone.page);
  await expect(shownPhotos(phone.page)).toHaveCount(3);

  await takePhotos(phone.page, [
    fourth,
    fileOf('texte.jpg', 'Ceci n’est pas une photo'),
    fileOf('dessin.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
    fileOf('coupee.jpg', first.buffer.subarray(0, first.buffer.length / 2)),
    fifth,
  ]);
  await expect(sheet.getByRole('listitem')).toHaveCount(2);
  await sheet.getByRole('button', { name: 'Plus tard' }).click();
  const problems = phone.page.getByRole('alert').filter({ hasText: /n’(a|ont) pas été gardés?/ });
  await expect(problems).toContainText('3 fichiers');
  await expect(problems).toContainText('« texte.jpg » n’est pas une photo');
  await expect(problems).toContainText('« dessin.svg » n’est pas une photo');
  await expect(problems).toContainText('« coupee.jpg » est abîmée');
  const folder = await temporaryFolder('photos');
  await writeFile(join(folder, 'lourde.jpg'), Buffer.concat([second.buffer, Buffer.alloc(60 * 1024 * 1024)]));
  await takePhotos(phone.page, join(folder, 'lourde.jpg'));
  await expect(problems).toContainText(/lourde\.jpg.*pèse 6\d(,\d)?.Mo/);
  await rm(folder, { recursive: true });

  await phone.reboot();
  await unlock(phone, LEAD);
  await openActivity(phone.page, 'informatique', TOPIC);
  await expect(shownPhotos(phone.page)).toHaveCount(3);
  await expect.poll(() => allDrawn(phone.page)).toBe(true);
  await expect(phone.page.getByText('2 photos à publier')).toBeVisible();
  await phone.page.getByRole('button', { name: 'Vérifier et publier' }).click();
  await agreeAndPublish(phone.page);
  await openSynchronisation(phone.page);
  await expect(phone.page.getByText('5 photos à envoyer')).toBeVisible();
  await openActivity(phone.page, 'informatique', TOPIC);
  await expect(phone.page.getByText(/attendent l’envoi/)).toBeVisible();

  const requests = watchRequests(phone);
  phone.network.cutEvery(BYTES_BETWEEN_DROPS, DROPS);
  await phone.network.open();
  await expect(async () => {
    // The phone waits longer after each drop; time passes at once here.
    await phone.letPass(20_000);
    await expect(phone.page.getByText('Tout est arrivé')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  expect(phone.network.cuts()).toBe(DROPS);
  await expect(phone.page.getByText('Sur le serveur : 5 photos.')).toBeVisible();
  await expectIndicator(phone.page, 'À jour');
  const lastPush = requests.findLastIndex(({ path }) => path === '/sync/push');
  const firstUpload = requests.findIndex(({ path }) => path.startsWith('/media/uploads'));
  expect(lastPush).toBeGreaterThanOrEqual(0);
  expect(firstUpload).toBeGreaterThan(lastPush);
  // What had arrived before a cut was gone on with, not begun anew.
  expect(requests.some(({ method, path }) => method === 'HEAD' && path.startsWith('/media/uploads/'))).toBe(
    true,
  );

  const visitor = await world.device(server);
  await visitor.goto(activity.path);
  await expect(shownPhotos(visitor.page)).toHaveCount(5);
  await expect(visitor.page.getByRole('button', { name: 'Agrandir : Le premier prix' })).toBeVisible();
  await expect.poll(() => allDrawn(visitor.page)).toBe(true);
  // The phone that took it made what stands in its place before it is there.
  const place = shownPhotos(visitor.page).first().locator('span').first();
  await expect(place).toHaveCSS('background-image', /^url\("data:image\/png/);
  const hashes = new Set(await shownHashes(visitor.page));
  expect(hashes.size).toBe(5);
  for (const hash of hashes) {
    for (const name of ['thumb.webp', 'thumb.jpg', 'medium.webp', 'medium.jpg', 'full.webp', 'full.jpg']) {
      const answer = await fetch(`${server.url}/media/${hash}/${name}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const { width, height, exif } = await sharp(bytes).metadata();
      expect(height, 'stands upright').toBeGreaterThan(width);
      expect(exif, 'nothing of the camera’s notes').toBeUndefined();
      expect(await exifr.gps(bytes).catch(() => undefined)).toBeUndefined();
    }
  }
});

test('R58 R43 a gallery by keyboard, without network, and a photo taken down everywhere', async ({
  world,
}) => {
  const server = await world.demoServer();
  const lead = await world.device(server, { wide: true });
  await signIn(lead, LEAD);
  await expectIndicator(lead.page, 'À jour');

  // What the very first visit showed, before the application was kept, is kept with it, and came once.
  const visitor = await world.device(server, { kept: true, dense: true });
  await visitor.goto('/galerie');
  await expect(shownPhotos(visitor.page).first()).toBeVisible();
  await visitor.page.getByRole('button', { name: 'Informatique', exact: true }).click();
  await expect.poll(() => allDrawn(visitor.page)).toBe(true);
  await checkPage(visitor.page, 'gallery');
  const before = await shownHashes(visitor.page);
  await whenKept(visitor.page);

  // Open, next, back, closed: the focus is where it was.
  await shownPhotos(visitor.page).first().focus();
  await visitor.page.keyboard.press('Enter');
  const viewer = visitor.page.getByRole('dialog', { name: 'Photo ouverte' });
  await expect(viewer).toBeVisible();
  await expect(viewer.getByText(/^1 sur \d+$/)).toBeVisible();
  await checkPage(visitor.page, 'open photo');
  await expect(viewer.getByRole('button', { name: 'Retirer' })).toHaveCount(0);
  await visitor.page.keyboard.press('ArrowRight');
  await expect(viewer.getByText(/^2 sur \d+$/)).toBeVisible();
  await visitor.page.keyboard.press('ArrowLeft');
  await expect(viewer.getByText(/^1 sur \d+$/)).toBeVisible();
  await swipe(visitor.page, 'left');
  await expect(viewer.getByText(/^2 sur \d+$/)).toBeVisible();
  await swipe(visitor.page, 'right');
  await expect(viewer.getByText(/^1 sur \d+$/)).toBeVisible();
  expect(await shownSizes(viewer)).toEqual(['full']);
  await visitor.page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(shownPhotos(visitor.page).first()).toBeFocused();

  // Whoever asked for less data gets lighter pictures.
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
  await visitor.page.keyboard.press('Enter');
  await expect(viewer).toBeVisible();
  expect(await shownSizes(viewer)).toEqual(['medium']);
  await visitor.page.keyboard.press('Escape');
  await session.detach();

  await visitor.network.close();
  await visitor.reboot('/galerie');
  await visitor.page.getByRole('button', { name: 'Informatique', exact: true }).click();
  await expect(shownPhotos(visitor.page)).toHaveCount(before.length);
  await expect.poll(() => allDrawn(visitor.page)).toBe(true);
  const pictures = visitor.network.requests().filter((line) => line.startsWith('GET /media/'));
  expect(pictures).toEqual([...new Set(pictures)]);
  await visitor.network.open();
  await expectIndicator(visitor.page, 'À jour');

  await openPage(lead.page, 'Informatique', '/clubs/informatique');
  await openTab(lead.page, 'Galerie');
  await expect(shownPhotos(lead.page)).toHaveCount(before.length);
  const [hash = ''] = await shownHashes(lead.page);
  expect(before).toContain(hash);
  await shownPhotos(lead.page).first().click();
  await lead.page.getByRole('button', { name: 'Retirer' }).click();
  await expect(shownPhotos(lead.page)).toHaveCount(before.length - 1);

  await expect(shownPhotos(visitor.page)).toHaveCount(before.length - 1);
  expect(await shownHashes(visitor.page)).not.toContain(hash);
  await expect
    .poll(() =>
      visitor.page.evaluate(async (sha256) => {
        const names = await caches.keys();
        const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return kept.flat().filter(({ url }) => url.includes(sha256)).length;
      }, hash),
    )
    .toBe(0);
  await expect.poll(async () => (await fetch(`${server.url}/media/${hash}/thumb.webp`)).status).toBe(404);

  await lead.page.getByRole('button', { name: 'Annuler' }).click();
  await expect(shownPhotos(visitor.page)).toHaveCount(before.length);
});
