/** What the kiosk holds is never lost unseen: a phone that fails for a moment, an answer that cannot be taken, a host who erases. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createActivity, openCheckIn, presentCount, startActivity, toKiosk } from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk, codeField } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { openClub, openPage, openSynchronisation } from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.sport@demo.test';
const SPOILT = 'QUJJTUU=';

/** The browser gives nothing back from its storage until `mend`, which is the page's own answer to a store that was lost. */
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

/** In the kiosk's store: all answers, after the first was spoilt where that is asked for. */
const kioskAnswers = (page: Page, spoilFirst?: string): Promise<{ sealed: string }[]> =>
  page.evaluate(async (sealed) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no answer'));
      });
    const database = await done(indexedDB.open('aesi-kiosk'));
    const store = database.transaction('answers', 'readwrite').objectStore('answers');
    const [first] = await done(store.getAll());
    if (sealed !== undefined) await done(store.put({ ...first, sealed }));
    const all = await done(store.getAll());
    database.close();
    return all as { sealed: string }[];
  }, spoilFirst);

test('R7 R60 a storage that fails, an answer that does not open, and an erasure that names both answer and draft', async ({
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
  await checkInAtKiosk(phone, code, person(1));
  expect(await kioskAnswers(phone.page, SPOILT)).toHaveLength(2);

  await leaveKiosk(phone, LEAD);
  const { page } = phone;
  await expect(presentCount(page)).toHaveText('1 présent');
  await expectIndicator(page, '1 refusé');
  await openSynchronisation(page);
  const card = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: 'Réponse à la borne, « Tournoi de volley »', level: 3 }),
  });
  await expect(card).toContainText('ne s’ouvre pas');
  await checkPage(page, 'an answer that cannot be taken');
  await card.getByRole('button', { name: 'Renvoyer' }).click();
  await expect(page.getByText(/ne s’ouvre pas/)).toHaveCount(2);
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Exporter' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(SPOILT);
  await card.getByRole('button', { name: 'Abandonner' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(card).toBeVisible();

  await openClub(page, 'sport');
  await page.getByRole('link', { name: 'Nouvelle activité' }).click();
  await page.getByLabel('Thème').fill('Commencée, pas finie');
  await openPage(page, 'Mon compte', '/compte');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByRole('checkbox', { name: /Effacer aussi mes données/ }).check();
  await expect(asked.getByRole('listitem')).toHaveText([
    'Une réponse de la borne, pas encore reprise.',
    'Un brouillon commencé.',
  ]);
  await expect(asked.getByText(/sera perdu si vous effacez/)).toBeVisible();
  await checkPage(page, 'erasing what is on this phone only');
  const taken = page.waitForEvent('download');
  await asked.getByRole('button', { name: 'Exporter ce qui n’est pas envoyé' }).click();
  const file = await readFile(await (await taken).path(), 'utf8');
  expect(file).toContain(SPOILT);
  expect(file).toContain('Commencée, pas finie');
  await asked.getByRole('button', { name: 'Se déconnecter et effacer' }).click();
  await expect(page).toHaveURL('/');
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '')))
    .not.toContainEqual(expect.stringContaining('aesi-user'));
  expect(await kioskAnswers(page)).toEqual([]);
});
