/**
 * Scenario 3, R7, R24: two hosts at two doors, both without network, the same person at both; each has opened check-in, and the door
 * whose code lost goes on taking it.
 */
import {
  createActivity,
  openCheckIn,
  presentCount,
  shownCode,
  startActivity,
  toKiosk,
} from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk } from '#e2e/fixtures/check-in.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { historyOf } from '#e2e/fixtures/history.ts';
import { activityIn, openActivity } from '#e2e/fixtures/pages.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const HOSTS = ['lead.informatique@demo.test', 'officer.informatique@demo.test'] as const;
const TOPIC = 'Deux portes';

test('R7 R24 Awa Ouédraogo and “OUEDRAOGO awa”, typed at two doors with a code each, are one attendance; the code that lost still opens its door', async ({
  world,
}) => {
  const server = await world.demoServer();
  const first = await world.device(server, { clockOffMs: 0 });
  const second = await world.device(server, { clockOffMs: 0 });
  await Promise.all([signIn(first, HOSTS[0]), signIn(second, HOSTS[1])]);
  await expectIndicator(first.page, 'À jour');
  await expectIndicator(second.page, 'À jour');
  await createActivity(first.page, 'informatique', TOPIC);
  await startActivity(first.page);
  await openActivity(second.page, 'informatique', TOPIC);
  await expect(second.page.getByRole('button', { name: 'Ouvrir l’émargement' })).toBeVisible();
  await expectIndicator(first.page, 'À jour');

  await Promise.all([first.network.close(), second.network.close()]);
  const standing = await openCheckIn(first.page);
  // A minute later, so that whose opening is the first one is plain.
  await second.letPass(60_000);
  const lost = await openCheckIn(second.page);
  expect(lost).not.toBe(standing);
  await toKiosk(first.page);
  await toKiosk(second.page);
  await checkInAtKiosk(first, standing, {
    firstName: 'Awa',
    lastName: 'Ouédraogo',
    suggestion: 'Plus de tables',
  });
  await checkInAtKiosk(second, lost, {
    firstName: 'OUEDRAOGO',
    lastName: 'awa',
    suggestion: 'Moins de bruit',
  });
  await checkInAtKiosk(second, lost, { firstName: 'Ali', lastName: 'Ouédraogo' });
  await leaveKiosk(first, HOSTS[0]);
  await leaveKiosk(second, HOSTS[1]);
  await expect(presentCount(first.page)).toHaveText('1 présent');
  await expect(presentCount(second.page)).toHaveText('2 présents');

  await first.network.open();
  await first.letPass(60_000);
  await expectIndicator(first.page, 'À jour');
  await second.network.open();
  await second.letPass(60_000);
  await expectIndicator(second.page, 'À jour');
  for (const { page } of [first, second]) {
    await expect(presentCount(page)).toHaveText('2 présents');
    await expect(page.getByText('Tout est arrivé')).toBeVisible();
  }
  const told = await historyOf(server, `attendance:informatique:${activityIn(first.page)}:`);
  const traceOf = (text: string) => told.find((one) => one.text.includes(text));
  expect(traceOf('Plus de tables')?.docId).toBe(traceOf('Moins de bruit')?.docId);
  expect(traceOf('Plus de tables')?.by).not.toBe(traceOf('Moins de bruit')?.by);

  expect(await shownCode(first.page)).toBe(standing);
  expect(await shownCode(second.page, lost)).toBe(standing);
  await toKiosk(second.page);
  await checkInAtKiosk(second, lost, { firstName: 'Fatou', lastName: 'Zongo' });
  await leaveKiosk(second, HOSTS[1]);
  for (const { page } of [first, second]) await expect(presentCount(page)).toHaveText('3 présents');
});
