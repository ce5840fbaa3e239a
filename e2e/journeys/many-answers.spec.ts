/** R7, R27: one phone gives the right code again and again. It is told that it must wait, and keeps what was typed. */
import { createActivity, openCheckIn, presentCount, startActivity } from '#e2e/fixtures/activity.ts';
import { codeField, enterCode, fillForm, submitForm, thanks } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { checkEveryLook } from '#e2e/fixtures/page-checks.ts';
import { person } from '#e2e/fixtures/people.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const IN_TWENTY_MINUTES = 30;

test('R7 R27 a phone that gave the code thirty times keeps the next answer, and others go on', async ({
  world,
}) => {
  const server = await world.demoServer();
  const host = await world.device(server);
  await signIn(host, 'lead.sport@demo.test');
  await expectIndicator(host.page, 'À jour');
  const { ulid } = await createActivity(host.page, 'sport', 'Course de relais');
  await startActivity(host.page);
  const code = await openCheckIn(host.page);
  await expectIndicator(host.page, 'À jour');

  const { page, goto } = await world.device(server);
  await goto(`/presence/${ulid}`);
  for (let time = 0; time < IN_TWENTY_MINUTES; time += 1) {
    await enterCode(page, code);
    await page.reload();
    await expect(codeField(page)).toBeVisible();
  }
  await enterCode(page, code);
  await fillForm(page, { ...person(0), appreciation: 'Très bien couru' });
  await submitForm(page);
  await expect(page.getByRole('heading', { name: /^Montrez ce carré/ })).toBeVisible();
  await expect(page.getByText(/Beaucoup de réponses arrivent en ce moment/)).toBeVisible();
  await checkEveryLook(page, 'an answer that waits its turn');
  await page.reload();
  await expect(page.getByText(/part seule dès que c’est possible/)).toBeVisible();
  await page.getByRole('button', { name: 'Corriger ma réponse' }).click();
  await expect(page.getByLabel('Votre appréciation')).toHaveValue('Très bien couru');

  const other = await world.device(server);
  await other.goto(`/presence/${ulid}`);
  await enterCode(other.page, code);
  await fillForm(other.page, person(1));
  await submitForm(other.page);
  await expect(thanks(other.page, person(1).firstName)).toBeVisible();
  await expect(presentCount(host.page)).toHaveText('1 présent');
});
