/** Scenario 2, R7, R27, R30: the code of three hours, at the kiosk and on an own phone; and how both look, R55, R56. */
import type { Page } from '@playwright/test';
import {
  chooseAct,
  createActivity,
  openCheckIn,
  presentCount,
  checkInQr,
  reissueCode,
  startActivity,
  toKiosk,
} from '#e2e/fixtures/activity.ts';
import {
  checkInAtKiosk,
  codeField,
  enterCode,
  fillForm,
  submitForm,
  thanks,
  THANKS_MS,
  typeWrongCode,
} from '#e2e/fixtures/check-in.ts';
import { expectIndicator, type Device } from '#e2e/fixtures/device.ts';
import { checkEveryLook } from '#e2e/fixtures/page-checks.ts';
import { person } from '#e2e/fixtures/people.ts';
import { readQr } from '#e2e/fixtures/qr.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.anglais@demo.test';

/** Where nobody signs in it is said, too. */
const demonstration = (page: Page) => page.getByText(/^Démonstration\s:/);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test('R7 R30 R55 R56 at the kiosk: five wrong codes, 2 h 59, 3 h 01, a clock set back, a code replaced', async ({
  world,
}) => {
  const server = await world.demoServer();
  const phone = await world.device(server, { kept: true, clockOffMs: 0 });
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  await createActivity(phone.page, 'anglais', 'Public speaking');
  await startActivity(phone.page);
  const openedAtMs = phone.nowMs();
  const code = await openCheckIn(phone.page);
  await expectTimeLeft(phone, openedAtMs);
  const setClockAfterOpening = (ms: number): Promise<void> => phone.setClock(openedAtMs + ms - phone.nowMs());
  await toKiosk(phone.page);
  await expect(demonstration(phone.page)).toBeVisible();
  await expect(codeField(phone.page)).toBeVisible();
  await checkEveryLook(phone.page, 'the code at the kiosk');

  for (const left of [4, 3, 2, 1]) {
    await typeWrongCode(phone.page, code);
    await expect(phone.page.getByRole('alert')).toContainText(
      left === 1 ? 'Encore un essai' : `Encore ${left} essais`,
    );
  }
  const locked = phone.page.getByRole('heading', { name: 'Attendez un instant' });
  for (const lockMs of [30_000, 60_000, 120_000, 240_000]) {
    await typeWrongCode(phone.page, code);
    await expect(locked).toBeVisible();
    await phone.letPass(lockMs + 2_000);
    await expect(codeField(phone.page)).toBeVisible();
  }
  // The ninth locks for eight minutes, which neither a reload, a reboot nor a clock set back ends, nor the clock prolongs.
  await typeWrongCode(phone.page, code);
  await expect(locked).toBeVisible();
  await checkEveryLook(phone.page, 'the kiosk after wrong codes');
  await phone.page.reload();
  await expect(locked).toBeVisible();
  await phone.reboot('/');
  await expect(phone.page.getByRole('heading', { name: 'Attendez un instant' })).toBeVisible();
  await phone.setClock(-MINUTE_MS);
  await expect(async () => {
    await phone.letPass(2 * MINUTE_MS);
    await expect(codeField(phone.page)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await enterCode(phone.page, code);
  await fillForm(phone.page, { ...person(0), suggestion: 'Encore !' });
  await checkEveryLook(phone.page, 'the form at the kiosk');
  // What is typed survives a reload (docs/decisions/013-kiosk-draft.md).
  await phone.page.reload();
  await expect(phone.page.getByLabel('Prénom', { exact: true })).toHaveValue(person(0).firstName);
  await expect(phone.page.getByLabel('Une suggestion')).toHaveValue('Encore !');
  await phone.whileTimeStands(async () => {
    await submitForm(phone.page);
    await expect(thanks(phone.page, person(0).firstName)).toBeVisible();
    await withTimersAtOnce(phone.page, () => checkEveryLook(phone.page, 'the thanks of the kiosk'));
    await expect(thanks(phone.page, person(0).firstName)).toBeVisible();
    await phone.letPass(THANKS_MS);
  });
  await expect(codeField(phone.page)).toBeVisible();

  await setClockAfterOpening(2 * HOUR_MS + 59 * MINUTE_MS);
  await checkInAtKiosk(phone, code, person(1));
  await setClockAfterOpening(3 * HOUR_MS + MINUTE_MS);
  await phone.letPass(2_000);
  const over = phone.page.getByRole('heading', { name: 'L’émargement est terminé' });
  await expect(over).toBeVisible();
  await phone.setClock(-HOUR_MS);
  await phone.letPass(2_000);
  await expect(phone.page.getByRole('heading', { name: 'L’heure du téléphone a reculé' })).toBeVisible();
  await expect(codeField(phone.page)).toHaveCount(0);

  await setClockAfterOpening(10 * MINUTE_MS);
  await leaveKiosk(phone, LEAD);
  await expect(presentCount(phone.page)).toHaveText('2 présents');
  const fresh = await reissueCode(phone.page, code);
  expect(fresh).not.toBe(code);
  await toKiosk(phone.page);
  await codeField(phone.page).fill(code);
  await expect(phone.page.getByRole('alert')).toContainText('Ce code n’est pas le bon');
  await enterCode(phone.page, fresh);
});

test('R27 R30 R55 R56 on an own phone: five wrong codes lock it, too many right ones keep the answer, others go on, a replaced code is dead', async ({
  world,
}) => {
  const server = await world.demoServer();
  const host = await world.device(server);
  await signIn(host, LEAD);
  await expectIndicator(host.page, 'À jour');
  const { topic, ulid } = await createActivity(host.page, 'anglais', 'Debate night');
  await startActivity(host.page);
  const code = await openCheckIn(host.page);
  await expectIndicator(host.page, 'À jour');
  const scanned = await readQr(checkInQr(host.page));
  await checkSheets(host.page);

  const clumsy = await world.device(server);
  // As whoever scans it does; the other one below had the address by a message.
  await clumsy.page.goto(scanned);
  await expect(clumsy.page.getByText(topic)).toBeVisible();
  await expect(demonstration(clumsy.page)).toBeVisible();
  await codeField(clumsy.page).fill('12');
  await clumsy.page.getByRole('button', { name: 'Continuer' }).click();
  await expect(clumsy.page.getByRole('alert')).toHaveText('Entrez les six chiffres.');
  await expect(codeField(clumsy.page)).toBeFocused();
  for (const left of [4, 3, 2, 1]) {
    await typeWrongCode(clumsy.page, code);
    await expect(clumsy.page.getByRole('alert')).toContainText(
      left === 1 ? 'Encore un essai' : `Encore ${left} essais`,
    );
  }
  const locked = clumsy.page.getByRole('heading', { name: 'Attendez un instant' });
  await server.whileTimeStands(async () => {
    await typeWrongCode(clumsy.page, code);
    await expect(locked).toBeVisible();
    await clumsy.page.reload();
    await codeField(clumsy.page).fill(code);
    await expect(locked).toBeVisible();
    await server.letPass(31_000);
    await clumsy.page.reload();
    await enterCode(clumsy.page, code);
  });
  await keepsAnswerThatWaits(clumsy, `/checkin/activity:${ulid}/code`, code);

  const other = await world.device(server);
  await other.goto(`/presence/${ulid}`);
  await enterCode(other.page, code);
  await checkEveryLook(other.page, 'the form on an own phone');
  await fillForm(other.page, { ...person(2), rating: 5, appreciation: 'Very lively' });
  // What is typed survives a reload; the code is asked again.
  await other.page.reload();
  await enterCode(other.page, code);
  await expect(other.page.getByLabel('Prénom', { exact: true })).toHaveValue(person(2).firstName);
  await other.network.close();
  await submitForm(other.page);
  await expect(other.page.getByText(/part seule quand le réseau revient/)).toBeVisible();
  await checkEveryLook(other.page, 'an answer that waits for the network');
  await other.network.open();
  await expect(thanks(other.page, person(2).firstName)).toBeVisible();
  await checkEveryLook(other.page, 'the thanks on an own phone');
  await expect(presentCount(host.page)).toHaveText('1 présent');

  const fresh = await reissueCode(host.page, code);
  await expectIndicator(host.page, 'À jour');
  await other.goto(`/presence/${ulid}`);
  await codeField(other.page).fill(code);
  await expect(other.page.getByRole('alert')).toContainText('Ce code n’est pas le bon');
  await enterCode(other.page, fresh);
});

/** Six minutes, less a moment, after check-in was opened; `openedAtMs` is before that, by less than a minute. */
const expectTimeLeft = (phone: Device, openedAtMs: number): Promise<void> =>
  phone.whileTimeStands(async () => {
    await phone.letPass(openedAtMs + 6 * MINUTE_MS - 1_000 - phone.nowMs());
    await expect(phone.page.getByText('Encore 2 h 54 min', { exact: true })).toBeVisible();
  });

/** Axe gives way between its rules by a timer, which would never end while time stands. */
const withTimersAtOnce = async (page: Page, look: () => Promise<void>): Promise<void> => {
  await page.evaluate(() => {
    const { setTimeout } = globalThis;
    const atOnce = (act: () => void): number => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => act(), { once: true });
      port1.start();
      port2.postMessage(null);
      return 0;
    };
    const timersAgain = () => Object.assign(globalThis, { setTimeout });
    Object.assign(globalThis, { setTimeout: atOnce, timersAgain });
  });
  await look();
  await page.evaluate(() => (globalThis as unknown as { timersAgain: () => void }).timersAgain());
};

/** On a running activity's page: the forms that open above it. */
const checkSheets = async (page: Page): Promise<void> => {
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
    await checkEveryLook(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role)).toHaveCount(0);
  }
};

/** A program buys the right code's tickets until that phone gets no more; whoever holds it keeps what they type. */
const keepsAnswerThatWaits = async ({ page }: Device, path: string, code: string): Promise<void> => {
  const buy = async ([to, digits]: readonly [string, string]): Promise<number> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    for (let bought = 0; ; bought += 1) {
      const answer = await fetch(to, { ...init, body: JSON.stringify({ code: digits }) });
      if (answer.status !== 200) return answer.status === 429 ? bought : -1;
    }
  };
  expect(await page.evaluate(buy, [path, code] as const)).toBe(29);
  await page.reload();
  await enterCode(page, code);
  await fillForm(page, { ...person(5), appreciation: 'Très bien couru' });
  await submitForm(page);
  await expect(page.getByRole('heading', { name: /^Montrez ce carré/ })).toBeVisible();
  await expect(page.getByText(/Beaucoup de réponses arrivent en ce moment/)).toBeVisible();
  await checkEveryLook(page, 'an answer that waits its turn');
  await page.reload();
  await expect(page.getByText(/part seule dès que c’est possible/)).toBeVisible();
  await page.getByRole('button', { name: 'Corriger ma réponse' }).click();
  await expect(page.getByLabel('Votre appréciation')).toHaveValue('Très bien couru');
};
