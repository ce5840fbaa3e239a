/** Two of a bureau edit one activity without network: different fields both survive, of one field the later stands. */
import { createActivity, editActivity } from '#e2e/fixtures/activity.ts';
import { expectIndicator } from '#e2e/fixtures/device.ts';
import { historyOf } from '#e2e/fixtures/history.ts';
import { activityIn, openActivity } from '#e2e/fixtures/pages.ts';
import { openSecondTab, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.sport@demo.test';
const TOPIC = 'Course d’orientation';

test('R22 edits of different fields both survive, the later edit of one field wins', async ({ world }) => {
  const server = await world.demoServer();
  const first = await world.device(server, { clockOffMs: 0 });
  const second = await world.device(server, { clockOffMs: 0 });
  await Promise.all([signIn(first, LEAD), signIn(second, 'officer.sport@demo.test')]);
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

  // Two tabs of one phone: each shows what is written in the other, and one goes on with the work when the other is closed.
  const tab = await openSecondTab(first, LEAD);
  await expectIndicator(tab, 'À jour');
  await openActivity(tab, 'sport', 'Course d’orientation, version trois');
  await editActivity(tab, { Lieu: 'Stade municipal' });
  await expect(first.page.getByText('Stade municipal')).toBeVisible();
  await expect(second.page.getByText('Stade municipal')).toBeVisible();
  await editActivity(first.page, { Description: 'Apporter une casquette.' });
  await expect(tab.getByText('Apporter une casquette.')).toBeVisible();
  await expectIndicator(tab, 'À jour');
  await first.page.close();
  await editActivity(tab, { Lieu: 'Bois de Boulogne' });
  await expect(second.page.getByText('Bois de Boulogne')).toBeVisible();
  await expectIndicator(tab, 'À jour');
});
