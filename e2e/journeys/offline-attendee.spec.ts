/**
 * R7, R8, R30, R60: neither the attendee's phone nor the host's has a network. The answer goes over the screen: what the attendee
 * sees is photographed, played to the host's camera, and read from there.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  closeCheckIn,
  createActivity,
  openCheckIn,
  presentCount,
  reissueCode,
  startActivity,
} from '#e2e/fixtures/activity.ts';
import { writeFilm } from '#e2e/fixtures/camera-film.ts';
import {
  codeField,
  enterCode,
  fillForm,
  submitButton,
  submitForm,
  thanks,
  wrongCode,
} from '#e2e/fixtures/check-in.ts';
import { expectIndicator, whenKept, type Device } from '#e2e/fixtures/device.ts';
import { checkPage } from '#e2e/fixtures/page-checks.ts';
import { tapTwiceSlowly } from '#e2e/fixtures/pages.ts';
import { person, type Person } from '#e2e/fixtures/people.ts';
import { temporaryFolder } from '#e2e/fixtures/server.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.informatique@demo.test';
const TALKATIVE: Person = {
  ...person(0),
  rating: 5,
  appreciation:
    'Très clair, surtout la partie sur les fichiers ; les exemples venaient de nos propres enquêtes.',
  suggestion:
    'Une deuxième séance sur les graphiques, avec plus d’exercices et moins de diapos, et si possible commencer à l’heure.',
};
const BRIEF = person(1);
const TOO_LATE = person(2);
const GUESSING = person(3);
const AFTER_CLOSING = person(4);
const ELSEWHERE = person(5);

const qr = (page: Page) => page.getByRole('img', { name: /^QR / });

/** Fills the form without a network; ends with pictures of all codes that the screen shows. */
const answerOnScreen = async ({ page }: Device, code: string, who: Person): Promise<Buffer[]> => {
  await enterCode(page, code);
  await fillForm(page, who);
  // The second tap falls where «C’est scanné» stands by then.
  await tapTwiceSlowly(submitButton(page));
  await expect(page.getByRole('heading', { name: /^Montrez ce carré/ })).toBeVisible();
  const [, total = '1'] = /sur (\d+),/.exec((await qr(page).getAttribute('aria-label')) ?? '') ?? [];
  const pictures: Buffer[] = [];
  for (let number = 0; number < Number(total); number += 1) {
    if (number > 0) await page.getByRole('button', { name: 'Carré suivant' }).click();
    pictures.push(await qr(page).screenshot());
  }
  return pictures;
};

const whenScanned = async ({ page }: Device, who: Person): Promise<void> => {
  await page.getByRole('button', { name: 'C’est scanné' }).click();
  await expect(thanks(page, who.firstName)).toBeVisible();
  await page.reload();
  await expect(codeField(page)).toBeVisible();
};

test('R7 R8 R30 an attendee without network shows the answer, the host’s camera takes it once', async ({
  world,
}) => {
  const server = await world.demoServer();
  const film = join(await temporaryFolder('film'), 'screens.mjpeg');
  const host = await world.device(server, { kept: true, camera: film });
  await signIn(host, LEAD);
  await expectIndicator(host.page, 'À jour');
  const elsewhere = await createActivity(host.page, 'informatique', 'Réunion d’à côté');
  await startActivity(host.page);
  const elsewhereCode = await openCheckIn(host.page);
  const { ulid } = await createActivity(host.page, 'informatique', 'Atelier sans réseau');
  await startActivity(host.page);
  const oldCode = await openCheckIn(host.page);
  const code = await reissueCode(host.page, oldCode);
  await expectIndicator(host.page, 'À jour');
  await host.network.close();

  // The line is so bad that the page comes and its further parts do not: that is said, and the code can be typed again.
  const own = await world.device(server);
  const better = own.network.loseEveryAnswer('/presence-answer-', '/workbox-window');
  await own.goto(`/presence/${elsewhere.ulid}`);
  await codeField(own.page).fill(elsewhereCode);
  await expect(own.page.getByRole('alert')).toContainText('Pas de réseau');
  better();
  await enterCode(own.page, elsewhereCode);
  await own.goto(`/presence/${ulid}`);
  await expect(codeField(own.page)).toBeVisible();
  await whenKept(own.page);
  await own.network.close();
  await own.page.reload();
  await expect(codeField(own.page)).toBeVisible();

  const talkative = await answerOnScreen(own, code, TALKATIVE);
  expect(talkative.length).toBeGreaterThan(1);
  await checkPage(own.page, 'an answer in several codes');
  // Nothing is lost by a reload, nor by going back to correct.
  await own.page.reload();
  await expect(qr(own.page)).toBeVisible();
  await own.page.getByRole('button', { name: 'Corriger ma réponse' }).click();
  await expect(own.page.getByLabel('Une suggestion')).toHaveValue(TALKATIVE.suggestion ?? '');
  await submitForm(own.page);
  await whenScanned(own, TALKATIVE);
  const brief = await answerOnScreen(own, code, BRIEF);
  expect(brief).toHaveLength(1);
  await whenScanned(own, BRIEF);
  const late = await answerOnScreen(own, oldCode, TOO_LATE);
  await whenScanned(own, TOO_LATE);
  const { page } = host;
  await closeCheckIn(page);
  const afterClosing = await answerOnScreen(own, code, AFTER_CLOSING);
  await whenScanned(own, AFTER_CLOSING);
  // The other activity that this phone has seen is there without a network as well.
  await own.goto(`/presence/${elsewhere.ulid}`);
  const strange = await answerOnScreen(own, elsewhereCode, ELSEWHERE);
  await own.goto(`/presence/${ulid}`);
  const wrong = await answerOnScreen(own, wrongCode(code), GUESSING);
  await writeFilm(film, [...talkative, ...brief, ...late, ...afterClosing, ...strange, ...wrong]);

  await host.context.grantPermissions([]);
  await page.getByRole('button', { name: 'Scanner les réponses' }).click();
  const sheet = page.getByRole('dialog', { name: 'Scanner les réponses' });
  await expect(sheet.getByRole('alert')).toContainText('La caméra n’est pas autorisée');
  await expect(sheet.getByRole('button', { name: 'Ajouter à la main' })).toBeVisible();
  await checkPage(page, 'a camera that was refused');
  await host.context.grantPermissions(['camera']);
  await sheet.getByRole('button', { name: 'Réessayer' }).click();

  const row = (who: Person) =>
    sheet.getByRole('listitem').filter({ hasText: `${who.firstName} ${who.lastName}` });
  await expect(row(TALKATIVE)).toContainText(/Code juste|Déjà scannée/);
  await expect(row(BRIEF)).toContainText(/Code juste|Déjà scannée/);
  await expect(row(TOO_LATE)).toContainText('Code d’avant le changement');
  await expect(row(AFTER_CLOSING)).toContainText(/noté à .*, après l’heure|Déjà scannée/);
  await expect(row(ELSEWHERE)).toContainText('Réponse d’une autre activité\u00A0: à montrer à son équipe');
  await expect(row(GUESSING)).toContainText('Code faux');
  await checkPage(page, 'the scanner');
  await row(TOO_LATE).getByRole('button', { name: 'Accepter' }).click();
  await expect(row(TOO_LATE)).toContainText(/Code juste|Déjà scannée/);
  // The film begins again: the same people stand there once more.
  await expect(row(TALKATIVE)).toContainText('Déjà scannée');
  await expect(row(BRIEF)).toContainText('Déjà scannée');
  await sheet.getByRole('button', { name: 'Fermer' }).click();

  await expect(presentCount(page)).toHaveText('4 présents');
  const people = page.getByRole('region', { name: 'Participants' });
  await expect(people.getByRole('listitem')).toHaveCount(4);
  await expect(people.getByRole('listitem').filter({ hasText: TALKATIVE.lastName }).first()).toContainText(
    'QR',
  );
  const present = people.getByRole('listitem').filter({ hasText: 'après l’heure' });
  await expect(present).toHaveCount(1);
  await expect(present).toContainText(AFTER_CLOSING.firstName);
  await expect(people.getByText(GUESSING.lastName + GUESSING.firstName)).toHaveCount(0);

  // Back at home the last phone finds a network, and its wrong code is told there.
  await own.network.open();
  await expect(own.page.getByRole('alert')).toContainText('Ce code n’est pas le bon');
  // What was scanned by the wrong host is still here, and arrives where it belongs.
  await own.goto(`/presence/${elsewhere.ulid}`);
  await expect(thanks(own.page, ELSEWHERE.firstName)).toBeVisible();
  await host.network.open();
  await expectIndicator(page, 'À jour');
  await expect(page.getByText('Tout est arrivé')).toBeVisible();
});
