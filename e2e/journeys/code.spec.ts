/** Scenario 2, R7, R27, R30: the code of three hours, at the kiosk and on an own phone. */
import {
  createActivity,
  openCheckIn,
  presentCount,
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
  typeWrongCode,
} from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { person } from '#e2e/fixtures/people.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.anglais@demo.test';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test('R30 at the kiosk: five wrong codes, 2 h 59, 3 h 01, a clock set back, a code replaced', async ({
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
  const setClockAfterOpening = (ms: number): Promise<void> => phone.setClock(openedAtMs + ms - phone.nowMs());
  await toKiosk(phone.page);

  for (const left of [4, 3, 2, 1]) {
    await typeWrongCode(phone.page, code);
    await expect(phone.page.getByRole('alert')).toContainText(
      left === 1 ? 'Encore un essai' : `Encore ${left} essais`,
    );
  }
  const locked = phone.page.getByRole('heading', { name: 'Attendez un instant' });
  for (const lockMs of [30_000, 60_000]) {
    await typeWrongCode(phone.page, code);
    await expect(locked).toBeVisible();
    await phone.letPass(lockMs + 2_000);
    await expect(codeField(phone.page)).toBeVisible();
  }
  // The seventh locks for two minutes, which neither a reload, a reboot nor a clock set back ends, nor the clock prolongs.
  await typeWrongCode(phone.page, code);
  await expect(locked).toBeVisible();
  await phone.page.reload();
  await expect(locked).toBeVisible();
  await phone.reboot('/');
  await expect(phone.page.getByRole('heading', { name: 'Attendez un instant' })).toBeVisible();
  await phone.setClock(-MINUTE_MS);
  await expect(async () => {
    await phone.letPass(20_000);
    await expect(codeField(phone.page)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await checkInAtKiosk(phone, code, person(0));

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

test('R27 R30 on an own phone: five wrong codes lock it, others go on, a replaced code is dead', async ({
  world,
}) => {
  const server = await world.demoServer();
  const host = await world.device(server);
  await signIn(host, LEAD);
  await expectIndicator(host.page, 'À jour');
  const { ulid } = await createActivity(host.page, 'anglais', 'Debate night');
  await startActivity(host.page);
  const code = await openCheckIn(host.page);
  await expectIndicator(host.page, 'À jour');

  const clumsy = await world.device(server);
  await clumsy.goto(`/presence/${ulid}`);
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
  await typeWrongCode(clumsy.page, code);
  await expect(locked).toBeVisible();
  await clumsy.page.reload();
  await codeField(clumsy.page).fill(code);
  await expect(locked).toBeVisible();

  const other = await world.device(server);
  await other.goto(`/presence/${ulid}`);
  await enterCode(other.page, code);
  await fillForm(other.page, { ...person(2), rating: 5, appreciation: 'Very lively' });
  // What is typed survives a reload; the code is asked again.
  await other.page.reload();
  await enterCode(other.page, code);
  await expect(other.page.getByLabel('Prénom', { exact: true })).toHaveValue(person(2).firstName);
  await submitForm(other.page);
  await expect(thanks(other.page, person(2).firstName)).toBeVisible();
  await expect(presentCount(host.page)).toHaveText('1 présent');

  const fresh = await reissueCode(host.page, code);
  await expectIndicator(host.page, 'À jour');
  await other.goto(`/presence/${ulid}`);
  await codeField(other.page).fill(code);
  await expect(other.page.getByRole('alert')).toContainText('Ce code n’est pas le bon');
  await enterCode(other.page, fresh);
});
