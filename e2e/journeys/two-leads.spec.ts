/** Two of a bureau edit one activity without network: different fields both survive, of one field the later stands. */
import { createActivity, editActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { historyOf } from '#e2e/fixtures/history.ts';
import { activityIn, openActivity } from '#e2e/fixtures/pages.ts';
import { signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const TOPIC = 'Course d’orientation';

test('R22 edits of different fields both survive, the later edit of one field wins', async ({ world }) => {
  const server = await world.demoServer();
  const first = await world.device(server, { clockOffMs: 0 });
  const second = await world.device(server, { clockOffMs: 0 });
  await Promise.all([signIn(first, 'lead.sport@demo.test'), signIn(second, 'officer.sport@demo.test')]);
  await expectIndicator(first.page, 'À jour');
  await expectIndicator(second.page, 'À jour');
  await createActivity(first.page, 'sport', TOPIC);
  await openActivity(second.page, 'sport', TOPIC);

  await Promise.all([first.network.close(), second.network.close()]);
  await editActivity(first.page, { Lieu: 'Terrain de Kossodo' });
  // A minute later, so that whose edit is the later one is plain.
  await second.letPass(60_000);
  await editActivity(second.page, {
    Description: 'Apporter de l’eau.',
    Thème: 'Course d’orientation, version deux',
  });
  await first.letPass(120_000);
  await editActivity(first.page, { Thème: 'Course d’orientation, version trois' });

  for (const device of [first, second]) {
    await device.network.open();
    await device.letPass(60_000);
    await expectIndicator(device.page, 'À jour');
  }
  for (const { page } of [first, second]) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Course d’orientation, version trois');
    await expect(page.getByText('Terrain de Kossodo')).toBeVisible();
    await expect(page.getByText('Apporter de l’eau.')).toBeVisible();
  }
  const told = await historyOf(server, `activity:${activityIn(first.page)}`);
  const authorOf = (topic: string): string | undefined => told.find(({ text }) => text.includes(topic))?.by;
  expect(authorOf('version deux')).toBeDefined();
  expect(authorOf('version trois')).toBeDefined();
  expect(authorOf('version deux')).not.toBe(authorOf('version trois'));
});
