/** The server dies in the middle, answers get lost, sessions run out, power fails: nothing acknowledged is lost, nothing is there twice. */
import type { Page } from '@playwright/test';
import {
  createActivity,
  editActivity,
  openCheckIn,
  presentCount,
  publishedCount,
  startActivity,
  toKiosk,
  type MadeActivity,
} from '#e2e/fixtures/activity.ts';
import { checkInAtKiosk } from '#e2e/fixtures/check-in.ts';
import { expectIndicator, type Device } from '#e2e/fixtures/device.ts';
import { openActivity } from '#e2e/fixtures/pages.ts';
import { person } from '#e2e/fixtures/people.ts';
import { leaveKiosk, signIn } from '#e2e/fixtures/sign-in.ts';
import { expect, test, type World } from '#e2e/fixtures/test.ts';

const LEAD = 'lead.sport@demo.test';
const PEOPLE = 8;
/** Longer than an access token lives, shorter than the phone stays open untouched. */
const OVER_A_TOKEN_MS = 11 * 60_000;

interface Waiting {
  readonly phone: Device;
  readonly activity: MadeActivity;
}

/** A phone that was without network and holds an activity with people. */
async function workOffline(world: World): Promise<Waiting> {
  const phone = await world.device(await world.demoServer(), { clockOffMs: 0 });
  await signIn(phone, LEAD);
  await expectIndicator(phone.page, 'À jour');
  await phone.network.close();
  const activity = await createActivity(phone.page, 'sport', 'Tournoi du quartier');
  await startActivity(phone.page);
  const code = await openCheckIn(phone.page);
  await toKiosk(phone.page);
  for (let index = 0; index < PEOPLE; index += 1) await checkInAtKiosk(phone, code, person(index));
  await leaveKiosk(phone, LEAD);
  await expect(presentCount(phone.page)).toHaveText(`${PEOPLE} présents`);
  return { phone, activity };
}

/** What somebody else's phone is told of it. */
async function expectPublished(world: World, { phone, activity }: Waiting): Promise<Page> {
  const visitor = await world.device(phone.server);
  await visitor.goto(activity.path);
  await expect(publishedCount(visitor.page, PEOPLE)).toBeVisible();
  return visitor.page;
}

const expectAllArrived = async ({ page }: Device): Promise<void> => {
  await expectIndicator(page, 'À jour');
  await expect(page.getByText('Tout est arrivé')).toBeVisible();
  await expect(presentCount(page)).toHaveText(`${PEOPLE} présents`);
};

test('killed in the middle of a push, twice, then a power cut after the last answer: everything arrives, once, and stays', async ({
  world,
}) => {
  const waiting = await workOffline(world);
  const { phone } = waiting;
  for (let kill = 0; kill < 2; kill += 1) {
    // What the push asks for is noted first; by then it has begun, and the phone learns nothing of its end.
    const begun = phone.network
      .requestSent('POST /sync/push')
      .then(() => phone.server.written('aesi-audit-'));
    const answerAgain = phone.network.loseEveryAnswer('POST /sync/push');
    await phone.network.open();
    await phone.letPass(60_000);
    await begun;
    await phone.server.kill();
    await phone.network.close();
    answerAgain();
    await phone.server.start();
  }
  let onDisk = '';
  phone.network.beforeAnswers('POST /sync/push', async () => {
    onDisk = await phone.server.copyData();
  });
  await phone.network.open();
  await phone.letPass(60_000);
  await expectAllArrived(phone);

  await phone.server.kill();
  await phone.server.restoreData(onDisk);
  await phone.server.start();
  await expectPublished(world, waiting);
  const again = await world.device(phone.server);
  await signIn(again, LEAD);
  await expectIndicator(again.page, 'À jour');
  await openActivity(again.page, 'sport', waiting.activity.topic);
  await expect(presentCount(again.page)).toHaveText(`${PEOPLE} présents`);
});

test('R29 an answer lost after the database has committed, an access token that runs out: no duplicate, no loss, no refusal, no new sign-in', async ({
  world,
}) => {
  const waiting = await workOffline(world);
  const { phone } = waiting;
  const lost = phone.network.loseAnswers('POST /sync/push', 2);
  await phone.network.open();
  await phone.letPass(60_000);
  await expect(async () => {
    await phone.letPass(20_000);
    await expect(phone.page.getByText('Tout est arrivé')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  await lost;
  await expectAllArrived(phone);

  await phone.network.close();
  await editActivity(phone.page, { Lieu: 'Terrain de l’université' });
  await expectIndicator(phone.page, 'Hors ligne · 1');
  // For the server as well: it takes the old token no more.
  await phone.server.letPass(OVER_A_TOKEN_MS);
  await phone.letPass(OVER_A_TOKEN_MS);
  await phone.network.open();
  await phone.letPass(60_000);
  await expectAllArrived(phone);
  await expect((await expectPublished(world, waiting)).getByText('Terrain de l’université')).toBeVisible();
});
