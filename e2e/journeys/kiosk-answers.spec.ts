/** What the kiosk holds is never lost unseen: a phone that fails for a moment, an answer that cannot be taken, a host who erases. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createActivity, openCheckIn, presentCount, startActivity, toKiosk } from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk, codeField } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openClub, openPage, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
import { cameraPhoto } from '#e2e/fixtures/photos.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.sport@demo.test';
const SPOILT = 'QUJJTUU=';

/** By script, as below: no screen breaks a disk. The browser gives nothing back from its storage until `mend`, which is the page's own answer to a store that was lost. */
const breakStorage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { get } = IDBObjectStore.prototype;
    const { reportError } = globalThis;
    globalThis.reportError = () => undefined;
    IDBObjectStore.prototype.get = () => {
      throw new DOMException('the storage is gone', 'InvalidStateError');
    };
    Object.assign(globalThis, {
      mend: () => {
        IDBObjectStore.prototype.get = get;
        globalThis.reportError = reportError;
      },
    });
  });

const mendStorage = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());

/** In the kiosk's store: all answers or photos, after the first was spoilt where that is asked for. */
const inKiosk = (
  page: Page,
  table: 'answers' | 'photos',
  spoilFirst?: string,
): Promise<{ sealed: string }[]> =>
  page.evaluate(
    async ([name, sealed]) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('no answer'));
        });
      const database = await done(indexedDB.open('aesi-kiosk'));
      const store = database.transaction(name, 'readwrite').objectStore(name);
      const [first] = await done(store.getAll());
      if (sealed !== undefined) await done(store.put({ ...first, sealed }));
      const all = await done(store.getAll());
      database.close();
      return all as { sealed: string }[];
    },
    [table, spoilFirst] as const,
  );

test('R7 R8 R60 a storage that fails, an answer and a photo that do not open, and an erasure that names them and the draft', async ({
  world,
}) => {
  const server = await world.demoServer();
  const phone = await world.device(server, { clockOffMs: 0 });
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  await createActivity(phone.page, 'sport', 'Tournoi de volley');
  await startActivity(phone.page);
  const code = await openCheckIn(phone.page);
  await toKiosk(phone.page);

  await expect(codeField(phone.page)).toBeVisible();
  await breakStorage(phone.page);
  await codeField(phone.page).fill(code);
  await expect(phone.page.getByRole('alert')).toContainText('n’a pas pu être vérifié');
  await checkPage(phone.page, 'a code that could not be checked');
  await mendStorage(phone.page);
  await checkInAtKiosk(phone, code, person(0));
  await checkInAtKiosk(phone, code, person(1), await cameraPhoto(1));
  expect(await inKiosk(phone.page, 'answers', SPOILT)).toHaveLength(2);
  expect(await inKiosk(phone.page, 'photos', SPOILT)).toHaveLength(1);

  await leaveKiosk(phone, LEAD);
  const { page } = phone;
  await expect(presentCount(page)).toHaveText('1 présent');
  await expectIndicator(page, '2 refusés');
  await openSynchronisation(page);
  const card = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: 'Réponse à la borne, « Tournoi de volley »', level: 3 }),
  });
  await expect(card).toContainText('ne s’ouvre pas');
  const photo = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: 'Photo ajoutée à la borne, « Tournoi de volley »', level: 3 }),
  });
  await expect(photo).toContainText('Cette photo ne s’ouvre pas');
  await checkPage(page, 'an answer that cannot be taken');
  await card.getByRole('button', { name: 'Renvoyer' }).click();
  await expect(page.getByText(/Cette réponse ne s’ouvre pas/)).toHaveCount(2);
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Exporter' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(SPOILT);
  await card.getByRole('button', { name: 'Abandonner' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(card).toBeVisible();

  await photo.getByRole('button', { name: 'Renvoyer' }).click();
  await expect(page.getByText(/Cette photo ne s’ouvre pas/)).toHaveCount(2);
  const photoFile = page.waitForEvent('download');
  await photo.getByRole('button', { name: 'Exporter' }).click();
  expect(await readFile(await (await photoFile).path(), 'utf8')).toContain(SPOILT);
  await photo.getByRole('button', { name: 'Abandonner' }).click();
  await expect(photo).toHaveCount(0);
  await expectIndicator(page, '1 refusé');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(photo).toBeVisible();

  await openClub(page, 'sport');
  await page.getByRole('link', { name: 'Nouvelle activité' }).click();
  await page.getByLabel('Thème').fill('Commencée, pas finie');
  await breakStorage(page);
  await page.getByRole('button', { name: 'Créer l’activité' }).click();
  await expect(page.getByRole('alert')).toContainText('Ce que vous avez tapé reste à l’écran');
  await mendStorage(page);
  await openPage(page, 'Mon compte', '/compte');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByRole('checkbox', { name: /Effacer aussi mes données/ }).check();
  await expect(asked.getByRole('listitem')).toHaveText([
    'Une réponse de la borne, pas encore reprise.',
    'Une photo de la borne, pas encore reprise.',
    'Un brouillon commencé.',
  ]);
  await expect(asked.getByText(/sera perdu si vous effacez/)).toBeVisible();
  await checkPage(page, 'erasing what is on this phone only');
  const taken = page.waitForEvent('download');
  await asked.getByRole('button', { name: 'Exporter ce qui n’est pas envoyé' }).click();
  const file = await readFile(await (await taken).path(), 'utf8');
  const { kioskAnswers, kioskPhotos } = JSON.parse(file) as Record<string, unknown>;
  for (const kept of [kioskAnswers, kioskPhotos]) expect(kept).toMatchObject([{ sealed: SPOILT }]);
  expect(file).toContain('Commencée, pas finie');
  await asked.getByRole('button', { name: 'Se déconnecter et effacer' }).click();
  await expect(page).toHaveURL('/');
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '')))
    .not.toContainEqual(expect.stringContaining('aesi-user'));
  for (const table of ['answers', 'photos'] as const) expect(await inKiosk(page, table)).toEqual([]);
});
