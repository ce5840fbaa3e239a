/** R29, R40, R42, R60: a session that ends in the middle of an upload, or while the phone was off, is renewed and the upload goes on; a photo that the server refuses says why and can be sent again; one that finds no room on the phone is not lost unsaid. */
import type { Response } from '@playwright/test';
import { createActivity, editActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator, type Device } from '#e2e/fixtures/device.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openActivity, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { agreeAndPublish, cameraPhoto, publishSheet, shownPhotos, takePhotos } from '#e2e/fixtures/photos.ts';
import { signIn, unlock } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.informatique@demo.test';
const TOPIC = 'Remise des prix';
const UPLOADS = '**/media/uploads**';
/** Longer than an access token lives; the phone's clock stays, so that it goes on showing the old one. */
const OVER_A_TOKEN_MS = 11 * 60_000;

/** Faked: whatever a phone makes of a picture before it sends it, the server can read. */
const UNREADABLE = {
  status: 422,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code: 'photo_unreadable' } }),
};

const isUpload = (response: Response): boolean => response.url().includes('/media/uploads');

const outliveSession = async ({ page, server }: Device): Promise<void> => {
  const asked: string[] = [];
  let isEnded = false;
  await page.route(UPLOADS, async (route) => {
    const method = route.request().method();
    // The first part arrives; the session ends before the second.
    const endsNow = !isEnded && method === 'PATCH' && asked.includes('PATCH');
    asked.push(method);
    isEnded ||= endsNow;
    if (endsNow) await server.letPass(OVER_A_TOKEN_MS);
    return route.continue();
  });
  const refused = page.waitForResponse((response) => response.status() === 401 && isUpload(response));
  const refreshed = page.waitForRequest('**/auth/refresh');
  await takePhotos(page, await cameraPhoto(1));
  await publishSheet(page).getByRole('button', { name: 'Plus tard' }).click();
  await Promise.all([refused, refreshed]);
  await expect(page.getByText('Tout est arrivé')).toBeVisible();
  expect(asked.filter((method) => method === 'POST')).toHaveLength(1);
  expect(asked).toContain('HEAD');
  await page.unroute(UPLOADS);
};

const decideOnRefused = async ({ page }: Device): Promise<void> => {
  await page.route(UPLOADS, (route) => route.fulfill(UNREADABLE));
  await takePhotos(page, await cameraPhoto(2));
  await publishSheet(page).getByRole('button', { name: 'Plus tard' }).click();
  await expectIndicator(page, '1 refusé');
  await openSynchronisation(page);
  const card = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: `Photo, « ${TOPIC} »`, level: 3 }),
  });
  await expect(card.getByRole('paragraph').first()).not.toBeEmpty();
  await checkPage(page, 'a photo that was refused');
  await card.getByRole('button', { name: 'Abandonner' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(card).toBeVisible();
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Exporter' }).click();
  expect((await download).suggestedFilename()).toMatch(/^aesi-.*\.(webp|jpg)$/);
  await page.unroute(UPLOADS);
  await card.getByRole('button', { name: 'Renvoyer' }).click();
  await expect(card).toHaveCount(0);
  await expectIndicator(page, 'À jour');
  await openActivity(page, 'informatique', TOPIC);
  await expect(page.getByText('Sur le serveur : 2 photos.')).toBeVisible();
};

/** The session is found ended by the first question after the restart. */
const outliveRestart = async (phone: Device): Promise<void> => {
  const { page } = phone;
  const asked: string[] = [];
  await page.route(UPLOADS, async (route) => {
    const method = route.request().method();
    const before = asked.filter((one) => one === method).length;
    asked.push(method);
    if (method === 'HEAD' && before === 0) await phone.server.letPass(OVER_A_TOKEN_MS);
    if (method !== 'PATCH' || before !== 1) return route.continue();
    await phone.network.close();
    return route.abort();
  });
  const broken = page.waitForEvent('requestfailed', (request) => request.method() === 'PATCH');
  await takePhotos(page, await cameraPhoto(3));
  await publishSheet(page).getByRole('button', { name: 'Plus tard' }).click();
  await broken;
  await page.reload();
  await unlock(phone, LEAD);
  await openActivity(page, 'informatique', TOPIC);
  await expect(page.getByText('Une photo attend l’envoi')).toBeVisible();

  await phone.network.open();
  await expect(page.getByText('Tout est arrivé')).toBeVisible();
  expect(asked.slice(0, 5)).toEqual(['POST', 'PATCH', 'PATCH', 'HEAD', 'HEAD']);
  expect(asked.filter((method) => method === 'POST')).toHaveLength(1);
};

/** The browser's room for this origin shrinks; on a page of an activity with three photos. */
const fillUpPhone = async (phone: Device): Promise<void> => {
  const session = await phone.context.newCDPSession(phone.page);
  const holds = (bytes: number): Promise<boolean> =>
    phone.page.evaluate(async (size) => {
      const cache = await caches.open('essai');
      try {
        await cache.put('/essai', new Response(new Uint8Array(size)));
        return true;
      } catch {
        return false;
      } finally {
        await cache.delete('/essai');
      }
    }, bytes);
  // What was deleted is counted for a while.
  const leave = (freeBytes: number): Promise<void> =>
    expect(async () => {
      const usage = await phone.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
      const quotaSize = usage + freeBytes;
      await session.send('Storage.overrideQuotaForOrigin', { origin: phone.network.url, quotaSize });
      expect(await holds(freeBytes * 1.2)).toBe(false);
      expect(await holds(freeBytes / 2)).toBe(true);
    }).toPass();
  await leave(40_000_000);
  // Room that was found is believed for a while.
  await phone.page.reload();
  await unlock(phone, LEAD);
  await openActivity(phone.page, 'informatique', TOPIC);
  await expect(phone.page.getByText(/^Moins de 45.Mo de libre/)).toBeVisible();
  await takePhotos(phone.page, await cameraPhoto(4));
  await agreeAndPublish(phone.page);
  await expect(shownPhotos(phone.page)).toHaveCount(4);

  await leave(3_000_000);
  await takePhotos(phone.page, await cameraPhoto(5));
  await expect(phone.page.getByText(/IMG_5\.jpg.*n’a pas été gardée/)).toBeVisible();
  await expect(phone.page.getByText(/^Le téléphone est plein/)).toBeVisible();
  await editActivity(phone.page, { Lieu: 'Amphi B' });
  await expect(phone.page.getByText('Amphi B').first()).toBeVisible();
  await expectIndicator(phone.page, 'À jour');
};

test('R29 R42 R60 an upload outlives its session, and a restart; a refused photo waits for a decision; a full phone says so before the photo and keeps texts', async ({
  world,
}) => {
  const phone = await world.device(await world.demoServer());
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  await createActivity(phone.page, 'informatique', TOPIC);
  await outliveSession(phone);
  await decideOnRefused(phone);
  await outliveRestart(phone);
  await fillUpPhone(phone);
});
